-- Recursion, floating-point loops and table access.
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(30))
local n, flags, count = 2000000, {}, 0
for i = 2, n do flags[i] = true end
for i = 2, n do
  if flags[i] then
    count = count + 1
    for j = i * i, n, i do flags[j] = false end
  end
end
print(count)
local x, y = 0.0, 0.0
for i = 1, 5000000 do x = x + 1.0 / i; y = y + x % 3 end
print(string.format("%.9f %.9f", x, y))
