-- Takes the partition's chat that has been due longest, and reads all that is known of it.
-- KEYS: due, fence
-- Options: now, leaseMs, mailPerClaim, format, mostPassed, prefixes of the chat's keys: chat, mail, events, tokens
-- Returns the chat; or nothing; or, if all due chats were written in a newer format, the newest of these formats.
-- The chat's own keys can't be named beforehand; they carry the partition's hash tag, so they are on this node.
-- All reads come first: while a cluster moves the slot one may fail, and then nothing is written.
local prefixes = options.prefixes
local chatId
local newestFormat
for _, each in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', options.now, 'LIMIT', 0, options.mostPassed)) do
  local format = tonumber(redis.call('HGET', prefixes.chat .. each, 'format') or '0')
  if format <= options.format then
    chatId = each
    break
  end
  newestFormat = math.max(format, newestFormat or 0)
end
if not chatId then return newestFormat end

local chat = prefixes.chat .. chatId
local record = redis.call('HGET', chat, 'record') or ''
local mailIds = redis.call('ZRANGE', prefixes.mail .. chatId, 0, options.mailPerClaim - 1)
local events = {}
if #mailIds > 0 then events = redis.call('HMGET', prefixes.events .. chatId, unpack(mailIds)) end
local tokens = redis.call('HGETALL', prefixes.tokens .. chatId)

local fence = redis.call('INCR', KEYS[2])
local tries = redis.call('HINCRBY', chat, 'tries', 1)
redis.call('HSET', chat, 'fence', fence)
lease(KEYS[1], chat, chatId, options.now + options.leaseMs)
return { chatId, fence, tries, record, mailIds, events, tokens }
