-- Takes the partition's chat that has been due longest, and reads all that is known of it.
-- KEYS: due, fence
-- ARGV: now, lease in ms, mail to read, prefixes of the chat's keys: chat, mail, events, tokens
-- The chat's own keys can't be named beforehand; they carry the partition's hash tag, so they are on this node.
-- All reads come first: while a cluster moves the slot one may fail, and then nothing is written.
local now = tonumber(ARGV[1])
local chatId = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 1)[1]
if not chatId then return nil end

local chat, mail, events, tokens = ARGV[4] .. chatId, ARGV[5] .. chatId, ARGV[6] .. chatId, ARGV[7] .. chatId
local record = redis.call('HGET', chat, 'record') or ''
local mailIds = redis.call('ZRANGE', mail, 0, tonumber(ARGV[3]) - 1)
local waiting = {}
if #mailIds > 0 then waiting = redis.call('HMGET', events, unpack(mailIds)) end
local unspent = redis.call('HGETALL', tokens)

local fence = redis.call('INCR', KEYS[2])
local tries = redis.call('HINCRBY', chat, 'tries', 1)
local leasedUntil = now + tonumber(ARGV[2])
redis.call('HSET', chat, 'fence', fence, 'leasedUntil', leasedUntil)
redis.call('ZADD', KEYS[1], leasedUntil, chatId)
return { chatId, fence, tries, record, mailIds, waiting, unspent }
