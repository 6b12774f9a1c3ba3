/* flags: -std=gnu17 -DCMD=7 -UNOTHING -Wall -I. */
#if 1 ? 2 : (0/0) || 3
yes CMD
#endif
#if -1 > 0u && (2 || 1/0) && 'a' == 97 && '\377' < 0 && 0x7fffffffffffffff + 0 > 0 && ~0u
unsigned arithmetic
#elif 1
no
#else
no
#endif
??=
#line 100 "foo.c"
__LINE__ __FILE__ __COUNTER__ __COUNTER__ __INCLUDE_LEVEL__
# 7 "bar.c" 3
tok
# 9 "bar.c" 3 4
tok2
# 30 "pp_directives.c"
#if defined(CMD) && !defined nope && __has_include("pp_expansion.c") && !__has_include(<nowhere.h>)
def
#elif 1
no
#else
no
#endif
#ifdef __has_attribute
__has_attribute(noreturn) __has_attribute(__packed__) __has_attribute(nonsense) __has_builtin(__builtin_clz) __has_builtin(nonsense)
__has_attribute(fallthrough) __has_c_attribute(nodiscard) __has_c_attribute(gnu::unused) __has_c_attribute(clang::x)
#endif
_Pragma("omp parallel") after
#define f(x) x
#define EMPTY
f(_Pragma("foo bar") inside) f(a
#pragma in args
b
#define NEW 1
NEW
) end
EMPTY # define not directive
L"a" u8"b" U'c' .5e+3.x 0x1p-3 <: :> %: %:%: ... .. . ..... ->* <<= >>=
#pragma GCC poison unused_name
#pragma push_macro("f")
#undef f
#define f g
f
#pragma pop_macro("f")
f(2)
#pragma message "hello" CMD
#ident "version"
#define long_line a \
  b \
\
  c
long_line long_\
line /* comment
over lines */ next
  # /* odd */ define odd 1
odd // rest \
of comment
"string" 'c' R"x(raw
"string)" )x" done
#if 0
# bad directive 'unterminated
#if 1
#else
#endif
#elif 0
#else
taken
#endif
