"""Table of GCC's target-independent built-in functions: facts of GCC 12 (GCC manual: Other Built-in Functions and
neighbours; the C library functions GCC knows).

Columns: name without the __builtin_ prefix; family; flags; signature (result first, then parameters).
family  g  only with the prefix             l  also as the C89 library function of that name
        4  library function since C94       9  since C99      1  since C11      2  since C2X
        e  library function outside ISO C: without the prefix only in GNU dialects
flags   c  const   p  pure   m  const unless -fmath-errno matters   n  noreturn   t  returns twice   -  none
Types are single words: see compiler/sema/builtins.py.
"""

from __future__ import annotations

from typing import Final

GENERIC_BUILTINS: Final = """
FILE                         g -    cstr
FUNCTION                     g -    cstr
LINE                         g -    int
_Exit                        9 n    void int
__clear_cache                e -    void ptr ptr
__fprintf_chk                e -    int ptr int cstr ...
__memcpy_chk                 e -    ptr ptr cptr size size
__memmove_chk                e -    ptr ptr cptr size size
__mempcpy_chk                e -    ptr ptr cptr size size
__memset_chk                 e -    ptr ptr int size size
__printf_chk                 e -    int int cstr ...
__snprintf_chk               e -    int str size int size cstr ...
__sprintf_chk                e -    int str int size cstr ...
__stpcpy_chk                 e -    str str cstr size
__stpncpy_chk                e -    str str cstr size size
__strcat_chk                 e -    str str cstr size
__strcpy_chk                 e -    str str cstr size
__strncat_chk                e -    str str cstr size size
__strncpy_chk                e -    str str cstr size size
__vfprintf_chk               e -    int ptr int cstr valist
__vprintf_chk                e -    int int cstr valist
__vsnprintf_chk              e -    int str size int size cstr valist
__vsprintf_chk               e -    int str int size cstr valist
_exit                        e n    void int
abort                        l pn   void
abs                          l c    int int
acos                         l m    double double
acosf                        l m    float float
acosh                        9 m    double double
acoshf                       9 m    float float
acoshl                       9 m    ldouble ldouble
acosl                        l m    ldouble ldouble
add_overflow                 g -    bool ...
add_overflow_p               g c    bool ...
aggregate_incoming_address   g -    ptr ...
aligned_alloc                1 -    ptr size size
alloca                       e -    ptr size
apply                        g -    ptr fn ptr size
apply_args                   g -    ptr ...
asin                         l m    double double
asinf                        l m    float float
asinh                        9 m    double double
asinhf                       9 m    float float
asinhl                       9 m    ldouble ldouble
asinl                        l m    ldouble ldouble
assume_aligned               g c    ptr cptr size ...
atan                         l m    double double
atan2                        l m    double double double
atan2f                       l m    float float float
atan2l                       l m    ldouble ldouble ldouble
atanf                        l m    float float
atanh                        9 m    double double
atanhf                       9 m    float float
atanhl                       9 m    ldouble ldouble
atanl                        l m    ldouble ldouble
bcmp                         e p    int cptr cptr size
bcopy                        e -    void cptr ptr size
bswap128                     g c    u128 u128
bswap16                      g c    ushort ushort
bswap32                      g c    uint uint
bswap64                      g c    u64 u64
bzero                        e -    void ptr size
cabs                         9 m    double cdouble
cabsf                        9 m    float cfloat
cabsl                        9 m    ldouble cldouble
cacos                        9 m    cdouble cdouble
cacosf                       9 m    cfloat cfloat
cacosh                       9 m    cdouble cdouble
cacoshf                      9 m    cfloat cfloat
cacoshl                      9 m    cldouble cldouble
cacosl                       9 m    cldouble cldouble
calloc                       l -    ptr size size
carg                         9 m    double cdouble
cargf                        9 m    float cfloat
cargl                        9 m    ldouble cldouble
casin                        9 m    cdouble cdouble
casinf                       9 m    cfloat cfloat
casinh                       9 m    cdouble cdouble
casinhf                      9 m    cfloat cfloat
casinhl                      9 m    cldouble cldouble
casinl                       9 m    cldouble cldouble
catan                        9 m    cdouble cdouble
catanf                       9 m    cfloat cfloat
catanh                       9 m    cdouble cdouble
catanhf                      9 m    cfloat cfloat
catanhl                      9 m    cldouble cldouble
catanl                       9 m    cldouble cldouble
cbrt                         9 m    double double
cbrtf                        9 m    float float
cbrtl                        9 m    ldouble ldouble
ccos                         9 m    cdouble cdouble
ccosf                        9 m    cfloat cfloat
ccosh                        9 m    cdouble cdouble
ccoshf                       9 m    cfloat cfloat
ccoshl                       9 m    cldouble cldouble
ccosl                        9 m    cldouble cldouble
ceil                         l c    double double
ceilf                        l c    float float
ceilf128                     e c    f128 f128
ceilf16                      e c    f16 f16
ceilf32                      e c    f32 f32
ceilf32x                     e c    f32x f32x
ceilf64                      e c    f64 f64
ceilf64x                     e c    f64x f64x
ceill                        l c    ldouble ldouble
cexp                         9 m    cdouble cdouble
cexpf                        9 m    cfloat cfloat
cexpi                        g m    cdouble double
cexpif                       g m    cfloat float
cexpil                       g m    cldouble ldouble
cexpl                        9 m    cldouble cldouble
cimag                        9 c    double cdouble
cimagf                       9 c    float cfloat
cimagl                       9 c    ldouble cldouble
classify_type                g -    int ...
clear_padding                g -    void ...
clog                         9 m    cdouble cdouble
clog10                       e m    cdouble cdouble
clog10f                      e m    cfloat cfloat
clog10l                      e m    cldouble cldouble
clogf                        9 m    cfloat cfloat
clogl                        9 m    cldouble cldouble
clrsb                        g c    int int
clrsbimax                    g c    int intmax
clrsbl                       g c    int long
clrsbll                      g c    int llong
clz                          g c    int uint
clzimax                      g c    int uintmax
clzl                         g c    int ulong
clzll                        g c    int ullong
conj                         9 c    cdouble cdouble
conjf                        9 c    cfloat cfloat
conjl                        9 c    cldouble cldouble
constant_p                   g c    int ...
copysign                     9 c    double double double
copysignf                    9 c    float float float
copysignf128                 e c    f128 f128 f128
copysignf16                  e c    f16 f16 f16
copysignf32                  e c    f32 f32 f32
copysignf32x                 e c    f32x f32x f32x
copysignf64                  e c    f64 f64 f64
copysignf64x                 e c    f64x f64x f64x
copysignl                    9 c    ldouble ldouble ldouble
cos                          l m    double double
cosf                         l m    float float
cosh                         l m    double double
coshf                        l m    float float
coshl                        l m    ldouble ldouble
cosl                         l m    ldouble ldouble
cpow                         9 m    cdouble cdouble cdouble
cpowf                        9 m    cfloat cfloat cfloat
cpowl                        9 m    cldouble cldouble cldouble
cproj                        9 c    cdouble cdouble
cprojf                       9 c    cfloat cfloat
cprojl                       9 c    cldouble cldouble
creal                        9 c    double cdouble
crealf                       9 c    float cfloat
creall                       9 c    ldouble cldouble
csin                         9 m    cdouble cdouble
csinf                        9 m    cfloat cfloat
csinh                        9 m    cdouble cdouble
csinhf                       9 m    cfloat cfloat
csinhl                       9 m    cldouble cldouble
csinl                        9 m    cldouble cldouble
csqrt                        9 m    cdouble cdouble
csqrtf                       9 m    cfloat cfloat
csqrtl                       9 m    cldouble cldouble
ctan                         9 m    cdouble cdouble
ctanf                        9 m    cfloat cfloat
ctanh                        9 m    cdouble cdouble
ctanhf                       9 m    cfloat cfloat
ctanhl                       9 m    cldouble cldouble
ctanl                        9 m    cldouble cldouble
ctz                          g c    int uint
ctzimax                      g c    int uintmax
ctzl                         g c    int ulong
ctzll                        g c    int ullong
dcgettext                    e -    str cstr cstr int
dgettext                     e -    str cstr cstr
drem                         e m    double double double
dremf                        e m    float float float
dreml                        e m    ldouble ldouble ldouble
dwarf_cfa                    g -    ptr
dwarf_sp_column              g -    uint
dynamic_object_size          g p    size cptr int
eh_return                    g n    void word ptr
eh_return_data_regno         g -    int int
erf                          9 m    double double
erfc                         9 m    double double
erfcf                        9 m    float float
erfcl                        9 m    ldouble ldouble
erff                         9 m    float float
erfl                         9 m    ldouble ldouble
execl                        e -    int cstr cstr ...
execle                       e -    int cstr cstr ...
execlp                       e -    int cstr cstr ...
execv                        e -    int cstr ptr
execve                       e -    int cstr ptr ptr
execvp                       e -    int cstr ptr
exit                         l n    void int
exp                          l m    double double
exp10                        2 m    double double
exp10f                       2 m    float float
exp10l                       2 m    ldouble ldouble
exp2                         9 m    double double
exp2f                        9 m    float float
exp2l                        9 m    ldouble ldouble
expect                       g c    long long long
expect_with_probability      g c    long long long double
expf                         l m    float float
expl                         l m    ldouble ldouble
expm1                        9 m    double double
expm1f                       9 m    float float
expm1l                       9 m    ldouble ldouble
extend_pointer               g c    word ptr
extract_return_addr          g -    ptr ptr
fabs                         l c    double double
fabsd128                     2 c    d128 d128
fabsd32                      2 c    d32 d32
fabsd64                      2 c    d64 d64
fabsf                        l c    float float
fabsf128                     e c    f128 f128
fabsf16                      e c    f16 f16
fabsf32                      e c    f32 f32
fabsf32x                     e c    f32x f32x
fabsf64                      e c    f64 f64
fabsf64x                     e c    f64x f64x
fabsl                        l c    ldouble ldouble
fdim                         9 m    double double double
fdimf                        9 m    float float float
fdiml                        9 m    ldouble ldouble ldouble
feclearexcept                9 -    int int
fegetenv                     9 -    int ptr
fegetexceptflag              9 -    int ptr int
fegetround                   9 p    int
feholdexcept                 9 -    int ptr
feraiseexcept                9 -    int int
fesetenv                     9 -    int cptr
fesetexceptflag              9 -    int cptr int
fesetround                   9 -    int int
fetestexcept                 9 -    int int
feupdateenv                  9 -    int cptr
ffs                          e c    int int
ffsimax                      e c    int intmax
ffsl                         e c    int long
ffsll                        e c    int llong
finite                       e c    int double
finited128                   e c    int d128
finited32                    e c    int d32
finited64                    e c    int d64
finitef                      e c    int float
finitel                      e c    int ldouble
floor                        l c    double double
floorf                       l c    float float
floorf128                    e c    f128 f128
floorf16                     e c    f16 f16
floorf32                     e c    f32 f32
floorf32x                    e c    f32x f32x
floorf64                     e c    f64 f64
floorf64x                    e c    f64x f64x
floorl                       l c    ldouble ldouble
fma                          9 m    double double double double
fmaf                         9 m    float float float float
fmaf128                      e m    f128 f128 f128 f128
fmaf16                       e m    f16 f16 f16 f16
fmaf32                       e m    f32 f32 f32 f32
fmaf32x                      e m    f32x f32x f32x f32x
fmaf64                       e m    f64 f64 f64 f64
fmaf64x                      e m    f64x f64x f64x f64x
fmal                         9 m    ldouble ldouble ldouble ldouble
fmax                         9 c    double double double
fmaxf                        9 c    float float float
fmaxf128                     e c    f128 f128 f128
fmaxf16                      e c    f16 f16 f16
fmaxf32                      e c    f32 f32 f32
fmaxf32x                     e c    f32x f32x f32x
fmaxf64                      e c    f64 f64 f64
fmaxf64x                     e c    f64x f64x f64x
fmaxl                        9 c    ldouble ldouble ldouble
fmin                         9 c    double double double
fminf                        9 c    float float float
fminf128                     e c    f128 f128 f128
fminf16                      e c    f16 f16 f16
fminf32                      e c    f32 f32 f32
fminf32x                     e c    f32x f32x f32x
fminf64                      e c    f64 f64 f64
fminf64x                     e c    f64x f64x f64x
fminl                        9 c    ldouble ldouble ldouble
fmod                         l m    double double double
fmodf                        l m    float float float
fmodl                        l m    ldouble ldouble ldouble
fork                         e -    int
fpclassify                   g c    int int int int int int ...
fprintf                      l -    int ptr cstr ...
fprintf_unlocked             e -    int ptr cstr ...
fputc                        l -    int int ptr
fputc_unlocked               e -    int int ptr
fputs                        l -    int cstr ptr
fputs_unlocked               e -    int cstr ptr
frame_address                g -    ptr uint
free                         l -    void ptr
frexp                        l m    double double int*
frexpf                       l m    float float int*
frexpl                       l m    ldouble ldouble int*
frob_return_addr             g -    ptr ptr
fscanf                       l -    int ptr cstr ...
fwrite                       l -    size cptr size size ptr
fwrite_unlocked              e -    size cptr size size ptr
gamma                        e m    double double
gamma_r                      e m    double double int*
gammaf                       e m    float float
gammaf_r                     e m    float float int*
gammal                       e m    ldouble ldouble
gammal_r                     e m    ldouble ldouble int*
gettext                      e -    str cstr
huge_val                     g c    double
huge_valf                    g c    float
huge_valf128                 g c    f128
huge_valf16                  g c    f16
huge_valf32                  g c    f32
huge_valf32x                 g c    f32x
huge_valf64                  g c    f64
huge_valf64x                 g c    f64x
huge_vall                    g c    ldouble
hypot                        9 m    double double double
hypotf                       9 m    float float float
hypotl                       9 m    ldouble ldouble ldouble
iceil                        g c    int double
iceilf                       g c    int float
iceill                       g c    int ldouble
ifloor                       g c    int double
ifloorf                      g c    int float
ifloorl                      g c    int ldouble
ilogb                        9 m    int double
ilogbf                       9 m    int float
ilogbl                       9 m    int ldouble
imaxabs                      9 c    intmax intmax
index                        e p    str cstr int
inf                          g c    double
infd128                      g c    d128
infd32                       g c    d32
infd64                       g c    d64
inff                         g c    float
inff128                      g c    f128
inff16                       g c    f16
inff32                       g c    f32
inff32x                      g c    f32x
inff64                       g c    f64
inff64x                      g c    f64x
infl                         g c    ldouble
init_dwarf_reg_size_table    g -    void ptr
irint                        g m    int double
irintf                       g m    int float
irintl                       g m    int ldouble
iround                       g m    int double
iroundf                      g m    int float
iroundl                      g m    int ldouble
isalnum                      l p    int int
isalpha                      l p    int int
isascii                      e c    int int
isblank                      9 p    int int
iscntrl                      l p    int int
isdigit                      l c    int int
isfinite                     g c    int ...
isgraph                      l p    int int
isgreater                    g c    int ...
isgreaterequal               g c    int ...
isinf                        l c    int ...
isinf_sign                   g c    int ...
isinfd128                    e c    int d128
isinfd32                     e c    int d32
isinfd64                     e c    int d64
isinff                       e c    int float
isinfl                       e c    int ldouble
isless                       g c    int ...
islessequal                  g c    int ...
islessgreater                g c    int ...
islower                      l p    int int
isnan                        l c    int ...
isnand128                    e c    int d128
isnand32                     e c    int d32
isnand64                     e c    int d64
isnanf                       e c    int float
isnanl                       e c    int ldouble
isnormal                     g c    int ...
isprint                      l p    int int
ispunct                      l p    int int
isspace                      l p    int int
isunordered                  g c    int ...
isupper                      l p    int int
iswalnum                     4 p    int wint
iswalpha                     4 p    int wint
iswblank                     9 p    int wint
iswcntrl                     4 p    int wint
iswdigit                     4 p    int wint
iswgraph                     4 p    int wint
iswlower                     4 p    int wint
iswprint                     4 p    int wint
iswpunct                     4 p    int wint
iswspace                     4 p    int wint
iswupper                     4 p    int wint
iswxdigit                    4 p    int wint
isxdigit                     l c    int int
j0                           e m    double double
j0f                          e m    float float
j0l                          e m    ldouble ldouble
j1                           e m    double double
j1f                          e m    float float
j1l                          e m    ldouble ldouble
jn                           e m    double int double
jnf                          e m    float int float
jnl                          e m    ldouble int ldouble
labs                         l c    long long
lceil                        g c    long double
lceilf                       g c    long float
lceill                       g c    long ldouble
ldexp                        l m    double double int
ldexpf                       l m    float float int
ldexpl                       l m    ldouble ldouble int
lfloor                       g c    long double
lfloorf                      g c    long float
lfloorl                      g c    long ldouble
lgamma                       9 m    double double
lgamma_r                     e m    double double int*
lgammaf                      9 m    float float
lgammaf_r                    e m    float float int*
lgammal                      9 m    ldouble ldouble
lgammal_r                    e m    ldouble ldouble int*
llabs                        9 c    llong llong
llceil                       g c    llong double
llceilf                      g c    llong float
llceill                      g c    llong ldouble
llfloor                      g c    llong double
llfloorf                     g c    llong float
llfloorl                     g c    llong ldouble
llrint                       9 m    llong double
llrintf                      9 m    llong float
llrintl                      9 m    llong ldouble
llround                      9 m    llong double
llroundf                     9 m    llong float
llroundl                     9 m    llong ldouble
log                          l m    double double
log10                        l m    double double
log10f                       l m    float float
log10l                       l m    ldouble ldouble
log1p                        9 m    double double
log1pf                       9 m    float float
log1pl                       9 m    ldouble ldouble
log2                         9 m    double double
log2f                        9 m    float float
log2l                        9 m    ldouble ldouble
logb                         9 m    double double
logbf                        9 m    float float
logbl                        9 m    ldouble ldouble
logf                         l m    float float
logl                         l m    ldouble ldouble
longjmp                      g n    void ptr int
lrint                        9 m    long double
lrintf                       9 m    long float
lrintl                       9 m    long ldouble
lround                       9 m    long double
lroundf                      9 m    long float
lroundl                      9 m    long ldouble
malloc                       l -    ptr size
memchr                       l p    ptr cptr int size
memcmp                       l p    int cptr cptr size
memcpy                       l -    ptr ptr cptr size
memmove                      l -    ptr ptr cptr size
mempcpy                      e -    ptr ptr cptr size
memset                       l -    ptr ptr int size
modf                         l m    double double double*
modff                        l m    float float float*
modfl                        l m    ldouble ldouble ldouble*
mul_overflow                 g -    bool ...
mul_overflow_p               g c    bool ...
nan                          9 c    double cstr
nand128                      2 c    d128 cstr
nand32                       2 c    d32 cstr
nand64                       2 c    d64 cstr
nanf                         9 c    float cstr
nanf128                      e c    f128 cstr
nanf16                       e c    f16 cstr
nanf32                       e c    f32 cstr
nanf32x                      e c    f32x cstr
nanf64                       e c    f64 cstr
nanf64x                      e c    f64x cstr
nanl                         9 c    ldouble cstr
nans                         g c    double cstr
nansd128                     g c    d128 cstr
nansd32                      g c    d32 cstr
nansd64                      g c    d64 cstr
nansf                        g c    float cstr
nansf128                     g c    f128 cstr
nansf16                      g c    f16 cstr
nansf32                      g c    f32 cstr
nansf32x                     g c    f32x cstr
nansf64                      g c    f64 cstr
nansf64x                     g c    f64x cstr
nansl                        g c    ldouble cstr
nearbyint                    9 c    double double
nearbyintf                   9 c    float float
nearbyintf128                e c    f128 f128
nearbyintf16                 e c    f16 f16
nearbyintf32                 e c    f32 f32
nearbyintf32x                e c    f32x f32x
nearbyintf64                 e c    f64 f64
nearbyintf64x                e c    f64x f64x
nearbyintl                   9 c    ldouble ldouble
next_arg                     g -    ptr ...
nextafter                    9 m    double double double
nextafterf                   9 m    float float float
nextafterl                   9 m    ldouble ldouble ldouble
nexttoward                   9 m    double double ldouble
nexttowardf                  9 m    float float ldouble
nexttowardl                  9 m    ldouble ldouble ldouble
object_size                  g c    size cptr int
parity                       g c    int uint
parityimax                   g c    int uintmax
parityl                      g c    int ulong
parityll                     g c    int ullong
popcount                     g c    int uint
popcountimax                 g c    int uintmax
popcountl                    g c    int ulong
popcountll                   g c    int ullong
posix_memalign               e -    int ptr* size size
pow                          l m    double double double
pow10                        e m    double double
pow10f                       e m    float float
pow10l                       e m    ldouble ldouble
powf                         l m    float float float
powi                         g m    double double int
powif                        g m    float float int
powil                        g m    ldouble ldouble int
powl                         l m    ldouble ldouble ldouble
prefetch                     g -    void cptr ...
printf                       l -    int cstr ...
printf_unlocked              e -    int cstr ...
putc                         l -    int int ptr
putc_unlocked                e -    int int ptr
putchar                      l -    int int
putchar_unlocked             e -    int int
puts                         l -    int cstr
puts_unlocked                e -    int cstr
realloc                      l -    ptr ptr size
remainder                    9 m    double double double
remainderf                   9 m    float float float
remainderl                   9 m    ldouble ldouble ldouble
remquo                       9 m    double double double int*
remquof                      9 m    float float float int*
remquol                      9 m    ldouble ldouble ldouble int*
return                       g n    void ptr
return_address               g -    ptr uint
rindex                       e p    str cstr int
rint                         9 m    double double
rintf                        9 m    float float
rintf128                     e c    f128 f128
rintf16                      e c    f16 f16
rintf32                      e c    f32 f32
rintf32x                     e c    f32x f32x
rintf64                      e c    f64 f64
rintf64x                     e c    f64x f64x
rintl                        9 m    ldouble ldouble
round                        9 c    double double
roundeven                    2 c    double double
roundevenf                   2 c    float float
roundevenf128                e c    f128 f128
roundevenf16                 e c    f16 f16
roundevenf32                 e c    f32 f32
roundevenf32x                e c    f32x f32x
roundevenf64                 e c    f64 f64
roundevenf64x                e c    f64x f64x
roundevenl                   2 c    ldouble ldouble
roundf                       9 c    float float
roundf128                    e c    f128 f128
roundf16                     e c    f16 f16
roundf32                     e c    f32 f32
roundf32x                    e c    f32x f32x
roundf64                     e c    f64 f64
roundf64x                    e c    f64x f64x
roundl                       9 c    ldouble ldouble
sadd_overflow                g -    bool int int int*
saddl_overflow               g -    bool long long long*
saddll_overflow              g -    bool llong llong llong*
saveregs                     g -    ptr ...
scalb                        e m    double double double
scalbf                       e m    float float float
scalbl                       e m    ldouble ldouble ldouble
scalbln                      9 m    double double long
scalblnf                     9 m    float float long
scalblnl                     9 m    ldouble ldouble long
scalbn                       9 m    double double int
scalbnf                      9 m    float float int
scalbnl                      9 m    ldouble ldouble int
scanf                        l -    int cstr ...
setjmp                       g t    int ptr
signbit                      e c    int ...
signbitd128                  e c    int d128
signbitd32                   e c    int d32
signbitd64                   e c    int d64
signbitf                     e c    int float
signbitl                     e c    int ldouble
significand                  e m    double double
significandf                 e m    float float
significandl                 e m    ldouble ldouble
sin                          l m    double double
sincos                       e m    void double double* double*
sincosf                      e m    void float float* float*
sincosl                      e m    void ldouble ldouble* ldouble*
sinf                         l m    float float
sinh                         l m    double double
sinhf                        l m    float float
sinhl                        l m    ldouble ldouble
sinl                         l m    ldouble ldouble
smul_overflow                g -    bool int int int*
smull_overflow               g -    bool long long long*
smulll_overflow              g -    bool llong llong llong*
snprintf                     9 -    int str size cstr ...
speculation_safe_value       g -    void ...
speculation_safe_value_1     g -    u8 u8 ...
speculation_safe_value_16    g -    u128 u128 ...
speculation_safe_value_2     g -    u16 u16 ...
speculation_safe_value_4     g -    u32 u32 ...
speculation_safe_value_8     g -    u64 u64 ...
speculation_safe_value_ptr   g -    ptr ptr ...
sprintf                      l -    int str cstr ...
sqrt                         l m    double double
sqrtf                        l m    float float
sqrtf128                     e m    f128 f128
sqrtf16                      e m    f16 f16
sqrtf32                      e m    f32 f32
sqrtf32x                     e m    f32x f32x
sqrtf64                      e m    f64 f64
sqrtf64x                     e m    f64x f64x
sqrtl                        l m    ldouble ldouble
sscanf                       l -    int cstr cstr ...
ssub_overflow                g -    bool int int int*
ssubl_overflow               g -    bool long long long*
ssubll_overflow              g -    bool llong llong llong*
stpcpy                       e -    str str cstr
stpncpy                      e -    str str cstr size
strcasecmp                   e p    int cstr cstr
strcat                       l -    str str cstr
strchr                       l p    str cstr int
strcmp                       l p    int cstr cstr
strcpy                       l -    str str cstr
strcspn                      l p    size cstr cstr
strdup                       2 -    str cstr
strfmon                      e -    ssize str size cstr ...
strftime                     l -    size str size cstr cptr
strlen                       l p    size cstr
strncasecmp                  e p    int cstr cstr size
strncat                      l -    str str cstr size
strncmp                      l p    int cstr cstr size
strncpy                      l -    str str cstr size
strndup                      2 -    str cstr size
strnlen                      e p    size cstr size
strpbrk                      l p    str cstr cstr
strrchr                      l p    str cstr int
strspn                       l p    size cstr cstr
strstr                       l p    str cstr cstr
sub_overflow                 g -    bool ...
sub_overflow_p               g c    bool ...
tan                          l m    double double
tanf                         l m    float float
tanh                         l m    double double
tanhf                        l m    float float
tanhl                        l m    ldouble ldouble
tanl                         l m    ldouble ldouble
tgamma                       9 m    double double
tgammaf                      9 m    float float
tgammal                      9 m    ldouble ldouble
toascii                      e c    int int
tolower                      l p    int int
toupper                      l p    int int
towlower                     4 p    wint wint
towupper                     4 p    wint wint
trap                         g n    void
trunc                        9 c    double double
truncf                       9 c    float float
truncf128                    e c    f128 f128
truncf16                     e c    f16 f16
truncf32                     e c    f32 f32
truncf32x                    e c    f32x f32x
truncf64                     e c    f64 f64
truncf64x                    e c    f64x f64x
truncl                       9 c    ldouble ldouble
uadd_overflow                g -    bool uint uint uint*
uaddl_overflow               g -    bool ulong ulong ulong*
uaddll_overflow              g -    bool ullong ullong ullong*
umul_overflow                g -    bool uint uint uint*
umull_overflow               g -    bool ulong ulong ulong*
umulll_overflow              g -    bool ullong ullong ullong*
unreachable                  g cn   void
unwind_init                  g -    void
update_setjmp_buf            g -    void ptr
usub_overflow                g -    bool uint uint uint*
usubl_overflow               g -    bool ulong ulong ulong*
usubll_overflow              g -    bool ullong ullong ullong*
va_arg_pack                  g p    int
va_arg_pack_len              g p    int
va_copy                      g -    void valistref valist
va_end                       g -    void valistref
va_start                     g -    void valistref ...
vfprintf                     l -    int ptr cstr valist
vfscanf                      9 -    int ptr cstr valist
vprintf                      l -    int cstr valist
vscanf                       9 -    int cstr valist
vsnprintf                    9 -    int str size cstr valist
vsprintf                     l -    int str cstr valist
vsscanf                      9 -    int cstr cstr valist
y0                           e m    double double
y0f                          e m    float float
y0l                          e m    ldouble ldouble
y1                           e m    double double
y1f                          e m    float float
y1l                          e m    ldouble ldouble
yn                           e m    double int double
ynf                          e m    float int float
ynl                          e m    ldouble int ldouble
"""
