-- Objects with metatables, closures, sorting, garbage.
local Point = {}
Point.__index = Point
function Point.new(x, y) return setmetatable({x = x, y = y}, Point) end
function Point:add(other) return Point.new(self.x + other.x, self.y + other.y) end
local sum = Point.new(0, 0)
for i = 1, 1500000 do sum = sum:add(Point.new(i % 7, i % 11)) end
print(sum.x, sum.y)
local seed, list = 42, {}
for i = 1, 200000 do seed = (seed * 1103515245 + 12345) % 2147483648; list[i] = seed end
table.sort(list, function(a, b) return a > b end)
print(list[1], list[#list])
local function counter() local n = 0; return function() n = n + 1; return n end end
local c = counter()
for _ = 1, 3000000 do c() end
print(c())
