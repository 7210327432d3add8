-- Puts letters in the places of others, wherever those stand by now.
-- KEYS: dead letters
-- ARGV: pairs of a letter as it was read and the one for its place
local letters = redis.call('LRANGE', KEYS[1], 0, -1)
for index, letter in ipairs(letters) do
  for pair = 1, #ARGV, 2 do
    if letter == ARGV[pair] then redis.call('LSET', KEYS[1], index - 1, ARGV[pair + 1]) end
  end
end
return 1
