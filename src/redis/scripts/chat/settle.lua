-- Writes what a worker decided about a chat and lets it go, or does nothing when the lease is lost.
-- KEYS: due, chat, mail, events, tokens, dead letters
-- ARGV: options, record. Options: those of writeChange (chat-steps.lua), chatId, now, channel, when to work
--   on it next: mailAt if mail waits, otherwiseAt if none does (absent = not)
local due, chat, mail, events, tokens, deadLetters = unpack(KEYS)
if not writeChange(chat, mail, events, tokens, deadLetters) then return 0 end
redis.call('HSET', chat, 'leasedUntil', 0)
local at = options.otherwiseAt
if redis.call('ZCARD', mail) > 0 then at = math.min(options.mailAt, at or math.huge) end
if not at then
  redis.call('ZREM', due, options.chatId)
else
  redis.call('ZADD', due, at, options.chatId)
  if at <= options.now then redis.call('PUBLISH', options.channel, '') end
end
return 1
