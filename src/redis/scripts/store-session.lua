-- Keeps a session until it runs out, and its place among those of its account.
-- KEYS: session, sessions of the account
-- ARGV: the session's key, ms until it runs out, ms of the longest session, then fields and values
redis.call('HSET', KEYS[1], unpack(ARGV, 4))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return 1
