-- Puts dead letters in the places of others, wherever those stand by now.
-- KEYS: dead letters
-- Options: pairs, each a dead letter as it was read (`from`) and the one for its place (`to`)
local replacements = {}
for _, pair in ipairs(cjson.decode(ARGV[1]).pairs) do replacements[pair.from] = pair.to end
for index, deadLetter in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  local to = replacements[deadLetter]
  if to then redis.call('LSET', KEYS[1], index - 1, to) end
end
return 1
