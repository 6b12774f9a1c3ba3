// Recursion, typed arrays, objects, strings and regular expressions.
function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
print(fib(27));
const n = 600000, flags = new Uint8Array(n + 1);
let count = 0;
for (let i = 2; i <= n; i++)
    if (!flags[i]) {
        count++;
        for (let j = i * i; j <= n; j += i) flags[j] = 1;
    }
print(count);
let seed = 1;
const list = Array.from({ length: 60000 }, () => (seed = (seed * 16807) % 2147483647));
list.sort((a, b) => a - b);
print(list[0], list[list.length - 1]);
const words = new Map();
let text = "";
for (let i = 0; i < 60000; i++) text += "w" + (list[i] % 997) + " ";
for (const m of text.matchAll(/w(\d+)/g)) words.set(m[1], (words.get(m[1]) || 0) + 1);
print(words.size, JSON.stringify([...words].slice(0, 3)));
let x = 0;
for (let i = 1; i < 1500000; i++) x += Math.sqrt(i) % 1.5;
print(x.toFixed(6));
