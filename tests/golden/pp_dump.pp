# 0 "pp_dump.c"
# 0 "<built-in>"
#define __STDC__ 1
# 0 "<built-in>"
#define __STDC_VERSION__ 201112L
# 0 "<built-in>"
#define __STDC_UTF_16__ 1
# 0 "<built-in>"
#define __STDC_UTF_32__ 1
# 0 "<built-in>"
#define __STDC_HOSTED__ 1
# 0 "<command-line>"
# 1 "pp_dump.c"

#define A(x,y...) x ## y #x
#define B ( 1 + 2 )
#undef A
#define C(a,...) __VA_ARGS__ a ## b
( 1 + 2 )
