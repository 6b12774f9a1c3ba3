"""Table of the x86 built-in functions that ordinary IR expresses exactly (compiler/lower/x86_vectors.py has the code of each rule).

Columns: rule; the rule's word; names without __builtin_ia32_.  Operand types are those of the call.
Sources: Intel 64 and IA-32 Architectures SDM volume 2, the operation of each instruction.

Rules
  each      the IR op on every lane                   low      the op on lane 0, the other lanes of the first operand; lowone:
            of one operand
  bitwise   the op on the bits                        andnot   ~a & b
  least     a < b ? a : b (word: the comparison), as MINPS: the second operand where the comparison is false; leastlow: lane 0
  mask      a comparison as a mask; masklow: lane 0   predicate  the comparison an immediate names; predicatelow: lane 0
  test      an int: the comparison of lanes 0, for unordered ones what GCC 12 reads from the flags
  saturate  widened, the op, clamped to the lane (word: op and s or u)
  average   (a + b + 1) >> 1                          pack     both operands clamped to half the lane width (word: s or u), joined
  shift     all lanes by a count (immediate, or the low 64 bits of a vector); more than the width: 0, or the sign
  shifts    each lane by its own count                bytes    the whole (each 16 bytes) shifted by bytes, word left or right
  shuffle   picked lanes; the word names the pattern  widen    low lanes converted: word sext zext fpext sitofp
  pairs     sums or differences of neighbours         product  a named product
  insert extract   a lane                             convert  the scalar, or lane 0, of the second operand, put into lane 0
  bitsof    an int: whether a & b (word zero) or ~a & b (ones) is zero, or neither (mixed)
  rotate carry scan count lowbits   operations on general registers: ROL, ADC and SBB, BSR, LZCNT and TZCNT, BZHI
  load store       memory, unaligned unless the word says otherwise; half: 8 bytes of the vector
"""

from __future__ import annotations

from typing import Final

