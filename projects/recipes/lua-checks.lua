-- Exercises the language and the libraries of Lua 5.4.  Everything printed must be the same however
-- Lua was compiled; each check also holds its own expectation.
local count = 0
local function check(name, got, expected)
  count = count + 1
  if got ~= expected then
    error(("%s: got %s, expected %s"):format(name, tostring(got), tostring(expected)), 2)
  end
  print(name, tostring(got))
end

-- Integers wrap at 64 bits; floats are doubles (reference manual 3.4.1).
check("wrap", math.maxinteger + 1, math.mininteger)
check("floor division", -7 // 2, -4)
check("modulo", -7 % 3, 2)
check("float modulo", -5.5 % 2.0, 0.5)
check("shift", 1 << 63, math.mininteger)
check("logical shift", -1 >> 60, 15)
check("shift beyond", 1 << 64, 0)
check("xor", 0xF0F0 ~ 0xFFFF, 0x0F0F)
check("integer division by power", 2^53 // 1 | 0, 9007199254740992)
check("compare int float", math.maxinteger < math.maxinteger + 0.0, true)
check("hex float", 0x1.8p3, 12.0)
check("tointeger", math.tointeger(3.0), 3)
check("nan", (0/0) ~= (0/0), true)
check("negative zero", 1 / (-0.0), -math.huge)
check("concat", 1 .. "|" .. 2.5 .. "|" .. 1e100, "1|2.5|1e+100")
check("format g", ("%.14g %5d %-5s| %q"):format(math.pi, 42, "ab", "a\nb\0c"), '3.1415926535898    42 ab   | "a\\\nb\\0c"')
check("format a", ("%a"):format(1.0), "0x1p+0")
check("string to number", "0x10" + 0, 16)
check("overflowing literal", 9223372036854775808, 2^63)

-- Strings and patterns.
check("gsub", ("hello world"):gsub("o", "0"), "hell0 w0rld")
check("captures", ("key = value"):match("^(%w+)%s*=%s*(%w+)$"), "key")
check("balanced", ("f(a(b)c)d"):match("%b()"), "(a(b)c)")
check("frontier", ("THE (quick) fox"):find("%f[%a]%a+%f[%A]"), 1)
check("byte order", string.pack("<i4", 0x01020304):byte(), 4)
check("unpack", (string.unpack(">I8", "\0\0\0\0\0\0\1\0")), 256)
check("utf8", utf8.len("häß€𝄞"), 5)
check("utf8 char", utf8.char(0x20AC), "€")
check("rep", #("ab"):rep(1000, ","), 2999)

-- Tables, sorting, length, varargs.
local numbers = {}
local state = 12345
for i = 1, 2000 do
  state = (state * 1103515245 + 12345) & 0x7fffffff
  numbers[i] = state
end
table.sort(numbers)
local sorted = true
for i = 2, #numbers do sorted = sorted and numbers[i - 1] <= numbers[i] end
check("sort", sorted, true)
check("sum", (function() local s = 0 for _, v in ipairs(numbers) do s = s + v end return s end)() > 0, true)
table.sort(numbers, function(a, b) return a > b end)
check("sort descending", numbers[1] >= numbers[2000], true)
check("select", select("#", nil, nil, 3, nil), 4)
check("unpack many", select("#", table.unpack({}, 1, 200)), 200)
check("move", table.concat(table.move({1, 2, 3}, 1, 3, 2), ","), "1,1,2,3")

-- Closures, upvalues, goto, integer for loops at the limits, to-be-closed variables.
local closures = {}
for i = 1, 3 do closures[i] = function() i = i + 1 return i end end
closures[1]()
check("fresh upvalue", closures[1]() * 10 + closures[2](), 33)
local steps = 0
for _ = math.maxinteger - 2, math.maxinteger do steps = steps + 1 end
check("loop at limit", steps, 3)
do
  local i = 1
  ::again::
  if i < 10 then i = i + 1 goto again end
  check("goto", i, 10)
end
local closed = ""
do
  local a <close> = setmetatable({}, {__close = function() closed = closed .. "a" end})
  local b <close> = setmetatable({}, {__close = function() closed = closed .. "b" end})
end
check("close order", closed, "ba")

-- Metatables, inheritance, operators.
local Vector = {}
Vector.__index = Vector
Vector.__add = function(a, b) return setmetatable({x = a.x + b.x}, Vector) end
Vector.__eq = function(a, b) return a.x == b.x end
Vector.__lt = function(a, b) return a.x < b.x end
Vector.__call = function(self, n) return self.x * n end
Vector.__len = function(self) return self.x end
local function vector(x) return setmetatable({x = x}, Vector) end
check("add", (vector(1) + vector(2)).x, 3)
check("eq", vector(1) == vector(1), true)
check("lt", vector(1) < vector(2), true)
check("call", vector(6)(7), 42)
check("len", #vector(9), 9)
check("rawequal", rawequal(vector(1), vector(1)), false)

-- Coroutines and errors: setjmp and longjmp underneath.
local generator = coroutine.wrap(function() for i = 1, 1000 do coroutine.yield(i) end end)
local total = 0
for value in generator do total = total + value end
check("coroutine", total, 500500)
local nested = 0
local function recurse(n) if n == 0 then error({code = 7}) end recurse(n - 1) nested = nested + 1 end
local ok, err = pcall(recurse, 150)
check("pcall", not ok and err.code, 7)
check("unwound", nested, 0)
check("xpcall", select(2, xpcall(function() error("boom", 0) end, function(m) return m .. "!" end)), "boom!")
check("stack overflow", (pcall(function() local function f() return 1 + f() end return f() end)), false)
check("yield across pcall", coroutine.wrap(function() return select(2, pcall(function() return coroutine.yield(5) end)) end)(), 5)
check("error value", select(2, pcall(error)), nil)

-- load, string.dump, environments.
check("load", load("local a, b = ... return a * b")(6, 7), 42)
check("syntax error", load("x = = 1"), nil)
check("dump", load(string.dump(function() return "dumped" end))(), "dumped")
check("environment", load("return y", "chunk", "t", {y = 11})(), 11)

-- Garbage collection, weak tables, finalisers, both modes.
local weak = setmetatable({}, {__mode = "v"})
weak[1] = {}
collectgarbage()
check("weak", weak[1], nil)
collectgarbage("generational")
local garbage = {}
for i = 1, 20000 do garbage[i % 100] = {i, tostring(i)} end
collectgarbage("incremental")
collectgarbage()
check("alive", garbage[0][1], 20000)
local finalised = 0
for _ = 1, 10 do setmetatable({}, {__gc = function() finalised = finalised + 1 end}) end
collectgarbage()
check("finalised", finalised, 10)

-- Something that runs for a while: sieve, Fibonacci, and a matrix product whose exact bits are printed below.
local sieve, primes = {}, 0
for i = 2, 20000 do
  if not sieve[i] then
    primes = primes + 1
    for j = i * i, 20000, i do sieve[j] = true end
  end
end
check("primes", primes, 2262)
local function fibonacci(n) if n < 2 then return n end return fibonacci(n - 1) + fibonacci(n - 2) end
check("fibonacci", fibonacci(24), 46368)
local n, a, b, trace = 40, {}, {}, 0.0
for i = 1, n do
  a[i], b[i] = {}, {}
  for j = 1, n do a[i][j], b[i][j] = 1 / (i + j), i - j / n end
end
for i = 1, n do
  local s = 0.0
  for k = 1, n do s = s + a[i][k] * b[k][i] end
  trace = trace + s
end
print(("%a"):format(trace), ("%a"):format(math.sin(1e6)), ("%a"):format(math.exp(0.5)), ("%a"):format(2.5 ^ 1.5))
check("date", os.date("!%Y-%m-%d %H:%M:%S", 1e9 // 1 | 0), "2001-09-09 01:46:40")
print(count .. " checks passed")
