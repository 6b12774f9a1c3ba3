-- String building, patterns, and a table of words.
local words, seed, parts = {}, 7, {}
for i = 1, 200000 do
  seed = (seed * 69069 + 1) % 4294967296
  parts[#parts + 1] = ("w%d"):format((seed >> 16) % 5000)
end
local text = table.concat(parts, " ")
for w in text:gmatch("%a%d+") do words[w] = (words[w] or 0) + 1 end
local keys = {}
for k in pairs(words) do keys[#keys + 1] = k end
table.sort(keys)
print(#keys, keys[1], words[keys[1]])
local changed, times = text:gsub("w(%d)(%d*)", "%2%1")
print(#changed, times, text:find("w4999", 1, true) ~= nil)
local total = 0
for i = 1, #text do total = (total * 31 + text:byte(i)) % 1000000007 end
print(total)
