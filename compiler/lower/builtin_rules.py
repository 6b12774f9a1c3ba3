"""Table of how built-in functions are lowered (compiler/lower/builtins.py has the code of each rule).

Columns: name without __builtin_; rule; the rule's word: an IR op, a library function, a variant; - for none.
A name that ends in * stands for one function for each floating type: the endings "" f l f16 f32 f64 f128 f32x f64x q.
What has no row is called as the C library function of its name, or is not supported when there is none (family g of
compiler/sema/builtin_table.py).

Rules
  float     the op on floating operands                     round     the op, then conversion to the result's integer type
  convert   the library function of the word with the operand's ending, its result truncated
  sqrt      the op; the library function where errno is to be set
  bits      an operation on the bits of an integer          absolute  |x|
  overflow  ADD, SUB or MUL stored through the third operand; overflow_p: only tested
  class     classification of a floating value              relation  the quiet comparison
  library   a call of the function called by the word       chk       the same without the last operand if that is (size_t) -1
  argument  the first operand; the others are evaluated
"""

from __future__ import annotations

from typing import Final

FLOAT_ENDINGS: Final = ("", "f", "l", "f16", "f32", "f64", "f128", "f32x", "f64x", "q")

RULES: Final = """
fabs*                    float      fabs
copysign*                float      fcopysign
floor*                   float      ffloor
ceil*                    float      fceil
trunc*                   float      ftrunc
round*                   float      fround
roundeven*               float      froundeven
rint*                    float      frint
nearbyint*               float      fnearbyint
fmin*                    float      fmin
fmax*                    float      fmax
fma*                     float      fma
sqrt*                    sqrt       fsqrt
iceil*                   round      fceil
lceil*                   round      fceil
llceil*                  round      fceil
ifloor*                  round      ffloor
lfloor*                  round      ffloor
llfloor*                 round      ffloor
irint*                   convert    lrint
iround*                  convert    lround
powi*                    powi       -
inf*                     infinity   -
huge_val*                infinity   -
isnan*                   class      nan
isinf*                   class      infinite
isinf_sign               class      infinite_sign
isfinite                 class      finite
finite*                  class      finite
isnormal                 class      normal
signbit*                 class      sign
fpclassify               fpclassify -
isgreater                relation   fogt
isgreaterequal           relation   foge
isless                   relation   folt
islessequal              relation   fole
islessgreater            relation   fone
isunordered              relation   funo
conj*                    complex    conj
creal*                   complex    real
cimag*                   complex    imag
clz                      bits       clz
clzl                     bits       clz
clzll                    bits       clz
clzimax                  bits       clz
clzs                     bits       clz
ctz                      bits       ctz
ctzl                     bits       ctz
ctzll                    bits       ctz
ctzimax                  bits       ctz
ctzs                     bits       ctz
ffs                      bits       ffs
ffsl                     bits       ffs
ffsll                    bits       ffs
ffsimax                  bits       ffs
popcount                 bits       popcount
popcountl                bits       popcount
popcountll               bits       popcount
popcountimax             bits       popcount
parity                   bits       parity
parityl                  bits       parity
parityll                 bits       parity
parityimax               bits       parity
clrsb                    bits       clrsb
clrsbl                   bits       clrsb
clrsbll                  bits       clrsb
clrsbimax                bits       clrsb
bswap16                  bits       bswap
bswap32                  bits       bswap
bswap64                  bits       bswap
bswap128                 bits       bswap
abs                      absolute   -
labs                     absolute   -
llabs                    absolute   -
imaxabs                  absolute   -
isascii                  character  ascii
toascii                  character  toascii
isdigit                  character  digit
add_overflow             overflow   add
sub_overflow             overflow   sub
mul_overflow             overflow   mul
sadd_overflow            overflow   add
saddl_overflow           overflow   add
saddll_overflow          overflow   add
uadd_overflow            overflow   add
uaddl_overflow           overflow   add
uaddll_overflow          overflow   add
ssub_overflow            overflow   sub
ssubl_overflow           overflow   sub
ssubll_overflow          overflow   sub
usub_overflow            overflow   sub
usubl_overflow           overflow   sub
usubll_overflow          overflow   sub
smul_overflow            overflow   mul
smull_overflow           overflow   mul
smulll_overflow          overflow   mul
umul_overflow            overflow   mul
umull_overflow           overflow   mul
umulll_overflow          overflow   mul
add_overflow_p           overflow_p add
sub_overflow_p           overflow_p sub
mul_overflow_p           overflow_p mul
constant_p               constant   -
expect                   expect     -
expect_with_probability  expect     probability
object_size              size       -
dynamic_object_size      size       dynamic
prefetch                 prefetch   -
unreachable              ends       unreachable
trap                     ends       trap
assume_aligned           argument   -
extract_return_addr      argument   -
frob_return_addr         argument   -
frame_address            frame      frame.address
return_address           frame      return.address
extend_pointer           pointer    -
alloca                   alloca     -
alloca_with_align        alloca     align
alloca_with_align_and_max alloca    align
setjmp                   setjmp     -
longjmp                  longjmp    -
va_start                 list       va.start
va_end                   list       va.end
va_copy                  list       va.copy
va_arg_pack_len          packed     -
clear_padding            padding    -
FILE                     place      file
LINE                     place      line
FUNCTION                 place      function
__memcpy_chk             chk        memcpy
__memmove_chk            chk        memmove
__mempcpy_chk            chk        mempcpy
__memset_chk             chk        memset
__stpcpy_chk             chk        stpcpy
__stpncpy_chk            chk        stpncpy
__strcat_chk             chk        strcat
__strcpy_chk             chk        strcpy
__strncat_chk            chk        strncat
__strncpy_chk            chk        strncpy
cpu_init                 cpu        init
cpu_supports             cpu        supports
cpu_is                   cpu        is
"""
