"""Rows of the table of x86 built-in functions: MMX to SSE 4.2, 3DNow! and AES.

Columns as builtin_table_x86.py explains them; it joins the parts.
"""

from __future__ import annotations

from typing import Final

X86_SSE_BUILTINS: Final = """
addpd sse2 v2df v2df v2df
addps sse v4sf v4sf v4sf
addsd sse2 v2df v2df v2df
addss sse v4sf v4sf v4sf
addsubpd sse3 v2df v2df v2df
addsubps sse3 v4sf v4sf v4sf
aesdec128 aes+sse2 v2di v2di v2di
aesdeclast128 aes+sse2 v2di v2di v2di
aesenc128 aes+sse2 v2di v2di v2di
aesenclast128 aes+sse2 v2di v2di v2di
aesimc128 aes+sse2 v2di v2di
aeskeygenassist128 aes+sse2 v2di v2di int
andnpd sse2 v2df v2df v2df
andnps sse v4sf v4sf v4sf
andpd sse2 v2df v2df v2df
andps sse v4sf v4sf v4sf
blendpd sse4_1 v2df v2df v2df int
blendps sse4_1 v4sf v4sf v4sf int
blendvpd sse4_1 v2df v2df v2df v2df
blendvps sse4_1 v4sf v4sf v4sf v4sf
ceilpd sse4_1 v2df v2df
ceilpd_vec_pack_sfix sse4_1 v4si v2df v2df
ceilps sse4_1 v4sf v4sf
ceilps_sfix sse4_1 v4si v4sf
clflush sse2 void pcvoid
cmpeqpd sse2 v2df v2df v2df
cmpeqps sse v4sf v4sf v4sf
cmpeqsd sse2 v2df v2df v2df
cmpeqss sse v4sf v4sf v4sf
cmpgepd sse2 v2df v2df v2df
cmpgeps sse v4sf v4sf v4sf
cmpgtpd sse2 v2df v2df v2df
cmpgtps sse v4sf v4sf v4sf
cmplepd sse2 v2df v2df v2df
cmpleps sse v4sf v4sf v4sf
cmplesd sse2 v2df v2df v2df
cmpless sse v4sf v4sf v4sf
cmpltpd sse2 v2df v2df v2df
cmpltps sse v4sf v4sf v4sf
cmpltsd sse2 v2df v2df v2df
cmpltss sse v4sf v4sf v4sf
cmpneqpd sse2 v2df v2df v2df
cmpneqps sse v4sf v4sf v4sf
cmpneqsd sse2 v2df v2df v2df
cmpneqss sse v4sf v4sf v4sf
cmpngepd sse2 v2df v2df v2df
cmpngeps sse v4sf v4sf v4sf
cmpngtpd sse2 v2df v2df v2df
cmpngtps sse v4sf v4sf v4sf
cmpnlepd sse2 v2df v2df v2df
cmpnleps sse v4sf v4sf v4sf
cmpnlesd sse2 v2df v2df v2df
cmpnless sse v4sf v4sf v4sf
cmpnltpd sse2 v2df v2df v2df
cmpnltps sse v4sf v4sf v4sf
cmpnltsd sse2 v2df v2df v2df
cmpnltss sse v4sf v4sf v4sf
cmpordpd sse2 v2df v2df v2df
cmpordps sse v4sf v4sf v4sf
cmpordsd sse2 v2df v2df v2df
cmpordss sse v4sf v4sf v4sf
cmpunordpd sse2 v2df v2df v2df
cmpunordps sse v4sf v4sf v4sf
cmpunordsd sse2 v2df v2df v2df
cmpunordss sse v4sf v4sf v4sf
comieq sse int v4sf v4sf
comige sse int v4sf v4sf
comigt sse int v4sf v4sf
comile sse int v4sf v4sf
comilt sse int v4sf v4sf
comineq sse int v4sf v4sf
comisdeq sse2 int v2df v2df
comisdge sse2 int v2df v2df
comisdgt sse2 int v2df v2df
comisdle sse2 int v2df v2df
comisdlt sse2 int v2df v2df
comisdneq sse2 int v2df v2df
copysignpd sse2 v2df v2df v2df
copysignps sse v4sf v4sf v4sf
cvtdq2pd sse2 v2df v4si
cvtdq2ps sse2 v4sf v4si
cvtpd2dq sse2 v4si v2df
cvtpd2pi sse2+mmx v2si v2df
cvtpd2ps sse2 v4sf v2df
cvtpi2pd sse2+mmx v2df v2si
cvtpi2ps sse+mmx v4sf v4sf v2si
cvtps2dq sse2 v4si v4sf
cvtps2pd sse2 v2df v4sf
cvtps2pi sse+mmx v2si v4sf
cvtsd2si sse2 int v2df
cvtsd2si64 sse2+64bit int64 v2df
cvtsd2ss sse2 v4sf v4sf v2df
cvtsi2sd sse2 v2df v2df si
cvtsi2ss sse v4sf v4sf si
cvtsi642sd sse2+64bit v2df v2df di
cvtsi642ss sse+64bit v4sf v4sf di
cvtss2sd sse2 v2df v2df v4sf
cvtss2si sse int v4sf
cvtss2si64 sse+64bit int64 v4sf
cvttpd2dq sse2 v4si v2df
cvttpd2pi sse2+mmx v2si v2df
cvttps2dq sse2 v4si v4sf
cvttps2pi sse+mmx v2si v4sf
cvttsd2si sse2 int v2df
cvttsd2si64 sse2+64bit int64 v2df
cvttss2si sse int v4sf
cvttss2si64 sse+64bit int64 v4sf
divpd sse2 v2df v2df v2df
divps sse v4sf v4sf v4sf
divsd sse2 v2df v2df v2df
divss sse v4sf v4sf v4sf
dppd sse4_1 v2df v2df v2df int
dpps sse4_1 v4sf v4sf v4sf int
emms mmx void
extrq sse4a v2di v2di v16qi
extrqi sse4a v2di v2di uint uint
femms 3dnow void
floorpd sse4_1 v2df v2df
floorpd_vec_pack_sfix sse4_1 v4si v2df v2df
floorps sse4_1 v4sf v4sf
floorps_sfix sse4_1 v4si v4sf
haddpd sse3 v2df v2df v2df
haddps sse3 v4sf v4sf v4sf
hsubpd sse3 v2df v2df v2df
hsubps sse3 v4sf v4sf v4sf
insertps128 sse4_1 v4sf v4sf v4sf int
insertq sse4a v2di v2di v2di
insertqi sse4a v2di v2di v2di uint uint
lddqu sse3 v16qi pcchar
ldmxcsr sse void unsigned
lfence sse2 void
loaddqu sse2 v16qi pcchar
loadhpd sse2 v2df v2df pcdouble
loadhps sse v4sf v4sf pcv2sf
loadlpd sse2 v2df v2df pcdouble
loadlps sse v4sf v4sf pcv2sf
loadupd sse2 v2df pcdouble
loadups sse v4sf pcfloat
maskmovdqu sse2 void v16qi v16qi pchar
maskmovq sse+3dnow_a+mmx void v8qi v8qi pchar
maxpd sse2 v2df v2df v2df
maxps sse v4sf v4sf v4sf
maxsd sse2 v2df v2df v2df
maxss sse v4sf v4sf v4sf
mfence sse2 void
minpd sse2 v2df v2df v2df
minps sse v4sf v4sf v4sf
minsd sse2 v2df v2df v2df
minss sse v4sf v4sf v4sf
movhlps sse v4sf v4sf v4sf
movlhps sse v4sf v4sf v4sf
movmskpd sse2 int v2df
movmskps sse int v4sf
movntdq sse2 void pv2di v2di
movntdqa sse4_1 v2di pv2di
movnti sse2 void pint int
movnti64 sse2+64bit void plonglong longlong
movntpd sse2 void pdouble v2df
movntps sse void pfloat v4sf
movntq sse+3dnow_a+mmx void pulonglong ulonglong
movntsd sse4a void pdouble v2df
movntss sse4a void pfloat v4sf
movq128 sse2 v2di v2di
movsd sse2 v2df v2df v2df
movshdup sse3 v4sf v4sf
movsldup sse3 v4sf v4sf
movss sse v4sf v4sf v4sf
mpsadbw128 sse4_1 v16qi v16qi v16qi int
mulpd sse2 v2df v2df v2df
mulps sse v4sf v4sf v4sf
mulsd sse2 v2df v2df v2df
mulss sse v4sf v4sf v4sf
orpd sse2 v2df v2df v2df
orps sse v4sf v4sf v4sf
pabsb ssse3+mmx v8qi v8qi
pabsb128 ssse3 v16qi v16qi
pabsd ssse3+mmx v2si v2si
pabsd128 ssse3 v4si v4si
pabsw ssse3+mmx v4hi v4hi
pabsw128 ssse3 v8hi v8hi
packssdw mmx v4hi v2si v2si
packssdw128 sse2 v8hi v4si v4si
packsswb mmx v8qi v4hi v4hi
packsswb128 sse2 v16qi v8hi v8hi
packusdw128 sse4_1 v8hi v4si v4si
packuswb mmx v8qi v4hi v4hi
packuswb128 sse2 v16qi v8hi v8hi
paddb mmx v8qi v8qi v8qi
paddb128 sse2 v16qi v16qi v16qi
paddd mmx v2si v2si v2si
paddd128 sse2 v4si v4si v4si
paddq sse2+mmx v1di v1di v1di
paddq128 sse2 v2di v2di v2di
paddsb mmx v8qi v8qi v8qi
paddsb128 sse2 v16qi v16qi v16qi
paddsw mmx v4hi v4hi v4hi
paddsw128 sse2 v8hi v8hi v8hi
paddusb mmx v8qi v8qi v8qi
paddusb128 sse2 v16qi v16qi v16qi
paddusw mmx v4hi v4hi v4hi
paddusw128 sse2 v8hi v8hi v8hi
paddw mmx v4hi v4hi v4hi
paddw128 sse2 v8hi v8hi v8hi
palignr ssse3+mmx v1di v1di v1di int
palignr128 ssse3 v2di v2di v2di int
pand mmx v2si v2si v2si
pand128 sse2 v2di v2di v2di
pandn mmx v2si v2si v2si
pandn128 sse2 v2di v2di v2di
pavgb sse+3dnow_a+mmx v8qi v8qi v8qi
pavgb128 sse2 v16qi v16qi v16qi
pavgusb 3dnow v8qi v8qi v8qi
pavgw sse+3dnow_a+mmx v4hi v4hi v4hi
pavgw128 sse2 v8hi v8hi v8hi
pblendvb128 sse4_1 v16qi v16qi v16qi v16qi
pblendw128 sse4_1 v8hi v8hi v8hi int
pcmpeqb mmx v8qi v8qi v8qi
pcmpeqb128 sse2 v16qi v16qi v16qi
pcmpeqd mmx v2si v2si v2si
pcmpeqd128 sse2 v4si v4si v4si
pcmpeqq sse4_1 v2di v2di v2di
pcmpeqw mmx v4hi v4hi v4hi
pcmpeqw128 sse2 v8hi v8hi v8hi
pcmpestri128 sse4_2 int v16qi int v16qi int int
pcmpestria128 sse4_2 int v16qi int v16qi int int
pcmpestric128 sse4_2 int v16qi int v16qi int int
pcmpestrio128 sse4_2 int v16qi int v16qi int int
pcmpestris128 sse4_2 int v16qi int v16qi int int
pcmpestriz128 sse4_2 int v16qi int v16qi int int
pcmpestrm128 sse4_2 v16qi v16qi int v16qi int int
pcmpgtb mmx v8qi v8qi v8qi
pcmpgtb128 sse2 v16qi v16qi v16qi
pcmpgtd mmx v2si v2si v2si
pcmpgtd128 sse2 v4si v4si v4si
pcmpgtq sse4_2 v2di v2di v2di
pcmpgtw mmx v4hi v4hi v4hi
pcmpgtw128 sse2 v8hi v8hi v8hi
pcmpistri128 sse4_2 int v16qi v16qi int
pcmpistria128 sse4_2 int v16qi v16qi int
pcmpistric128 sse4_2 int v16qi v16qi int
pcmpistrio128 sse4_2 int v16qi v16qi int
pcmpistris128 sse4_2 int v16qi v16qi int
pcmpistriz128 sse4_2 int v16qi v16qi int
pcmpistrm128 sse4_2 v16qi v16qi v16qi int
pf2id 3dnow v2si v2sf
pf2iw 3dnow_a v2si v2sf
pfacc 3dnow v2sf v2sf v2sf
pfadd 3dnow v2sf v2sf v2sf
pfcmpeq 3dnow v2si v2sf v2sf
pfcmpge 3dnow v2si v2sf v2sf
pfcmpgt 3dnow v2si v2sf v2sf
pfmax 3dnow v2sf v2sf v2sf
pfmin 3dnow v2sf v2sf v2sf
pfmul 3dnow v2sf v2sf v2sf
pfnacc 3dnow_a v2sf v2sf v2sf
pfpnacc 3dnow_a v2sf v2sf v2sf
pfrcp 3dnow v2sf v2sf
pfrcpit1 3dnow v2sf v2sf v2sf
pfrcpit2 3dnow v2sf v2sf v2sf
pfrsqit1 3dnow v2sf v2sf v2sf
pfrsqrt 3dnow v2sf v2sf
pfsub 3dnow v2sf v2sf v2sf
pfsubr 3dnow v2sf v2sf v2sf
phaddd ssse3+mmx v2si v2si v2si
phaddd128 ssse3 v4si v4si v4si
phaddsw ssse3+mmx v4hi v4hi v4hi
phaddsw128 ssse3 v8hi v8hi v8hi
phaddw ssse3+mmx v4hi v4hi v4hi
phaddw128 ssse3 v8hi v8hi v8hi
phminposuw128 sse4_1 v8hi v8hi
phsubd ssse3+mmx v2si v2si v2si
phsubd128 ssse3 v4si v4si v4si
phsubsw ssse3+mmx v4hi v4hi v4hi
phsubsw128 ssse3 v8hi v8hi v8hi
phsubw ssse3+mmx v4hi v4hi v4hi
phsubw128 ssse3 v8hi v8hi v8hi
pi2fd 3dnow v2sf v2si
pi2fw 3dnow_a v2sf v2si
pmaddubsw ssse3+mmx v4hi v8qi v8qi
pmaddubsw128 ssse3 v8hi v16qi v16qi
pmaddwd mmx v2si v4hi v4hi
pmaddwd128 sse2 v4si v8hi v8hi
pmaxsb128 sse4_1 v16qi v16qi v16qi
pmaxsd128 sse4_1 v4si v4si v4si
pmaxsw sse+3dnow_a+mmx v4hi v4hi v4hi
pmaxsw128 sse2 v8hi v8hi v8hi
pmaxub sse+3dnow_a+mmx v8qi v8qi v8qi
pmaxub128 sse2 v16qi v16qi v16qi
pmaxud128 sse4_1 v4si v4si v4si
pmaxuw128 sse4_1 v8hi v8hi v8hi
pminsb128 sse4_1 v16qi v16qi v16qi
pminsd128 sse4_1 v4si v4si v4si
pminsw sse+3dnow_a+mmx v4hi v4hi v4hi
pminsw128 sse2 v8hi v8hi v8hi
pminub sse+3dnow_a+mmx v8qi v8qi v8qi
pminub128 sse2 v16qi v16qi v16qi
pminud128 sse4_1 v4si v4si v4si
pminuw128 sse4_1 v8hi v8hi v8hi
pmovmskb sse+3dnow_a+mmx int v8qi
pmovmskb128 sse2 int v16qi
pmovsxbd128 sse4_1 v4si v16qi
pmovsxbq128 sse4_1 v2di v16qi
pmovsxbw128 sse4_1 v8hi v16qi
pmovsxdq128 sse4_1 v2di v4si
pmovsxwd128 sse4_1 v4si v8hi
pmovsxwq128 sse4_1 v2di v8hi
pmovzxbd128 sse4_1 v4si v16qi
pmovzxbq128 sse4_1 v2di v16qi
pmovzxbw128 sse4_1 v8hi v16qi
pmovzxdq128 sse4_1 v2di v4si
pmovzxwd128 sse4_1 v4si v8hi
pmovzxwq128 sse4_1 v2di v8hi
pmuldq128 sse4_1 v2di v4si v4si
pmulhrsw ssse3+mmx v4hi v4hi v4hi
pmulhrsw128 ssse3 v8hi v8hi v8hi
pmulhrw 3dnow v4hi v4hi v4hi
pmulhuw sse+3dnow_a+mmx v4hi v4hi v4hi
pmulhuw128 sse2 v8hi v8hi v8hi
pmulhw mmx v4hi v4hi v4hi
pmulhw128 sse2 v8hi v8hi v8hi
pmulld128 sse4_1 v4si v4si v4si
pmullw mmx v4hi v4hi v4hi
pmullw128 sse2 v8hi v8hi v8hi
pmuludq sse2+mmx v1di v2si v2si
pmuludq128 sse2 v2di v4si v4si
por mmx v2si v2si v2si
por128 sse2 v2di v2di v2di
psadbw sse+3dnow_a+mmx v1di v8qi v8qi
psadbw128 sse2 v2di v16qi v16qi
pshufb ssse3+mmx v8qi v8qi v8qi
pshufb128 ssse3 v16qi v16qi v16qi
pshufd sse2 v4si v4si int
pshufhw sse2 v8hi v8hi int
pshuflw sse2 v8hi v8hi int
pshufw sse+3dnow_a+mmx v4hi v4hi int
psignb ssse3+mmx v8qi v8qi v8qi
psignb128 ssse3 v16qi v16qi v16qi
psignd ssse3+mmx v2si v2si v2si
psignd128 ssse3 v4si v4si v4si
psignw ssse3+mmx v4hi v4hi v4hi
psignw128 ssse3 v8hi v8hi v8hi
pslld mmx v2si v2si v2si
pslld128 sse2 v4si v4si v4si
pslldi mmx v2si v2si si
pslldi128 sse2 v4si v4si si
pslldqi128 sse2 v2di v2di int
psllq mmx v1di v1di v1di
psllq128 sse2 v2di v2di v2di
psllqi mmx v1di v1di si
psllqi128 sse2 v2di v2di si
psllw mmx v4hi v4hi v4hi
psllw128 sse2 v8hi v8hi v8hi
psllwi mmx v4hi v4hi si
psllwi128 sse2 v8hi v8hi si
psrad mmx v2si v2si v2si
psrad128 sse2 v4si v4si v4si
psradi mmx v2si v2si si
psradi128 sse2 v4si v4si si
psraw mmx v4hi v4hi v4hi
psraw128 sse2 v8hi v8hi v8hi
psrawi mmx v4hi v4hi si
psrawi128 sse2 v8hi v8hi si
psrld mmx v2si v2si v2si
psrld128 sse2 v4si v4si v4si
psrldi mmx v2si v2si si
psrldi128 sse2 v4si v4si si
psrldqi128 sse2 v2di v2di int
psrlq mmx v1di v1di v1di
psrlq128 sse2 v2di v2di v2di
psrlqi mmx v1di v1di si
psrlqi128 sse2 v2di v2di si
psrlw mmx v4hi v4hi v4hi
psrlw128 sse2 v8hi v8hi v8hi
psrlwi mmx v4hi v4hi si
psrlwi128 sse2 v8hi v8hi si
psubb mmx v8qi v8qi v8qi
psubb128 sse2 v16qi v16qi v16qi
psubd mmx v2si v2si v2si
psubd128 sse2 v4si v4si v4si
psubq sse2+mmx v1di v1di v1di
psubq128 sse2 v2di v2di v2di
psubsb mmx v8qi v8qi v8qi
psubsb128 sse2 v16qi v16qi v16qi
psubsw mmx v4hi v4hi v4hi
psubsw128 sse2 v8hi v8hi v8hi
psubusb mmx v8qi v8qi v8qi
psubusb128 sse2 v16qi v16qi v16qi
psubusw mmx v4hi v4hi v4hi
psubusw128 sse2 v8hi v8hi v8hi
psubw mmx v4hi v4hi v4hi
psubw128 sse2 v8hi v8hi v8hi
pswapdsf 3dnow_a v2sf v2sf
pswapdsi 3dnow_a v2si v2si
ptestc128 sse4_1 int v2di v2di
ptestnzc128 sse4_1 int v2di v2di
ptestz128 sse4_1 int v2di v2di
punpckhbw mmx v8qi v8qi v8qi
punpckhbw128 sse2 v16qi v16qi v16qi
punpckhdq mmx v2si v2si v2si
punpckhdq128 sse2 v4si v4si v4si
punpckhqdq128 sse2 v2di v2di v2di
punpckhwd mmx v4hi v4hi v4hi
punpckhwd128 sse2 v8hi v8hi v8hi
punpcklbw mmx v8qi v8qi v8qi
punpcklbw128 sse2 v16qi v16qi v16qi
punpckldq mmx v2si v2si v2si
punpckldq128 sse2 v4si v4si v4si
punpcklqdq128 sse2 v2di v2di v2di
punpcklwd mmx v4hi v4hi v4hi
punpcklwd128 sse2 v8hi v8hi v8hi
pxor mmx v2si v2si v2si
pxor128 sse2 v2di v2di v2di
rcpps sse v4sf v4sf
rcpss sse v4sf v4sf
roundpd sse4_1 v2df v2df int
roundpd_az sse4_1 v2df v2df
roundpd_az_vec_pack_sfix sse4_1 v4si v2df v2df
roundps sse4_1 v4sf v4sf int
roundps_az sse4_1 v4sf v4sf
roundps_az_sfix sse4_1 v4si v4sf
roundsd sse4_1 v2df v2df v2df int
roundss sse4_1 v4sf v4sf v4sf int
rsqrtf sse float float
rsqrtps sse v4sf v4sf
rsqrtps_nr sse v4sf v4sf
rsqrtss sse v4sf v4sf
sfence sse+3dnow_a void
shufpd sse2 v2df v2df v2df int
shufps sse v4sf v4sf v4sf int
sqrtpd sse2 v2df v2df
sqrtps sse v4sf v4sf
sqrtps_nr sse v4sf v4sf
sqrtsd sse2 v2df v2df
sqrtss sse v4sf v4sf
stmxcsr sse unsigned
storedqu sse2 void pchar v16qi
storehps sse void pv2sf v4sf
storelps sse void pv2sf v4sf
storeupd sse2 void pdouble v2df
storeups sse void pfloat v4sf
subpd sse2 v2df v2df v2df
subps sse v4sf v4sf v4sf
subsd sse2 v2df v2df v2df
subss sse v4sf v4sf v4sf
truncpd sse4_1 v2df v2df
truncps sse4_1 v4sf v4sf
ucomieq sse int v4sf v4sf
ucomige sse int v4sf v4sf
ucomigt sse int v4sf v4sf
ucomile sse int v4sf v4sf
ucomilt sse int v4sf v4sf
ucomineq sse int v4sf v4sf
ucomisdeq sse2 int v2df v2df
ucomisdge sse2 int v2df v2df
ucomisdgt sse2 int v2df v2df
ucomisdle sse2 int v2df v2df
ucomisdlt sse2 int v2df v2df
ucomisdneq sse2 int v2df v2df
unpckhpd sse2 v2df v2df v2df
unpckhps sse v4sf v4sf v4sf
unpcklpd sse2 v2df v2df v2df
unpcklps sse v4sf v4sf v4sf
vec_ext_v16qi sse2 qi v16qi int
vec_ext_v2df sse2 double v2df int
vec_ext_v2di sse2 di v2di int
vec_ext_v2si mmx si v2si int
vec_ext_v4hi sse+3dnow_a+mmx hi v4hi int
vec_ext_v4sf sse float v4sf int
vec_ext_v4si sse2 si v4si int
vec_ext_v8hi sse2 hi v8hi int
vec_init_v2si mmx v2si int int
vec_init_v4hi mmx v4hi hi hi hi hi
vec_init_v8qi mmx v8qi qi qi qi qi qi qi qi qi
vec_pack_sfix sse2 v4si v2df v2df
vec_set_v16qi sse4_1 v16qi v16qi qi int
vec_set_v2di sse4_1+64bit v2di v2di di int
vec_set_v4hi sse+3dnow_a+mmx v4hi v4hi hi int
vec_set_v4sf sse4_1 v4sf v4sf float int
vec_set_v4si sse4_1 v4si v4si si int
vec_set_v8hi sse2 v8hi v8hi hi int
xorpd sse2 v2df v2df v2df
xorps sse v4sf v4sf v4sf
"""
