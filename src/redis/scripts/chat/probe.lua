-- Writes what an append would, so that whatever would refuse that one refuses this.
-- KEYS: probe
-- Options: now, retentionMs, channel to tell (may be absent)
local options = cjson.decode(ARGV[1])
redis.call('HSET', KEYS[1], 'at', options.now)
redis.call('PEXPIRE', KEYS[1], options.retentionMs)
if options.channel then redis.call('PUBLISH', options.channel, '') end
return 1
