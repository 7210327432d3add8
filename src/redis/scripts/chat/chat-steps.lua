-- What the steps of a chat share. script.ts puts this in front of append, claim, commit, settle and leave.
local options = cjson.decode(ARGV[1])

-- Notes the newest format in which something of the chat is written: a worker that reads no further leaves it alone.
local function noteFormat(chat)
  local known = tonumber(redis.call('HGET', chat, 'format') or '0')
  if options.format > known then redis.call('HSET', chat, 'format', options.format) end
end

-- The chat is worked on until then; if its worker dies, it is due again.
local function lease(due, chat, chatId, leasedUntil)
  redis.call('HSET', chat, 'leasedUntil', leasedUntil)
  redis.call('ZADD', due, leasedUntil, chatId)
end

-- Writes what a worker decided about a chat; the record is ARGV[2]. Returns false, and writes nothing, if another
-- worker has claimed it since. Options: fence, format, handled, spentTokens, deadLetters, maxDeadLetters, retentionMs,
-- neverExpires.
local function writeChange(chat, mail, events, tokens, deadLetters)
  if tonumber(redis.call('HGET', chat, 'fence')) ~= options.fence then return false end
  redis.call('HSET', chat, 'record', ARGV[2], 'tries', 0)
  noteFormat(chat)
  for _, mailId in ipairs(options.handled) do
    redis.call('ZREM', mail, mailId)
    redis.call('HDEL', events, mailId)
  end
  for _, eventId in ipairs(options.spentTokens) do redis.call('HDEL', tokens, eventId) end
  for _, deadLetter in ipairs(options.deadLetters) do redis.call('LPUSH', deadLetters, deadLetter) end
  if #options.deadLetters > 0 then
    redis.call('LTRIM', deadLetters, 0, options.maxDeadLetters - 1)
    redis.call('PEXPIRE', deadLetters, options.retentionMs)
  end
  if options.neverExpires then
    redis.call('PERSIST', chat)
  else
    redis.call('PEXPIRE', chat, options.retentionMs)
  end
  redis.call('PEXPIRE', tokens, options.retentionMs)
  return true
end
