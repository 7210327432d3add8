-- Puts an entry on top of an audit list, and drops the oldest ones.
-- KEYS: list
-- Options: entry, maxEntries
local options = cjson.decode(ARGV[1])
redis.call('LPUSH', KEYS[1], options.entry)
redis.call('LTRIM', KEYS[1], 0, options.maxEntries - 1)
return 1
