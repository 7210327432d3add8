-- Writes what a worker decided about a chat, if its claim still holds; then keeps the lease or lets the chat go.
-- KEYS: due, chat, mail, events, tokens, dead letters
-- ARGV: chat id, fence, now, record, {handled, spentTokens, deadLetters} as JSON, ms to keep what is forgotten,
--   dead letters to keep, new end of the lease ('' lets go), when to work on mail, when otherwise ('' = not),
--   due channel, '1' to keep the chat until it says otherwise
local due, chat, mail, events, tokens, deadLetters = unpack(KEYS)
local chatId, fence, now = ARGV[1], ARGV[2], tonumber(ARGV[3])
if redis.call('HGET', chat, 'fence') ~= fence then return 0 end

local change = cjson.decode(ARGV[5])
redis.call('HSET', chat, 'record', ARGV[4], 'tries', 0)
for _, mailId in ipairs(change.handled) do
  redis.call('ZREM', mail, mailId)
  redis.call('HDEL', events, mailId)
end
for _, eventId in ipairs(change.spentTokens) do redis.call('HDEL', tokens, eventId) end
for _, letter in ipairs(change.deadLetters) do redis.call('LPUSH', deadLetters, letter) end
if #change.deadLetters > 0 then
  redis.call('LTRIM', deadLetters, 0, tonumber(ARGV[7]) - 1)
  redis.call('PEXPIRE', deadLetters, ARGV[6])
end
if ARGV[12] == '1' then
  redis.call('PERSIST', chat)
else
  redis.call('PEXPIRE', chat, ARGV[6])
end
redis.call('PEXPIRE', tokens, ARGV[6])

if ARGV[8] ~= '' then
  redis.call('HSET', chat, 'leasedUntil', ARGV[8])
  redis.call('ZADD', due, ARGV[8], chatId)
  return 1
end

redis.call('HSET', chat, 'leasedUntil', 0)
local at = tonumber(ARGV[10])
if redis.call('ZCARD', mail) > 0 then at = math.min(tonumber(ARGV[9]), at or math.huge) end
if not at then
  redis.call('ZREM', due, chatId)
else
  redis.call('ZADD', due, at, chatId)
  if at <= now then redis.call('PUBLISH', ARGV[11], '') end
end
return 1
