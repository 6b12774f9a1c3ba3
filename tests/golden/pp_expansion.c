/* C11 6.10.3: the order of expansion, spacing, stringification and pasting, as GCC does them. */
#define EMPTY
#define f(x) x
#define str(x) #x
#define xstr(x) str(x)
#define cat(a,b) a ## b
#define xcat(a,b) cat(a,b)
#define va(...) <__VA_ARGS__>
#define vo(a, ...) g(a __VA_OPT__(,) __VA_ARGS__) __VA_OPT__(x ## a) #__VA_OPT__(q a b)
#define h(x, args...) k(x, ## args)
#define obj (1 + obj)
#define rec(x) x rec(x)
f(f)(1) xstr(EMPTY foo EMPTY bar) xstr( a  +b "q\n" '\'' ) xcat(xcat(a,b), c) va() va(1,2) vo(1) vo(1,2) vo()
h(1) h(1,) h(1,2,3) obj rec(rec(2)) f(
)x -f(-)- +EMPTY+ f(+)+
str( @ \n ) xstr(__LINE__) xstr(__FILE__)
f (1) f
(2) f EMPTY (3)
#define t(x,y,z) x ## y ## z
int j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,), t(10,,), t(,11,), t(,,12), t(,,) };
#define hash_hash # ## #
#define mkstr(a) # a
#define in_between(a) mkstr(a)
#define join(c, d) in_between(c hash_hash d)
char p[] = join(x, y);
#define x 3
#define ff(a) ff(x * (a))
#undef x
#define x 2
#define gg ff
#define z z[0]
#define hh gg(~
#define mm(a) a(w)
#define w 0,1
#define tt(a) a
#define pp() int
#define qq(x) x
#define rr(x,y) x ## y
ff(y+1) + ff(ff(z)) % tt(tt(gg)(0) + tt)(1);
gg(x+(3,4)-w) | hh 5) & mm
 (ff)^mm(mm);
pp() i[qq()] = { qq(1), rr(2,3), rr(4,), rr(,5), rr(,) };
f(
__LINE__
,) f(
__LINE__)
#define LINE __LINE__
f(
  LINE) LINE
va(a
  b,
c
) d
