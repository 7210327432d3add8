-- Writes what a worker decided about a chat and renews its lease, or does nothing when the lease is lost.
-- KEYS: due, chat, mail, events, tokens, dead letters
-- ARGV: options, record. Options: those of writeChange (chat-steps.lua), chatId, leasedUntil
local due, chat, mail, events, tokens, deadLetters = unpack(KEYS)
if not writeChange(chat, mail, events, tokens, deadLetters) then return 0 end
lease(due, chat, options.chatId, options.leasedUntil)
return 1
