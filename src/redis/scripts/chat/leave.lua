-- Leaves a claimed chat as it was for a while, because its worker can't work on it. That doesn't count as a try.
-- KEYS: due, chat
-- Options: chatId, fence, leasedUntil
if tonumber(redis.call('HGET', KEYS[2], 'fence')) ~= options.fence then return 0 end
redis.call('HINCRBY', KEYS[2], 'tries', -1)
lease(KEYS[1], KEYS[2], options.chatId, options.leasedUntil)
return 1
