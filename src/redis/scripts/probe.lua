-- Writes what an append would, so that whatever would refuse that one refuses this.
-- KEYS: probe
-- ARGV: now, ms to keep it, a channel to tell or ''
redis.call('HSET', KEYS[1], 'at', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
if ARGV[3] ~= '' then redis.call('PUBLISH', ARGV[3], '') end
return 1
