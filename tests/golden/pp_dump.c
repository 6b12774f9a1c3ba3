/* flags: -dD -std=gnu11 -undef */
#define A(x,y...) x  ##  y #x
#define B  ( 1 +  2 )
#undef A
#define C(a, ...) __VA_ARGS__ a%:%: b
B
