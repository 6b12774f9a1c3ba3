"""Rows of the table of x86 built-in functions: AVX, AVX2, FMA, XOP and their kin.

Columns as builtin_table_x86.py explains them; it joins the parts.
"""

from __future__ import annotations

from typing import Final

X86_AVX_BUILTINS: Final = """
addpd256 avx v4df v4df v4df
addps256 avx v8sf v8sf v8sf
addsubpd256 avx v4df v4df v4df
addsubps256 avx v8sf v8sf v8sf
andnotsi256 avx2 v4di v4di v4di
andnpd256 avx v4df v4df v4df
andnps256 avx v8sf v8sf v8sf
andpd256 avx v4df v4df v4df
andps256 avx v8sf v8sf v8sf
andsi256 avx2 v4di v4di v4di
blendpd256 avx v4df v4df v4df int
blendps256 avx v8sf v8sf v8sf int
blendvpd256 avx v4df v4df v4df v4df
blendvps256 avx v8sf v8sf v8sf v8sf
ceilpd256 avx v4df v4df
ceilpd_vec_pack_sfix256 avx v8si v4df v4df
ceilps256 avx v8sf v8sf
ceilps_sfix256 avx v8si v8sf
cmppd avx v2df v2df v2df int
cmppd256 avx v4df v4df v4df int
cmpps avx v4sf v4sf v4sf int
cmpps256 avx v8sf v8sf v8sf int
cmpsd avx v2df v2df v2df int
cmpss avx v4sf v4sf v4sf int
copysignpd256 avx v4df v4df v4df
copysignps256 avx v8sf v8sf v8sf
cvtdq2pd256 avx v4df v4si
cvtdq2ps256 avx v8sf v8si
cvtpd2dq256 avx v4si v4df
cvtpd2ps256 avx v4sf v4df
cvtps2dq256 avx v8si v8sf
cvtps2pd256 avx v4df v4sf
cvttpd2dq256 avx v4si v4df
cvttps2dq256 avx v8si v8sf
divpd256 avx v4df v4df v4df
divps256 avx v8sf v8sf v8sf
dpps256 avx v8sf v8sf v8sf int
extract128i256 avx2 v2di v4di int
floorpd256 avx v4df v4df
floorpd_vec_pack_sfix256 avx v8si v4df v4df
floorps256 avx v8sf v8sf
floorps_sfix256 avx v8si v8sf
gatheraltdiv8sf avx2 v8sf v8sf pcfloat v4di v8sf int
gatheraltdiv8si avx2 v8si v8si pcint v4di v8si int
gatheraltsiv4df avx2 v4df v4df pcdouble v8si v4df int
gatheraltsiv4di avx2 v4di v4di pcint64 v8si v4di int
gatherdiv2df avx2 v2df v2df pcdouble v2di v2df int
gatherdiv2di avx2 v2di v2di pcint64 v2di v2di int
gatherdiv4df avx2 v4df v4df pcdouble v4di v4df int
gatherdiv4di avx2 v4di v4di pcint64 v4di v4di int
gatherdiv4sf avx2 v4sf v4sf pcfloat v2di v4sf int
gatherdiv4sf256 avx2 v4sf v4sf pcfloat v4di v4sf int
gatherdiv4si avx2 v4si v4si pcint v2di v4si int
gatherdiv4si256 avx2 v4si v4si pcint v4di v4si int
gathersiv2df avx2 v2df v2df pcdouble v4si v2df int
gathersiv2di avx2 v2di v2di pcint64 v4si v2di int
gathersiv4df avx2 v4df v4df pcdouble v4si v4df int
gathersiv4di avx2 v4di v4di pcint64 v4si v4di int
gathersiv4sf avx2 v4sf v4sf pcfloat v4si v4sf int
gathersiv4si avx2 v4si v4si pcint v4si v4si int
gathersiv8sf avx2 v8sf v8sf pcfloat v8si v8sf int
gathersiv8si avx2 v8si v8si pcint v8si v8si int
haddpd256 avx v4df v4df v4df
haddps256 avx v8sf v8sf v8sf
hsubpd256 avx v4df v4df v4df
hsubps256 avx v8sf v8sf v8sf
insert128i256 avx2 v4di v4di v2di int
lddqu256 avx v32qi pcchar
loaddqu256 avx v32qi pcchar
loadupd256 avx v4df pcdouble
loadups256 avx v8sf pcfloat
maskloadd avx2 v4si pcv4si v4si
maskloadd256 avx2 v8si pcv8si v8si
maskloadpd avx v2df pcv2df v2di
maskloadpd256 avx v4df pcv4df v4di
maskloadps avx v4sf pcv4sf v4si
maskloadps256 avx v8sf pcv8sf v8si
maskloadq avx2 v2di pcv2di v2di
maskloadq256 avx2 v4di pcv4di v4di
maskstored avx2 void pv4si v4si v4si
maskstored256 avx2 void pv8si v8si v8si
maskstorepd avx void pv2df v2di v2df
maskstorepd256 avx void pv4df v4di v4df
maskstoreps avx void pv4sf v4si v4sf
maskstoreps256 avx void pv8sf v8si v8sf
maskstoreq avx2 void pv2di v2di v2di
maskstoreq256 avx2 void pv4di v4di v4di
maxpd256 avx v4df v4df v4df
maxps256 avx v8sf v8sf v8sf
minpd256 avx v4df v4df v4df
minps256 avx v8sf v8sf v8sf
movddup256 avx v4df v4df
movmskpd256 avx int v4df
movmskps256 avx int v8sf
movntdq256 avx void pv4di v4di
movntdqa256 avx2 v4di pv4di
movntpd256 avx void pdouble v4df
movntps256 avx void pfloat v8sf
movshdup256 avx v8sf v8sf
movsldup256 avx v8sf v8sf
mpsadbw256 avx2 v32qi v32qi v32qi int
mulpd256 avx v4df v4df v4df
mulps256 avx v8sf v8sf v8sf
orpd256 avx v4df v4df v4df
orps256 avx v8sf v8sf v8sf
pabsb256 avx2 v32qi v32qi
pabsd256 avx2 v8si v8si
pabsw256 avx2 v16hi v16hi
packssdw256 avx2 v16hi v8si v8si
packsswb256 avx2 v32qi v16hi v16hi
packusdw256 avx2 v16hi v8si v8si
packuswb256 avx2 v32qi v16hi v16hi
paddb256 avx2 v32qi v32qi v32qi
paddd256 avx2 v8si v8si v8si
paddq256 avx2 v4di v4di v4di
paddsb256 avx2 v32qi v32qi v32qi
paddsw256 avx2 v16hi v16hi v16hi
paddusb256 avx2 v32qi v32qi v32qi
paddusw256 avx2 v16hi v16hi v16hi
paddw256 avx2 v16hi v16hi v16hi
palignr256 avx2 v4di v4di v4di int
pavgb256 avx2 v32qi v32qi v32qi
pavgw256 avx2 v16hi v16hi v16hi
pblendd128 avx2 v4si v4si v4si int
pblendd256 avx2 v8si v8si v8si int
pblendvb256 avx2 v32qi v32qi v32qi v32qi
pblendw256 avx2 v16hi v16hi v16hi int
pbroadcastb128 avx2 v16qi v16qi
pbroadcastb256 avx2 v32qi v16qi
pbroadcastd128 avx2 v4si v4si
pbroadcastd256 avx2 v8si v4si
pbroadcastq128 avx2 v2di v2di
pbroadcastq256 avx2 v4di v2di
pbroadcastw128 avx2 v8hi v8hi
pbroadcastw256 avx2 v16hi v8hi
pcmpeqb256 avx2 v32qi v32qi v32qi
pcmpeqd256 avx2 v8si v8si v8si
pcmpeqq256 avx2 v4di v4di v4di
pcmpeqw256 avx2 v16hi v16hi v16hi
pcmpgtb256 avx2 v32qi v32qi v32qi
pcmpgtd256 avx2 v8si v8si v8si
pcmpgtq256 avx2 v4di v4di v4di
pcmpgtw256 avx2 v16hi v16hi v16hi
pd256_pd avx v4df v2df
pd_pd256 avx v2df v4df
permdf256 avx2 v4df v4df int
permdi256 avx2 v4di v4di int
permti256 avx2 v4di v4di v4di int
permvarsf256 avx2 v8sf v8sf v8si
permvarsi256 avx2 v8si v8si v8si
phaddd256 avx2 v8si v8si v8si
phaddsw256 avx2 v16hi v16hi v16hi
phaddw256 avx2 v16hi v16hi v16hi
phsubd256 avx2 v8si v8si v8si
phsubsw256 avx2 v16hi v16hi v16hi
phsubw256 avx2 v16hi v16hi v16hi
pmaddubsw256 avx2 v16hi v32qi v32qi
pmaddwd256 avx2 v8si v16hi v16hi
pmaxsb256 avx2 v32qi v32qi v32qi
pmaxsd256 avx2 v8si v8si v8si
pmaxsw256 avx2 v16hi v16hi v16hi
pmaxub256 avx2 v32qi v32qi v32qi
pmaxud256 avx2 v8si v8si v8si
pmaxuw256 avx2 v16hi v16hi v16hi
pminsb256 avx2 v32qi v32qi v32qi
pminsd256 avx2 v8si v8si v8si
pminsw256 avx2 v16hi v16hi v16hi
pminub256 avx2 v32qi v32qi v32qi
pminud256 avx2 v8si v8si v8si
pminuw256 avx2 v16hi v16hi v16hi
pmovmskb256 avx2 int v32qi
pmovsxbd256 avx2 v8si v16qi
pmovsxbq256 avx2 v4di v16qi
pmovsxbw256 avx2 v16hi v16qi
pmovsxdq256 avx2 v4di v4si
pmovsxwd256 avx2 v8si v8hi
pmovsxwq256 avx2 v4di v8hi
pmovzxbd256 avx2 v8si v16qi
pmovzxbq256 avx2 v4di v16qi
pmovzxbw256 avx2 v16hi v16qi
pmovzxdq256 avx2 v4di v4si
pmovzxwd256 avx2 v8si v8hi
pmovzxwq256 avx2 v4di v8hi
pmuldq256 avx2 v4di v8si v8si
pmulhrsw256 avx2 v16hi v16hi v16hi
pmulhuw256 avx2 v16hi v16hi v16hi
pmulhw256 avx2 v16hi v16hi v16hi
pmulld256 avx2 v8si v8si v8si
pmullw256 avx2 v16hi v16hi v16hi
pmuludq256 avx2 v4di v8si v8si
por256 avx2 v4di v4di v4di
ps256_ps avx v8sf v4sf
ps_ps256 avx v4sf v8sf
psadbw256 avx2 v16hi v32qi v32qi
pshufb256 avx2 v32qi v32qi v32qi
pshufd256 avx2 v8si v8si int
pshufhw256 avx2 v16hi v16hi int
pshuflw256 avx2 v16hi v16hi int
psignb256 avx2 v32qi v32qi v32qi
psignd256 avx2 v8si v8si v8si
psignw256 avx2 v16hi v16hi v16hi
pslld256 avx2 v8si v8si v4si
pslldi256 avx2 v8si v8si si
pslldqi256 avx2 v4di v4di int
psllq256 avx2 v4di v4di v2di
psllqi256 avx2 v4di v4di int
psllv2di avx2 v2di v2di v2di
psllv4di avx2 v4di v4di v4di
psllv4si avx2 v4si v4si v4si
psllv8si avx2 v8si v8si v8si
psllw256 avx2 v16hi v16hi v8hi
psllwi256 avx2 v16hi v16hi si
psrad256 avx2 v8si v8si v4si
psradi256 avx2 v8si v8si si
psrav4si avx2 v4si v4si v4si
psrav8si avx2 v8si v8si v8si
psraw256 avx2 v16hi v16hi v8hi
psrawi256 avx2 v16hi v16hi si
psrld256 avx2 v8si v8si v4si
psrldi256 avx2 v8si v8si si
psrldqi256 avx2 v4di v4di int
psrlq256 avx2 v4di v4di v2di
psrlqi256 avx2 v4di v4di int
psrlv2di avx2 v2di v2di v2di
psrlv4di avx2 v4di v4di v4di
psrlv4si avx2 v4si v4si v4si
psrlv8si avx2 v8si v8si v8si
psrlw256 avx2 v16hi v16hi v8hi
psrlwi256 avx2 v16hi v16hi si
psubb256 avx2 v32qi v32qi v32qi
psubd256 avx2 v8si v8si v8si
psubq256 avx2 v4di v4di v4di
psubsb256 avx2 v32qi v32qi v32qi
psubsw256 avx2 v16hi v16hi v16hi
psubusb256 avx2 v32qi v32qi v32qi
psubusw256 avx2 v16hi v16hi v16hi
psubw256 avx2 v16hi v16hi v16hi
ptestc256 avx int v4di v4di
ptestnzc256 avx int v4di v4di
ptestz256 avx int v4di v4di
punpckhbw256 avx2 v32qi v32qi v32qi
punpckhdq256 avx2 v8si v8si v8si
punpckhqdq256 avx2 v4di v4di v4di
punpckhwd256 avx2 v16hi v16hi v16hi
punpcklbw256 avx2 v32qi v32qi v32qi
punpckldq256 avx2 v8si v8si v8si
punpcklqdq256 avx2 v4di v4di v4di
punpcklwd256 avx2 v16hi v16hi v16hi
pxor256 avx2 v4di v4di v4di
rcpps256 avx v8sf v8sf
roundpd256 avx v4df v4df int
roundpd_az256 avx v4df v4df
roundpd_az_vec_pack_sfix256 avx v8si v4df v4df
roundps256 avx v8sf v8sf int
roundps_az256 avx v8sf v8sf
roundps_az_sfix256 avx v8si v8sf
rsqrtps256 avx v8sf v8sf
rsqrtps_nr256 avx v8sf v8sf
shufpd256 avx v4df v4df v4df int
shufps256 avx v8sf v8sf v8sf int
si256_si avx v8si v4si
si_si256 avx v4si v8si
sqrtpd256 avx v4df v4df
sqrtps256 avx v8sf v8sf
sqrtps_nr256 avx v8sf v8sf
storedqu256 avx void pchar v32qi
storeupd256 avx void pdouble v4df
storeups256 avx void pfloat v8sf
subpd256 avx v4df v4df v4df
subps256 avx v8sf v8sf v8sf
truncpd256 avx v4df v4df
truncps256 avx v8sf v8sf
unpckhpd256 avx v4df v4df v4df
unpckhps256 avx v8sf v8sf v8sf
unpcklpd256 avx v4df v4df v4df
unpcklps256 avx v8sf v8sf v8sf
vaesdec_v16qi vaes v16qi v16qi v16qi
vaesdec_v32qi vaes v32qi v32qi v32qi
vaesdec_v64qi vaes v64qi v64qi v64qi
vaesdeclast_v16qi vaes v16qi v16qi v16qi
vaesdeclast_v32qi vaes v32qi v32qi v32qi
vaesdeclast_v64qi vaes v64qi v64qi v64qi
vaesenc_v16qi vaes v16qi v16qi v16qi
vaesenc_v32qi vaes v32qi v32qi v32qi
vaesenc_v64qi vaes v64qi v64qi v64qi
vaesenclast_v16qi vaes v16qi v16qi v16qi
vaesenclast_v32qi vaes v32qi v32qi v32qi
vaesenclast_v64qi vaes v64qi v64qi v64qi
vbroadcastf128_pd256 avx v4df pcv2df
vbroadcastf128_ps256 avx v8sf pcv4sf
vbroadcastsd256 avx v4df pcdouble
vbroadcastsd_pd256 avx2 v4df v2df
vbroadcastsi256 avx2 v4di v2di
vbroadcastss avx v4sf pcfloat
vbroadcastss256 avx v8sf pcfloat
vbroadcastss_ps avx2 v4sf v4sf
vbroadcastss_ps256 avx2 v8sf v4sf
vcvtph2ps f16c v4sf v8hi
vcvtph2ps256 f16c v8sf v8hi
vcvtps2ph f16c v8hi v4sf int
vcvtps2ph256 f16c v8hi v8sf int
vec_pack_sfix256 avx v8si v4df v4df
vextractf128_pd256 avx v2df v4df int
vextractf128_ps256 avx v4sf v8sf int
vextractf128_si256 avx v4si v8si int
vfmaddpd fma+fma4 v2df v2df v2df v2df
vfmaddpd256 fma+fma4 v4df v4df v4df v4df
vfmaddps fma+fma4 v4sf v4sf v4sf v4sf
vfmaddps256 fma+fma4 v8sf v8sf v8sf v8sf
vfmaddsd fma4 v2df v2df v2df v2df
vfmaddsd3 fma v2df v2df v2df v2df
vfmaddss fma4 v4sf v4sf v4sf v4sf
vfmaddss3 fma v4sf v4sf v4sf v4sf
vfmaddsubpd fma+fma4 v2df v2df v2df v2df
vfmaddsubpd256 fma+fma4 v4df v4df v4df v4df
vfmaddsubps fma+fma4 v4sf v4sf v4sf v4sf
vfmaddsubps256 fma+fma4 v8sf v8sf v8sf v8sf
vfmsubpd fma+fma4 v2df v2df v2df v2df
vfmsubpd256 fma+fma4 v4df v4df v4df v4df
vfmsubps fma+fma4 v4sf v4sf v4sf v4sf
vfmsubps256 fma+fma4 v8sf v8sf v8sf v8sf
vfmsubsd3 fma v2df v2df v2df v2df
vfmsubss3 fma v4sf v4sf v4sf v4sf
vfnmaddpd fma+fma4 v2df v2df v2df v2df
vfnmaddpd256 fma+fma4 v4df v4df v4df v4df
vfnmaddps fma+fma4 v4sf v4sf v4sf v4sf
vfnmaddps256 fma+fma4 v8sf v8sf v8sf v8sf
vfnmaddsd3 fma v2df v2df v2df v2df
vfnmaddss3 fma v4sf v4sf v4sf v4sf
vfnmsubpd fma+fma4 v2df v2df v2df v2df
vfnmsubpd256 fma+fma4 v4df v4df v4df v4df
vfnmsubps fma+fma4 v4sf v4sf v4sf v4sf
vfnmsubps256 fma+fma4 v8sf v8sf v8sf v8sf
vfnmsubsd3 fma v2df v2df v2df v2df
vfnmsubss3 fma v4sf v4sf v4sf v4sf
vfrczpd xop v2df v2df
vfrczpd256 xop v4df v4df
vfrczps xop v4sf v4sf
vfrczps256 xop v8sf v8sf
vfrczsd xop v2df v2df
vfrczss xop v4sf v4sf
vgf2p8affineinvqb_v16qi gfni+sse2 v16qi v16qi v16qi int
vgf2p8affineinvqb_v16qi_mask gfni+avx512vl v16qi v16qi v16qi int v16qi uhi
vgf2p8affineinvqb_v32qi gfni+avx v32qi v32qi v32qi int
vgf2p8affineinvqb_v32qi_mask gfni+avx512vl+avx512bw v32qi v32qi v32qi int v32qi usi
vgf2p8affineinvqb_v64qi gfni+avx512f v64qi v64qi v64qi int
vgf2p8affineinvqb_v64qi_mask gfni+avx512bw v64qi v64qi v64qi int v64qi udi
vgf2p8affineqb_v16qi gfni+sse2 v16qi v16qi v16qi int
vgf2p8affineqb_v16qi_mask gfni+avx512vl v16qi v16qi v16qi int v16qi uhi
vgf2p8affineqb_v32qi gfni+avx v32qi v32qi v32qi int
vgf2p8affineqb_v32qi_mask gfni+avx512vl+avx512bw v32qi v32qi v32qi int v32qi usi
vgf2p8affineqb_v64qi gfni+avx512f v64qi v64qi v64qi int
vgf2p8affineqb_v64qi_mask gfni+avx512bw v64qi v64qi v64qi int v64qi udi
vgf2p8mulb_v16qi gfni+sse2 v16qi v16qi v16qi
vgf2p8mulb_v16qi_mask gfni+avx512vl v16qi v16qi v16qi v16qi uhi
vgf2p8mulb_v32qi gfni+avx v32qi v32qi v32qi
vgf2p8mulb_v32qi_mask gfni+avx512vl+avx512bw v32qi v32qi v32qi v32qi usi
vgf2p8mulb_v64qi gfni+avx512f v64qi v64qi v64qi
vgf2p8mulb_v64qi_mask gfni+avx512bw v64qi v64qi v64qi v64qi udi
vinsertf128_pd256 avx v4df v4df v2df int
vinsertf128_ps256 avx v8sf v8sf v4sf int
vinsertf128_si256 avx v8si v8si v4si int
vpclmulqdq_v2di vpclmulqdq+avx512vl v2di v2di v2di int
vpclmulqdq_v4di vpclmulqdq+avx v4di v4di v4di int
vpclmulqdq_v8di vpclmulqdq+avx512f v8di v8di v8di int
vpcmov xop v2di v2di v2di v2di
vpcmov256 xop v4di v4di v4di v4di
vpcmov_v16hi256 xop v16hi v16hi v16hi v16hi
vpcmov_v16qi xop v16qi v16qi v16qi v16qi
vpcmov_v2df xop v2df v2df v2df v2df
vpcmov_v2di xop v2di v2di v2di v2di
vpcmov_v32qi256 xop v32qi v32qi v32qi v32qi
vpcmov_v4df256 xop v4df v4df v4df v4df
vpcmov_v4di256 xop v4di v4di v4di v4di
vpcmov_v4sf xop v4sf v4sf v4sf v4sf
vpcmov_v4si xop v4si v4si v4si v4si
vpcmov_v8hi xop v8hi v8hi v8hi v8hi
vpcmov_v8sf256 xop v8sf v8sf v8sf v8sf
vpcmov_v8si256 xop v8si v8si v8si v8si
vpcomeqb xop v16qi v16qi v16qi
vpcomeqd xop v4si v4si v4si
vpcomeqq xop v2di v2di v2di
vpcomequb xop v16qi v16qi v16qi
vpcomequd xop v4si v4si v4si
vpcomequq xop v2di v2di v2di
vpcomequw xop v8hi v8hi v8hi
vpcomeqw xop v8hi v8hi v8hi
vpcomfalseb xop v16qi v16qi v16qi
vpcomfalsed xop v4si v4si v4si
vpcomfalseq xop v2di v2di v2di
vpcomfalseub xop v16qi v16qi v16qi
vpcomfalseud xop v4si v4si v4si
vpcomfalseuq xop v2di v2di v2di
vpcomfalseuw xop v8hi v8hi v8hi
vpcomfalsew xop v8hi v8hi v8hi
vpcomgeb xop v16qi v16qi v16qi
vpcomged xop v4si v4si v4si
vpcomgeq xop v2di v2di v2di
vpcomgeub xop v16qi v16qi v16qi
vpcomgeud xop v4si v4si v4si
vpcomgeuq xop v2di v2di v2di
vpcomgeuw xop v8hi v8hi v8hi
vpcomgew xop v8hi v8hi v8hi
vpcomgtb xop v16qi v16qi v16qi
vpcomgtd xop v4si v4si v4si
vpcomgtq xop v2di v2di v2di
vpcomgtub xop v16qi v16qi v16qi
vpcomgtud xop v4si v4si v4si
vpcomgtuq xop v2di v2di v2di
vpcomgtuw xop v8hi v8hi v8hi
vpcomgtw xop v8hi v8hi v8hi
vpcomleb xop v16qi v16qi v16qi
vpcomled xop v4si v4si v4si
vpcomleq xop v2di v2di v2di
vpcomleub xop v16qi v16qi v16qi
vpcomleud xop v4si v4si v4si
vpcomleuq xop v2di v2di v2di
vpcomleuw xop v8hi v8hi v8hi
vpcomlew xop v8hi v8hi v8hi
vpcomltb xop v16qi v16qi v16qi
vpcomltd xop v4si v4si v4si
vpcomltq xop v2di v2di v2di
vpcomltub xop v16qi v16qi v16qi
vpcomltud xop v4si v4si v4si
vpcomltuq xop v2di v2di v2di
vpcomltuw xop v8hi v8hi v8hi
vpcomltw xop v8hi v8hi v8hi
vpcomneqb xop v16qi v16qi v16qi
vpcomneqd xop v4si v4si v4si
vpcomneqq xop v2di v2di v2di
vpcomnequb xop v16qi v16qi v16qi
vpcomnequd xop v4si v4si v4si
vpcomnequq xop v2di v2di v2di
vpcomnequw xop v8hi v8hi v8hi
vpcomneqw xop v8hi v8hi v8hi
vpcomtrueb xop v16qi v16qi v16qi
vpcomtrued xop v4si v4si v4si
vpcomtrueq xop v2di v2di v2di
vpcomtrueub xop v16qi v16qi v16qi
vpcomtrueud xop v4si v4si v4si
vpcomtrueuq xop v2di v2di v2di
vpcomtrueuw xop v8hi v8hi v8hi
vpcomtruew xop v8hi v8hi v8hi
vperm2f128_pd256 avx v4df v4df v4df int
vperm2f128_ps256 avx v8sf v8sf v8sf int
vperm2f128_si256 avx v8si v8si v8si int
vpermil2pd xop v2df v2df v2df v2di int
vpermil2pd256 xop v4df v4df v4df v4di int
vpermil2ps xop v4sf v4sf v4sf v4si int
vpermil2ps256 xop v8sf v8sf v8sf v8si int
vpermilpd avx v2df v2df int
vpermilpd256 avx v4df v4df int
vpermilps avx v4sf v4sf int
vpermilps256 avx v8sf v8sf int
vpermilvarpd avx v2df v2df v2di
vpermilvarpd256 avx v4df v4df v4di
vpermilvarps avx v4sf v4sf v4si
vpermilvarps256 avx v8sf v8sf v8si
vphaddbd xop v4si v16qi
vphaddbq xop v2di v16qi
vphaddbw xop v8hi v16qi
vphadddq xop v2di v4si
vphaddubd xop v4si v16qi
vphaddubq xop v2di v16qi
vphaddubw xop v8hi v16qi
vphaddudq xop v2di v4si
vphadduwd xop v4si v8hi
vphadduwq xop v2di v8hi
vphaddwd xop v4si v8hi
vphaddwq xop v2di v8hi
vphsubbw xop v8hi v16qi
vphsubdq xop v2di v4si
vphsubwd xop v4si v8hi
vpmacsdd xop v4si v4si v4si v4si
vpmacsdqh xop v4si v4si v4si v2di
vpmacsdql xop v4si v4si v4si v2di
vpmacssdd xop v4si v4si v4si v4si
vpmacssdqh xop v4si v4si v4si v2di
vpmacssdql xop v4si v4si v4si v2di
vpmacsswd xop v8hi v8hi v8hi v4si
vpmacssww xop v8hi v8hi v8hi v8hi
vpmacswd xop v8hi v8hi v8hi v4si
vpmacsww xop v8hi v8hi v8hi v8hi
vpmadcsswd xop v8hi v8hi v8hi v4si
vpmadcswd xop v8hi v8hi v8hi v4si
vpperm xop v16qi v16qi v16qi v16qi
vprotb xop v16qi v16qi v16qi
vprotbi xop v16qi v16qi si
vprotd xop v4si v4si v4si
vprotdi xop v4si v4si si
vprotq xop v2di v2di v2di
vprotqi xop v2di v2di si
vprotw xop v8hi v8hi v8hi
vprotwi xop v8hi v8hi si
vpshab xop v16qi v16qi v16qi
vpshad xop v4si v4si v4si
vpshaq xop v2di v2di v2di
vpshaw xop v8hi v8hi v8hi
vpshlb xop v16qi v16qi v16qi
vpshld xop v4si v4si v4si
vpshlq xop v2di v2di v2di
vpshlw xop v8hi v8hi v8hi
vtestcpd avx int v2df v2df
vtestcpd256 avx int v4df v4df
vtestcps avx int v4sf v4sf
vtestcps256 avx int v8sf v8sf
vtestnzcpd avx int v2df v2df
vtestnzcpd256 avx int v4df v4df
vtestnzcps avx int v4sf v4sf
vtestnzcps256 avx int v8sf v8sf
vtestzpd avx int v2df v2df
vtestzpd256 avx int v4df v4df
vtestzps avx int v4sf v4sf
vtestzps256 avx int v8sf v8sf
vzeroall avx void
vzeroupper avx void
xorpd256 avx v4df v4df v4df
xorps256 avx v8sf v8sf v8sf
"""