X86_RULES: Final = """
each fadd addps addpd addps256 addpd256
each fsub subps subpd subps256 subpd256
each fmul mulps mulpd mulps256 mulpd256
each fdiv divps divpd divps256 divpd256
each fsqrt sqrtps sqrtpd sqrtps256 sqrtpd256
each fcopysign copysignps copysignpd copysignps256 copysignpd256
each ffloor floorps floorpd floorps256 floorpd256
each fceil ceilps ceilpd ceilps256 ceilpd256
each ftrunc truncps truncpd truncps256 truncpd256
each add paddb128 paddw128 paddd128 paddq128 paddb256 paddw256 paddd256 paddq256 paddb paddw paddd paddq
each sub psubb128 psubw128 psubd128 psubq128 psubb256 psubw256 psubd256 psubq256 psubb psubw psubd psubq
each mul pmullw128 pmulld128 pmullw256 pmulld256 pmullw
each mulhs pmulhw128 pmulhw256 pmulhw
each mulhu pmulhuw128 pmulhuw256 pmulhuw
each abs pabsb128 pabsw128 pabsd128 pabsb256 pabsw256 pabsd256 pabsb pabsw pabsd
each smin pminsb128 pminsw128 pminsd128 pminsb256 pminsw256 pminsd256 pminsw
each smax pmaxsb128 pmaxsw128 pmaxsd128 pmaxsb256 pmaxsw256 pmaxsd256 pmaxsw
each umin pminub128 pminuw128 pminud128 pminub256 pminuw256 pminud256 pminub
each umax pmaxub128 pmaxuw128 pmaxud128 pmaxub256 pmaxuw256 pmaxud256 pmaxub
lowone fsqrt sqrtss sqrtsd
low fadd addss addsd
low fsub subss subsd
low fmul mulss mulsd
low fdiv divss divsd
bitwise and andps andpd andps256 andpd256 pand128 andsi256 pand
bitwise or orps orpd orps256 orpd256 por128 por256 por
bitwise xor xorps xorpd xorps256 xorpd256 pxor128 pxor256 pxor
andnot - andnps andnpd andnps256 andnpd256 pandn128 andnotsi256 pandn
least folt minps minpd minps256 minpd256
least fogt maxps maxpd maxps256 maxpd256
leastlow folt minss minsd
leastlow fogt maxss maxsd
mask eq pcmpeqb128 pcmpeqw128 pcmpeqd128 pcmpeqq pcmpeqb256 pcmpeqw256 pcmpeqd256 pcmpeqq256 pcmpeqb pcmpeqw pcmpeqd
mask sgt pcmpgtb128 pcmpgtw128 pcmpgtd128 pcmpgtq pcmpgtb256 pcmpgtw256 pcmpgtd256 pcmpgtq256 pcmpgtb pcmpgtw pcmpgtd
mask foeq cmpeqps cmpeqpd
mask folt cmpltps cmpltpd
mask fole cmpleps cmplepd
mask fogt cmpgtps cmpgtpd
mask foge cmpgeps cmpgepd
mask funo cmpunordps cmpunordpd
mask ford cmpordps cmpordpd
mask fune cmpneqps cmpneqpd
mask fuge cmpnltps cmpnltpd
mask fugt cmpnleps cmpnlepd
mask fule cmpngtps cmpngtpd
mask fult cmpngeps cmpngepd
masklow foeq cmpeqss cmpeqsd
masklow folt cmpltss cmpltsd
masklow fole cmpless cmplesd
masklow funo cmpunordss cmpunordsd
masklow ford cmpordss cmpordsd
masklow fune cmpneqss cmpneqsd
masklow fuge cmpnltss cmpnltsd
masklow fugt cmpnless cmpnlesd
predicate - cmpps cmppd cmpps256 cmppd256
predicatelow - cmpss cmpsd
test fueq comieq ucomieq comisdeq ucomisdeq
test fult comilt ucomilt comisdlt ucomisdlt
test fule comile ucomile comisdle ucomisdle
test fogt comigt ucomigt comisdgt ucomisdgt
test foge comige ucomige comisdge ucomisdge
test fone comineq ucomineq comisdneq ucomisdneq
saturate adds paddsb128 paddsw128 paddsb256 paddsw256 paddsb paddsw
saturate addu paddusb128 paddusw128 paddusb256 paddusw256 paddusb paddusw
saturate subs psubsb128 psubsw128 psubsb256 psubsw256 psubsb psubsw
saturate subu psubusb128 psubusw128 psubusb256 psubusw256 psubusb psubusw
average - pavgb128 pavgw128 pavgb256 pavgw256 pavgb pavgw
pack s packsswb128 packssdw128 packsswb256 packssdw256 packsswb packssdw
pack u packuswb128 packusdw128 packuswb256 packusdw256 packuswb
shift shl psllwi128 pslldi128 psllqi128 psllwi256 pslldi256 psllqi256 psllwi pslldi psllqi
shift shl psllw128 pslld128 psllq128 psllw256 pslld256 psllq256 psllw pslld psllq
shift lshr psrlwi128 psrldi128 psrlqi128 psrlwi256 psrldi256 psrlqi256 psrlwi psrldi psrlqi
shift lshr psrlw128 psrld128 psrlq128 psrlw256 psrld256 psrlq256 psrlw psrld psrlq
shift ashr psrawi128 psradi128 psrawi256 psradi256 psrawi psradi
shift ashr psraw128 psrad128 psraw256 psrad256 psraw psrad
shifts shl psllv2di psllv4di psllv4si psllv8si
shifts lshr psrlv2di psrlv4di psrlv4si psrlv8si
shifts ashr psrav4si psrav8si
bytes left pslldqi128 pslldqi256
bytes right psrldqi128 psrldqi256
shuffle interleavelow unpcklps unpcklpd punpcklbw128 punpcklwd128 punpckldq128 punpcklqdq128 unpcklps256 unpcklpd256
shuffle interleavelow punpcklbw256 punpcklwd256 punpckldq256 punpcklqdq256 punpcklbw punpcklwd punpckldq
shuffle interleavehigh unpckhps unpckhpd punpckhbw128 punpckhwd128 punpckhdq128 punpckhqdq128 unpckhps256 unpckhpd256
shuffle interleavehigh punpckhbw256 punpckhwd256 punpckhdq256 punpckhqdq256 punpckhbw punpckhwd punpckhdq
shuffle two shufps shufpd shufps256 shufpd256
shuffle one pshufd pshufd256 vpermilps vpermilps256 pshufw
shuffle bits vpermilpd vpermilpd256
shuffle lowwords pshuflw pshuflw256
shuffle highwords pshufhw pshufhw256
shuffle quads permdf256 permdi256
shuffle blend blendps blendpd blendps256 blendpd256 pblendw128 pblendw256 pblendd128 pblendd256
shuffle first movss movsd
shuffle highlow movhlps
shuffle lowhigh movlhps
shuffle odd movshdup movshdup256
shuffle even movsldup movsldup256 movddup256
shuffle halves vextractf128_ps256 vextractf128_pd256 vextractf128_si256 extract128i256
shuffle splat pbroadcastb128 pbroadcastw128 pbroadcastd128 pbroadcastq128 pbroadcastb256 pbroadcastw256 pbroadcastd256 pbroadcastq256
shuffle splat vbroadcastss_ps vbroadcastss_ps256 vbroadcastsd_pd256
shuffle repeat vbroadcastsi256
shuffle align palignr128 palignr256
shuffle cast ps256_ps pd256_pd si256_si ps_ps256 pd_pd256 si_si256
shuffle lowquad movq128
shuffle put vinsertf128_ps256 vinsertf128_pd256 vinsertf128_si256 insert128i256
shuffle perm vperm2f128_ps256 vperm2f128_pd256 vperm2f128_si256 permti256
widen sext pmovsxbw128 pmovsxbd128 pmovsxbq128 pmovsxwd128 pmovsxwq128 pmovsxdq128
widen sext pmovsxbw256 pmovsxbd256 pmovsxbq256 pmovsxwd256 pmovsxwq256 pmovsxdq256
widen zext pmovzxbw128 pmovzxbd128 pmovzxbq128 pmovzxwd128 pmovzxwq128 pmovzxdq128
widen zext pmovzxbw256 pmovzxbd256 pmovzxbq256 pmovzxwd256 pmovzxwq256 pmovzxdq256
widen fpext cvtps2pd cvtps2pd256
widen sitofp cvtdq2ps cvtdq2ps256 cvtdq2pd cvtdq2pd256
widen fptrunc cvtpd2ps256
pairs fadd haddps haddpd haddps256 haddpd256
pairs fsub hsubps hsubpd hsubps256 hsubpd256
pairs add phaddw128 phaddd128 phaddw256 phaddd256 phaddw phaddd
pairs sub phsubw128 phsubd128 phsubw256 phsubd256 phsubw phsubd
product even_unsigned pmuludq128 pmuludq256
product even_signed pmuldq128 pmuldq256
product add_pairs pmaddwd128 pmaddwd256 pmaddwd
product rounded pmulhrsw128 pmulhrsw256 pmulhrsw
product sign psignb128 psignw128 psignd128 psignb256 psignw256 psignd256 psignb psignw psignd
insert - vec_set_v8hi vec_set_v16qi vec_set_v4sf vec_set_v4si vec_set_v2di vec_set_v4hi
extract - vec_ext_v2df vec_ext_v2di vec_ext_v4si vec_ext_v8hi vec_ext_v16qi vec_ext_v4sf vec_ext_v4hi vec_ext_v2si
convert - cvtsi2ss cvtsi642ss cvtsi2sd cvtsi642sd cvtss2sd cvtsd2ss
load - loadups loadupd loaddqu loadups256 loadupd256 loaddqu256 lddqu lddqu256
bitsof zero ptestz128 ptestz256
bitsof ones ptestc128 ptestc256
bitsof mixed ptestnzc128 ptestnzc256
rotate rotl rolhi rolqi
rotate rotr rorhi rorqi
carry add addcarryx_u32 addcarryx_u64
carry sub sbb_u32 sbb_u64
scan - bsrsi bsrdi
count ctlz lzcnt_u16 lzcnt_u32 lzcnt_u64
count cttz tzcnt_u16 tzcnt_u32 tzcnt_u64
lowbits - bzhi_si bzhi_di
store - storeups storeupd storedqu storeups256 storeupd256 storedqu256
load half loadhps loadlps loadhpd loadlpd
store half storehps storelps
store aligned movntps movntpd movntdq movntps256 movntpd256 movntdq256 movnti movnti64
"""

# Built-ins with a rule that stay intrinsics: the x86-64 target has the instruction (compiler/target/x86_64/intrinsics.py), and the rule
# would take the vector apart.
NATIVE: Final = """
haddpd haddps hsubpd hsubps maxpd maxps minpd minps packssdw128 packsswb128 packusdw128 packuswb128 paddsb128 paddsw128 paddusb128
paddusw128 pavgb128 pavgw128 phaddd128 phaddw128 phsubd128 phsubw128 pmaddwd128 pmuldq128 pmulhrsw128 pmuludq128 psignb128
psignd128 psignw128 pslld128 pslldi128 psllq128 psllqi128 psllw128 psllwi128 psrad128 psradi128 psraw128 psrawi128 psrld128
psrldi128 psrlq128 psrlqi128 psrlw128 psrlwi128 psubsb128 psubsw128 psubusb128 psubusw128
"""
