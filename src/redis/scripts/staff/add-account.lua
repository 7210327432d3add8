-- Adds an account, unless its login is taken.
-- KEYS: account, logins
-- Options: login, fields of the account (without its login)
local options = cjson.decode(ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'login', options.login)
for field, value in pairs(options.fields) do redis.call('HSET', KEYS[1], field, value) end
redis.call('SADD', KEYS[2], options.login)
return 1
