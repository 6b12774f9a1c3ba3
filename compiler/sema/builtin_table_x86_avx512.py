"""Rows of the table of x86 built-in functions: AVX-512 Foundation and the extensions of its first processors.

Columns as builtin_table_x86.py explains them; it joins the parts.
"""

from __future__ import annotations

from typing import Final

X86_AVX512_BUILTINS: Final = """
addpd512_mask avx512f v8df v8df v8df v8df uqi int
addps512_mask avx512f v16sf v16sf v16sf v16sf hi int
addsd_mask_round avx512f v2df v2df v2df v2df uqi int
addsd_round avx512f v2df v2df v2df int
addss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
addss_round avx512f v4sf v4sf v4sf int
alignd512_mask avx512f v16si v16si v16si int v16si uhi
alignq512_mask avx512f v8di v8di v8di int v8di uqi
andnpd128_mask avx512dq+avx512vl v2df v2df v2df v2df uqi
andnpd256_mask avx512dq+avx512vl v4df v4df v4df v4df uqi
andnpd512_mask avx512dq v8df v8df v8df v8df uqi
andnps128_mask avx512dq+avx512vl v4sf v4sf v4sf v4sf uqi
andnps256_mask avx512dq+avx512vl v8sf v8sf v8sf v8sf uqi
andnps512_mask avx512dq v16sf v16sf v16sf v16sf uhi
andpd128_mask avx512dq+avx512vl v2df v2df v2df v2df uqi
andpd256_mask avx512dq+avx512vl v4df v4df v4df v4df uqi
andpd512_mask avx512dq v8df v8df v8df v8df uqi
andps128_mask avx512dq+avx512vl v4sf v4sf v4sf v4sf uqi
andps256_mask avx512dq+avx512vl v8sf v8sf v8sf v8sf uqi
andps512_mask avx512dq v16sf v16sf v16sf v16sf uhi
blendmd_512_mask avx512f v16si v16si v16si uhi
blendmpd_512_mask avx512f v8df v8df v8df uqi
blendmps_512_mask avx512f v16sf v16sf v16sf uhi
blendmq_512_mask avx512f v8di v8di v8di uqi
broadcastf32x2_256_mask avx512dq+avx512vl v8sf v4sf v8sf uqi
broadcastf32x2_512_mask avx512dq v16sf v4sf v16sf uhi
broadcastf32x4_512 avx512f v16sf v4sf v16sf uhi
broadcastf32x8_512_mask avx512dq v16sf v8sf v16sf uhi
broadcastf64x2_256_mask avx512dq+avx512vl v4df v2df v4df uqi
broadcastf64x2_512_mask avx512dq v8df v2df v8df uqi
broadcastf64x4_512 avx512f v8df v4df v8df uqi
broadcasti32x2_128_mask avx512dq+avx512vl v4si v4si v4si uqi
broadcasti32x2_256_mask avx512dq+avx512vl v8si v4si v8si uqi
broadcasti32x2_512_mask avx512dq v16si v4si v16si uhi
broadcasti32x4_512 avx512f v16si v4si v16si uhi
broadcasti32x8_512_mask avx512dq v16si v8si v16si uhi
broadcasti64x2_256_mask avx512dq+avx512vl v4di v2di v4di uqi
broadcasti64x2_512_mask avx512dq v8di v2di v8di uqi
broadcasti64x4_512 avx512f v8di v4di v8di uqi
broadcastmb512 avx512cd v8di uqi
broadcastmw512 avx512cd v16si uhi
broadcastsd512 avx512f v8df v2df v8df uqi
broadcastss512 avx512f v16sf v4sf v16sf uhi
ceilpd512 avx512f v8df v8df
ceilpd_vec_pack_sfix512 avx512f v16si v8df v8df
ceilps512 avx512f v16sf v16sf
ceilps_sfix512 avx512f v16si v16sf
cmpd512_mask avx512f uhi v16si v16si int uhi
cmppd512_mask avx512f uqi v8df v8df int uqi int
cmpps512_mask avx512f uhi v16sf v16sf int uhi int
cmpq512_mask avx512f uqi v8di v8di int uqi
cmpsd_mask avx512f uqi v2df v2df int uqi int
cmpss_mask avx512f uqi v4sf v4sf int uqi int
compressdf512_mask avx512f v8df v8df v8df uqi
compressdi512_mask avx512f v8di v8di v8di uqi
compresssf512_mask avx512f v16sf v16sf v16sf uhi
compresssi512_mask avx512f v16si v16si v16si uhi
compressstoredf512_mask avx512f void pv8df v8df uqi
compressstoredi512_mask avx512f void pv8di v8di uqi
compressstoresf512_mask avx512f void pv16sf v16sf uhi
compressstoresi512_mask avx512f void pv16si v16si uhi
copysignpd512 avx512f v8df v8df v8df
copysignps512 avx512f v16sf v16sf v16sf
cvtd2mask128 avx512dq+avx512vl uqi v4si
cvtd2mask256 avx512dq+avx512vl uqi v8si
cvtd2mask512 avx512dq uhi v16si
cvtdq2pd512_mask avx512f v8df v8si v8df uqi
cvtdq2ps512_mask avx512f v16sf v16si v16sf hi int
cvtmask2d128 avx512dq+avx512vl v4si uqi
cvtmask2d256 avx512dq+avx512vl v8si uqi
cvtmask2d512 avx512dq v16si uhi
cvtmask2q128 avx512dq+avx512vl v2di uqi
cvtmask2q256 avx512dq+avx512vl v4di uqi
cvtmask2q512 avx512dq v8di uqi
cvtpd2dq512_mask avx512f v8si v8df v8si qi int
cvtpd2ps512_mask avx512f v8sf v8df v8sf qi int
cvtpd2qq128_mask avx512dq+avx512vl v2di v2df v2di uqi
cvtpd2qq256_mask avx512dq+avx512vl v4di v4df v4di uqi
cvtpd2qq512_mask avx512dq v8di v8df v8di qi int
cvtpd2udq512_mask avx512f v8si v8df v8si qi int
cvtpd2uqq128_mask avx512dq+avx512vl v2di v2df v2di uqi
cvtpd2uqq256_mask avx512dq+avx512vl v4di v4df v4di uqi
cvtpd2uqq512_mask avx512dq v8di v8df v8di qi int
cvtps2dq512 avx512f v16si v16sf
cvtps2dq512_mask avx512f v16si v16sf v16si hi int
cvtps2pd512_mask avx512f v8df v8sf v8df qi int
cvtps2qq128_mask avx512dq+avx512vl v2di v4sf v2di uqi
cvtps2qq256_mask avx512dq+avx512vl v4di v4sf v4di uqi
cvtps2qq512_mask avx512dq v8di v8sf v8di qi int
cvtps2udq512_mask avx512f v16si v16sf v16si hi int
cvtps2uqq128_mask avx512dq+avx512vl v2di v4sf v2di uqi
cvtps2uqq256_mask avx512dq+avx512vl v4di v4sf v4di uqi
cvtps2uqq512_mask avx512dq v8di v8sf v8di qi int
cvtq2mask128 avx512dq+avx512vl uqi v2di
cvtq2mask256 avx512dq+avx512vl uqi v4di
cvtq2mask512 avx512dq uqi v8di
cvtqq2pd128_mask avx512dq+avx512vl v2df v2di v2df uqi
cvtqq2pd256_mask avx512dq+avx512vl v4df v4di v4df uqi
cvtqq2pd512_mask avx512dq v8df v8di v8df qi int
cvtqq2ps128_mask avx512dq+avx512vl v4sf v2di v4sf uqi
cvtqq2ps256_mask avx512dq+avx512vl v4sf v4di v4sf uqi
cvtqq2ps512_mask avx512dq v8sf v8di v8sf qi int
cvtsd2ss_mask_round avx512f v4sf v4sf v2df v4sf uqi int
cvtsd2ss_round avx512f v4sf v4sf v2df int
cvtsi2sd64 avx512f+64bit v2df v2df int64 int
cvtsi2ss32 avx512f v4sf v4sf int int
cvtsi2ss64 avx512f+64bit v4sf v4sf int64 int
cvtss2sd_mask_round avx512f v2df v2df v4sf v2df uqi int
cvtss2sd_round avx512f v2df v2df v4sf int
cvttpd2dq512_mask avx512f v8si v8df v8si qi int
cvttpd2qq128_mask avx512dq+avx512vl v2di v2df v2di uqi
cvttpd2qq256_mask avx512dq+avx512vl v4di v4df v4di uqi
cvttpd2qq512_mask avx512dq v8di v8df v8di qi int
cvttpd2udq512_mask avx512f v8si v8df v8si qi int
cvttpd2uqq128_mask avx512dq+avx512vl v2di v2df v2di uqi
cvttpd2uqq256_mask avx512dq+avx512vl v4di v4df v4di uqi
cvttpd2uqq512_mask avx512dq v8di v8df v8di qi int
cvttps2dq512_mask avx512f v16si v16sf v16si hi int
cvttps2qq128_mask avx512dq+avx512vl v2di v4sf v2di uqi
cvttps2qq256_mask avx512dq+avx512vl v4di v4sf v4di uqi
cvttps2qq512_mask avx512dq v8di v8sf v8di qi int
cvttps2udq512_mask avx512f v16si v16sf v16si hi int
cvttps2uqq128_mask avx512dq+avx512vl v2di v4sf v2di uqi
cvttps2uqq256_mask avx512dq+avx512vl v4di v4sf v4di uqi
cvttps2uqq512_mask avx512dq v8di v8sf v8di qi int
cvtudq2pd512_mask avx512f v8df v8si v8df uqi
cvtudq2ps512_mask avx512f v16sf v16si v16sf hi int
cvtuqq2pd128_mask avx512dq+avx512vl v2df v2di v2df uqi
cvtuqq2pd256_mask avx512dq+avx512vl v4df v4di v4df uqi
cvtuqq2pd512_mask avx512dq v8df v8di v8df qi int
cvtuqq2ps128_mask avx512dq+avx512vl v4sf v2di v4sf uqi
cvtuqq2ps256_mask avx512dq+avx512vl v4sf v4di v4sf uqi
cvtuqq2ps512_mask avx512dq v8sf v8di v8sf qi int
cvtusi2sd32 avx512f v2df v2df uint
cvtusi2sd64 avx512f+64bit v2df v2df uint64 int
cvtusi2ss32 avx512f v4sf v4sf uint int
cvtusi2ss64 avx512f+64bit v4sf v4sf uint64 int
divpd512_mask avx512f v8df v8df v8df v8df uqi int
divps512_mask avx512f v16sf v16sf v16sf v16sf hi int
divsd_mask_round avx512f v2df v2df v2df v2df uqi int
divsd_round avx512f v2df v2df v2df int
divss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
divss_round avx512f v4sf v4sf v4sf int
exp2pd_mask avx512er v8df v8df v8df qi int
exp2ps avx512er v16sf v16sf
exp2ps_mask avx512er v16sf v16sf v16sf hi int
expanddf512_mask avx512f v8df v8df v8df uqi
expanddf512_maskz avx512f v8df v8df v8df uqi
expanddi512_mask avx512f v8di v8di v8di uqi
expanddi512_maskz avx512f v8di v8di v8di uqi
expandloaddf512_mask avx512f v8df pcv8df v8df uqi
expandloaddf512_maskz avx512f v8df pcv8df v8df uqi
expandloaddi512_mask avx512f v8di pcv8di v8di uqi
expandloaddi512_maskz avx512f v8di pcv8di v8di uqi
expandloadsf512_mask avx512f v16sf pcv16sf v16sf uhi
expandloadsf512_maskz avx512f v16sf pcv16sf v16sf uhi
expandloadsi512_mask avx512f v16si pcv16si v16si uhi
expandloadsi512_maskz avx512f v16si pcv16si v16si uhi
expandsf512_mask avx512f v16sf v16sf v16sf uhi
expandsf512_maskz avx512f v16sf v16sf v16sf uhi
expandsi512_mask avx512f v16si v16si v16si uhi
expandsi512_maskz avx512f v16si v16si v16si uhi
extractf32x4_mask avx512f v4sf v16sf int v4sf uqi
extractf32x8_mask avx512dq v8sf v16sf int v8sf uqi
extractf64x2_256_mask avx512dq+avx512vl v2df v4df int v2df uqi
extractf64x2_512_mask avx512dq v2df v8df int v2df uqi
extractf64x4_mask avx512f v4df v8df int v4df uqi
extracti32x4_mask avx512f v4si v16si int v4si uqi
extracti32x8_mask avx512dq v8si v16si int v8si uqi
extracti64x2_256_mask avx512dq+avx512vl v2di v4di int v2di uqi
extracti64x2_512_mask avx512dq v2di v8di int v2di uqi
extracti64x4_mask avx512f v4di v8di int v4di uqi
fixupimmpd512_mask avx512f v8df v8df v8df v8di int qi int
fixupimmpd512_maskz avx512f v8df v8df v8df v8di int qi int
fixupimmps512_mask avx512f v16sf v16sf v16sf v16si int hi int
fixupimmps512_maskz avx512f v16sf v16sf v16sf v16si int hi int
fixupimmsd_mask avx512f v2df v2df v2df v2di int qi int
fixupimmsd_maskz avx512f v2df v2df v2df v2di int qi int
fixupimmss_mask avx512f v4sf v4sf v4sf v4si int qi int
fixupimmss_maskz avx512f v4sf v4sf v4sf v4si int qi int
floorpd512 avx512f v8df v8df
floorpd_vec_pack_sfix512 avx512f v16si v8df v8df
floorps512 avx512f v16sf v16sf
floorps_sfix512 avx512f v16si v16sf
fpclasspd128_mask avx512dq+avx512vl qi v2df int uqi
fpclasspd256_mask avx512dq+avx512vl qi v4df int uqi
fpclasspd512_mask avx512dq qi v8df int uqi
fpclassps128_mask avx512dq+avx512vl qi v4sf int uqi
fpclassps256_mask avx512dq+avx512vl qi v8sf int uqi
fpclassps512_mask avx512dq hi v16sf int uhi
fpclasssd_mask avx512dq qi v2df int uqi
fpclassss_mask avx512dq qi v4sf int uqi
gather3altdiv16sf avx512f v16sf v16sf pcfloat v8di hi int
gather3altdiv16si avx512f v16si v16si pcint v8di hi int
gather3altsiv8df avx512f v8df v8df pcdouble v16si qi int
gather3altsiv8di avx512f v8di v8di pcint64 v16si qi int
gatherdiv16sf avx512f v8sf v8sf pcvoid v8di qi int
gatherdiv16si avx512f v8si v8si pcvoid v8di qi int
gatherdiv8df avx512f v8df v8df pcvoid v8di qi int
gatherdiv8di avx512f v8di v8di pcvoid v8di qi int
gatherpfdpd avx512pf void qi v8si pcvoid int int
gatherpfdps avx512pf void hi v16si pcvoid int int
gatherpfqpd avx512pf void qi v8di pcvoid int int
gatherpfqps avx512pf void qi v8di pcvoid int int
gathersiv16sf avx512f v16sf v16sf pcvoid v16si hi int
gathersiv16si avx512f v16si v16si pcvoid v16si hi int
gathersiv8df avx512f v8df v8df pcvoid v8si qi int
gathersiv8di avx512f v8di v8di pcvoid v8si qi int
getexppd512_mask avx512f v8df v8df v8df qi int
getexpps512_mask avx512f v16sf v16sf v16sf hi int
getexpsd128_round avx512f v2df v2df v2df int
getexpsd_mask_round avx512f v2df v2df v2df v2df uqi int
getexpss128_round avx512f v4sf v4sf v4sf int
getexpss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
getmantpd512_mask avx512f v8df v8df int v8df qi int
getmantps512_mask avx512f v16sf v16sf int v16sf hi int
getmantsd_mask_round avx512f v2df v2df v2df int v2df uqi int
getmantsd_round avx512f v2df v2df v2df int int
getmantss_mask_round avx512f v4sf v4sf v4sf int v4sf uqi int
getmantss_round avx512f v4sf v4sf v4sf int int
insertf32x4_mask avx512f v16sf v16sf v4sf int v16sf uhi
insertf32x8_mask avx512dq v16sf v16sf v8sf int v16sf uhi
insertf64x2_256_mask avx512dq+avx512vl v4df v4df v2df int v4df uqi
insertf64x2_512_mask avx512dq v8df v8df v2df int v8df uqi
insertf64x4_mask avx512f v8df v8df v4df int v8df uqi
inserti32x4_mask avx512f v16si v16si v4si int v16si uhi
inserti32x8_mask avx512dq v16si v16si v8si int v16si uhi
inserti64x2_256_mask avx512dq+avx512vl v4di v4di v2di int v4di uqi
inserti64x2_512_mask avx512dq v8di v8di v2di int v8di uqi
inserti64x4_mask avx512f v8di v8di v4di int v8di uqi
kaddhi avx512dq uhi uhi uhi
kaddqi avx512dq uqi uqi uqi
kandhi avx512f uhi uhi uhi
kandnhi avx512f uhi uhi uhi
kandnqi avx512dq uqi uqi uqi
kandqi avx512dq uqi uqi uqi
kmovb avx512dq uqi uqi
kmovw avx512f uhi uhi
knothi avx512f uhi uhi
knotqi avx512dq uqi uqi
korhi avx512f uhi uhi uhi
korqi avx512dq uqi uqi uqi
kortestchi avx512f uhi uhi uhi
kortestcqi avx512dq uqi uqi uqi
kortestzhi avx512f uhi uhi uhi
kortestzqi avx512dq uqi uqi uqi
kshiftlihi avx512f uhi uhi uqi
kshiftliqi avx512dq uqi uqi uqi
kshiftrihi avx512f uhi uhi uqi
kshiftriqi avx512dq uqi uqi uqi
ktestchi avx512dq uhi uhi uhi
ktestcqi avx512dq uqi uqi uqi
ktestzhi avx512dq uhi uhi uhi
ktestzqi avx512dq uqi uqi uqi
kunpckhi avx512f uhi uhi uhi
kxnorhi avx512f uhi uhi uhi
kxnorqi avx512dq uqi uqi uqi
kxorhi avx512f uhi uhi uhi
kxorqi avx512dq uqi uqi uqi
loadapd512_mask avx512f v8df pcv8df v8df uqi
loadaps512_mask avx512f v16sf pcv16sf v16sf uhi
loaddqudi512_mask avx512f v8di pcint64 v8di uqi
loaddqusi512_mask avx512f v16si pcint v16si uhi
loadsd_mask avx512f v2df pcdouble v2df uqi
loadss_mask avx512f v4sf pcfloat v4sf uqi
loadupd512_mask avx512f v8df pcdouble v8df uqi
loadups512_mask avx512f v16sf pcfloat v16sf uhi
maxpd512_mask avx512f v8df v8df v8df v8df uqi int
maxps512_mask avx512f v16sf v16sf v16sf v16sf hi int
maxsd_mask_round avx512f v2df v2df v2df v2df uqi int
maxsd_round avx512f v2df v2df v2df int
maxss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
maxss_round avx512f v4sf v4sf v4sf int
minpd512_mask avx512f v8df v8df v8df v8df uqi int
minps512_mask avx512f v16sf v16sf v16sf v16sf hi int
minsd_mask_round avx512f v2df v2df v2df v2df uqi int
minsd_round avx512f v2df v2df v2df int
minss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
minss_round avx512f v4sf v4sf v4sf int
movapd512_mask avx512f v8df v8df v8df uqi
movaps512_mask avx512f v16sf v16sf v16sf uhi
movddup512_mask avx512f v8df v8df v8df uqi
movdqa32_512_mask avx512f v16si v16si v16si uhi
movdqa32load512_mask avx512f v16si pcv16si v16si uhi
movdqa32store512_mask avx512f void pv16si v16si uhi
movdqa64_512_mask avx512f v8di v8di v8di uqi
movdqa64load512_mask avx512f v8di pcv8di v8di uqi
movdqa64store512_mask avx512f void pv8di v8di uqi
movesd_mask avx512f v2df v2df v2df v2df uqi
movess_mask avx512f v4sf v4sf v4sf v4sf uqi
movntdq512 avx512f void pv8di v8di
movntdqa512 avx512f v8di pv8di
movntpd512 avx512f void pdouble v8df
movntps512 avx512f void pfloat v16sf
movshdup512_mask avx512f v16sf v16sf v16sf uhi
movsldup512_mask avx512f v16sf v16sf v16sf uhi
mulpd512_mask avx512f v8df v8df v8df v8df uqi int
mulps512_mask avx512f v16sf v16sf v16sf v16sf hi int
mulsd_mask_round avx512f v2df v2df v2df v2df uqi int
mulsd_round avx512f v2df v2df v2df int
mulss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
mulss_round avx512f v4sf v4sf v4sf int
orpd128_mask avx512dq+avx512vl v2df v2df v2df v2df uqi
orpd256_mask avx512dq+avx512vl v4df v4df v4df v4df uqi
orpd512_mask avx512dq v8df v8df v8df v8df uqi
orps128_mask avx512dq+avx512vl v4sf v4sf v4sf v4sf uqi
orps256_mask avx512dq+avx512vl v8sf v8sf v8sf v8sf uqi
orps512_mask avx512dq v16sf v16sf v16sf v16sf uhi
pabsd512_mask avx512f v16si v16si v16si uhi
pabsq512_mask avx512f v8di v8di v8di uqi
paddd512_mask avx512f v16si v16si v16si v16si uhi
paddq512_mask avx512f v8di v8di v8di v8di uqi
pandd512_mask avx512f v16si v16si v16si v16si uhi
pandnd512_mask avx512f v16si v16si v16si v16si uhi
pandnq512_mask avx512f v8di v8di v8di v8di uqi
pandq512_mask avx512f v8di v8di v8di v8di uqi
pbroadcastd512 avx512f v16si v4si v16si uhi
pbroadcastd512_gpr_mask avx512f v16si si v16si uhi
pbroadcastq512 avx512f v8di v2di v8di uqi
pbroadcastq512_gpr_mask avx512f v8di di v8di uqi
pcmpeqd512_mask avx512f uhi v16si v16si uhi
pcmpeqq512_mask avx512f uqi v8di v8di uqi
pcmpgtd512_mask avx512f uhi v16si v16si uhi
pcmpgtq512_mask avx512f uqi v8di v8di uqi
pd512_256pd avx512f v8df v4df
pd512_pd avx512f v8df v2df
permdf512_mask avx512f v8df v8df int v8df uqi
permdi512_mask avx512f v8di v8di int v8di uqi
permvardf512_mask avx512f v8df v8df v8di v8df uqi
permvardi512_mask avx512f v8di v8di v8di v8di uqi
permvarsf512_mask avx512f v16sf v16sf v16si v16sf uhi
permvarsi512_mask avx512f v16si v16si v16si v16si uhi
pmaxsd512_mask avx512f v16si v16si v16si v16si uhi
pmaxsq512_mask avx512f v8di v8di v8di v8di uqi
pmaxud512_mask avx512f v16si v16si v16si v16si uhi
pmaxuq512_mask avx512f v8di v8di v8di v8di uqi
pminsd512_mask avx512f v16si v16si v16si v16si uhi
pminsq512_mask avx512f v8di v8di v8di v8di uqi
pminud512_mask avx512f v16si v16si v16si v16si uhi
pminuq512_mask avx512f v8di v8di v8di v8di uqi
pmovdb512_mask avx512f v16qi v16si v16qi uhi
pmovdb512mem_mask avx512f void pv16qi v16si uhi
pmovdw512_mask avx512f v16hi v16si v16hi uhi
pmovdw512mem_mask avx512f void pv16hi v16si uhi
pmovqb512_mask avx512f v16qi v8di v16qi uqi
pmovqb512mem_mask avx512f void pudi v8di uqi
pmovqd512_mask avx512f v8si v8di v8si uqi
pmovqd512mem_mask avx512f void pv8si v8di uqi
pmovqw512_mask avx512f v8hi v8di v8hi uqi
pmovqw512mem_mask avx512f void pv8hi v8di uqi
pmovsdb512_mask avx512f v16qi v16si v16qi uhi
pmovsdb512mem_mask avx512f void pv16qi v16si uhi
pmovsdw512_mask avx512f v16hi v16si v16hi uhi
pmovsdw512mem_mask avx512f void pv16hi v16si uhi
pmovsqb512_mask avx512f v16qi v8di v16qi uqi
pmovsqb512mem_mask avx512f void pudi v8di uqi
pmovsqd512_mask avx512f v8si v8di v8si uqi
pmovsqd512mem_mask avx512f void pv8si v8di uqi
pmovsqw512_mask avx512f v8hi v8di v8hi uqi
pmovsqw512mem_mask avx512f void pv8hi v8di uqi
pmovsxbd512_mask avx512f v16si v16qi v16si uhi
pmovsxbq512_mask avx512f v8di v16qi v8di uqi
pmovsxdq512_mask avx512f v8di v8si v8di uqi
pmovsxwd512_mask avx512f v16si v16hi v16si uhi
pmovsxwq512_mask avx512f v8di v8hi v8di uqi
pmovusdb512_mask avx512f v16qi v16si v16qi uhi
pmovusdb512mem_mask avx512f void pv16qi v16si uhi
pmovusdw512_mask avx512f v16hi v16si v16hi uhi
pmovusdw512mem_mask avx512f void pv16hi v16si uhi
pmovusqb512_mask avx512f v16qi v8di v16qi uqi
pmovusqb512mem_mask avx512f void pudi v8di uqi
pmovusqd512_mask avx512f v8si v8di v8si uqi
pmovusqd512mem_mask avx512f void pv8si v8di uqi
pmovusqw512_mask avx512f v8hi v8di v8hi uqi
pmovusqw512mem_mask avx512f void pv8hi v8di uqi
pmovzxbd512_mask avx512f v16si v16qi v16si uhi
pmovzxbq512_mask avx512f v8di v16qi v8di uqi
pmovzxdq512_mask avx512f v8di v8si v8di uqi
pmovzxwd512_mask avx512f v16si v16hi v16si uhi
pmovzxwq512_mask avx512f v8di v8hi v8di uqi
pmuldq512_mask avx512f v8di v16si v16si v8di uqi
pmulld512_mask avx512f v16si v16si v16si v16si uhi
pmullq128_mask avx512dq+avx512vl v2di v2di v2di v2di uqi
pmullq256_mask avx512dq+avx512vl v4di v4di v4di v4di uqi
pmullq512_mask avx512dq v8di v8di v8di v8di uqi
pmuludq512_mask avx512f v8di v16si v16si v8di uqi
pord512_mask avx512f v16si v16si v16si v16si uhi
porq512_mask avx512f v8di v8di v8di v8di uqi
prold512_mask avx512f v16si v16si int v16si uhi
prolq512_mask avx512f v8di v8di int v8di uqi
prolvd512_mask avx512f v16si v16si v16si v16si uhi
prolvq512_mask avx512f v8di v8di v8di v8di uqi
prord512_mask avx512f v16si v16si int v16si uhi
prorq512_mask avx512f v8di v8di int v8di uqi
prorvd512_mask avx512f v16si v16si v16si v16si uhi
prorvq512_mask avx512f v8di v8di v8di v8di uqi
ps512_256ps avx512f v16sf v8sf
ps512_ps avx512f v16sf v4sf
pshufd512_mask avx512f v16si v16si int v16si uhi
pslld512_mask avx512f v16si v16si v4si v16si uhi
pslldi512_mask avx512f v16si v16si int v16si uhi
psllq512_mask avx512f v8di v8di v2di v8di uqi
psllqi512_mask avx512f v8di v8di int v8di uqi
psllv16si_mask avx512f v16si v16si v16si v16si uhi
psllv8di_mask avx512f v8di v8di v8di v8di uqi
psrad512_mask avx512f v16si v16si v4si v16si uhi
psradi512_mask avx512f v16si v16si int v16si uhi
psraq512_mask avx512f v8di v8di v2di v8di uqi
psraqi512_mask avx512f v8di v8di int v8di uqi
psrav16si_mask avx512f v16si v16si v16si v16si uhi
psrav8di_mask avx512f v8di v8di v8di v8di uqi
psrld512_mask avx512f v16si v16si v4si v16si uhi
psrldi512_mask avx512f v16si v16si int v16si uhi
psrlq512_mask avx512f v8di v8di v2di v8di uqi
psrlqi512_mask avx512f v8di v8di int v8di uqi
psrlv16si_mask avx512f v16si v16si v16si v16si uhi
psrlv8di_mask avx512f v8di v8di v8di v8di uqi
psubd512_mask avx512f v16si v16si v16si v16si uhi
psubq512_mask avx512f v8di v8di v8di v8di uqi
pternlogd512_mask avx512f v16si v16si v16si v16si int uhi
pternlogd512_maskz avx512f v16si v16si v16si v16si int uhi
pternlogq512_mask avx512f v8di v8di v8di v8di int uqi
pternlogq512_maskz avx512f v8di v8di v8di v8di int uqi
ptestmd512 avx512f uhi v16si v16si uhi
ptestmq512 avx512f uqi v8di v8di uqi
ptestnmd512 avx512f uhi v16si v16si uhi
ptestnmq512 avx512f uqi v8di v8di uqi
punpckhdq512_mask avx512f v16si v16si v16si v16si uhi
punpckhqdq512_mask avx512f v8di v8di v8di v8di uqi
punpckldq512_mask avx512f v16si v16si v16si v16si uhi
punpcklqdq512_mask avx512f v8di v8di v8di v8di uqi
pxord512_mask avx512f v16si v16si v16si v16si uhi
pxorq512_mask avx512f v8di v8di v8di v8di uqi
rangepd128_mask avx512dq+avx512vl v2df v2df v2df int v2df uqi
rangepd256_mask avx512dq+avx512vl v4df v4df v4df int v4df uqi
rangepd512_mask avx512dq v8df v8df v8df int v8df qi int
rangeps128_mask avx512dq+avx512vl v4sf v4sf v4sf int v4sf uqi
rangeps256_mask avx512dq+avx512vl v8sf v8sf v8sf int v8sf uqi
rangeps512_mask avx512dq v16sf v16sf v16sf int v16sf hi int
rangesd128_mask_round avx512dq v2df v2df v2df int v2df uqi int
rangess128_mask_round avx512dq v4sf v4sf v4sf int v4sf uqi int
rcp14pd512_mask avx512f v8df v8df v8df uqi
rcp14ps512_mask avx512f v16sf v16sf v16sf uhi
rcp14sd avx512f v2df v2df v2df
rcp14sd_mask avx512f v2df v2df v2df v2df uqi
rcp14ss avx512f v4sf v4sf v4sf
rcp14ss_mask avx512f v4sf v4sf v4sf v4sf uqi
rcp28pd_mask avx512er v8df v8df v8df qi int
rcp28ps_mask avx512er v16sf v16sf v16sf hi int
rcp28sd_mask_round avx512er v2df v2df v2df v2df uqi int
rcp28sd_round avx512er v2df v2df v2df int
rcp28ss_mask_round avx512er v4sf v4sf v4sf v4sf uqi int
rcp28ss_round avx512er v4sf v4sf v4sf int
reducepd128_mask avx512dq+avx512vl v2df v2df int v2df uqi
reducepd256_mask avx512dq+avx512vl v4df v4df int v4df uqi
reducepd512_mask avx512dq v8df v8df int v8df uqi
reducepd512_mask_round avx512dq v8df v8df int v8df uqi int
reduceps128_mask avx512dq+avx512vl v4sf v4sf int v4sf uqi
reduceps256_mask avx512dq+avx512vl v8sf v8sf int v8sf uqi
reduceps512_mask avx512dq v16sf v16sf int v16sf uhi
reduceps512_mask_round avx512dq v16sf v16sf int v16sf uhi int
reducesd_mask avx512dq v2df v2df v2df int v2df uqi
reducesd_mask_round avx512dq v2df v2df v2df int v2df uqi int
reducess_mask avx512dq v4sf v4sf v4sf int v4sf uqi
reducess_mask_round avx512dq v4sf v4sf v4sf int v4sf uqi int
rndscalepd_mask avx512f v8df v8df int v8df qi int
rndscaleps_mask avx512f v16sf v16sf int v16sf hi int
rndscalesd_mask_round avx512f v2df v2df v2df int v2df uqi int
rndscaless_mask_round avx512f v4sf v4sf v4sf int v4sf uqi int
roundpd_az_vec_pack_sfix512 avx512f v16si v8df v8df
roundps_az_sfix512 avx512f v16si v16sf
rsqrt14pd512_mask avx512f v8df v8df v8df uqi
rsqrt14ps512_mask avx512f v16sf v16sf v16sf uhi
rsqrt14sd avx512f v2df v2df v2df
rsqrt14sd_mask avx512f v2df v2df v2df v2df uqi
rsqrt14ss avx512f v4sf v4sf v4sf
rsqrt14ss_mask avx512f v4sf v4sf v4sf v4sf uqi
rsqrt28pd_mask avx512er v8df v8df v8df qi int
rsqrt28ps_mask avx512er v16sf v16sf v16sf hi int
rsqrt28sd_mask_round avx512er v2df v2df v2df v2df uqi int
rsqrt28sd_round avx512er v2df v2df v2df int
rsqrt28ss_mask_round avx512er v4sf v4sf v4sf v4sf uqi int
rsqrt28ss_round avx512er v4sf v4sf v4sf int
scalefpd512_mask avx512f v8df v8df v8df v8df uqi int
scalefps512_mask avx512f v16sf v16sf v16sf v16sf hi int
scalefsd_mask_round avx512f v2df v2df v2df v2df uqi int
scalefss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
scatteraltdiv16sf avx512f void pfloat hi v8di v16sf int
scatteraltdiv16si avx512f void pint hi v8di v16si int
scatteraltsiv8df avx512f void pdouble qi v16si v8df int
scatteraltsiv8di avx512f void plonglong qi v16si v8di int
scatterdiv16sf avx512f void pvoid qi v8di v8sf int
scatterdiv16si avx512f void pvoid qi v8di v8si int
scatterdiv8df avx512f void pvoid qi v8di v8df int
scatterdiv8di avx512f void pvoid qi v8di v8di int
scatterpfdpd avx512pf void qi v8si pcvoid int int
scatterpfdps avx512pf void hi v16si pcvoid int int
scatterpfqpd avx512pf void qi v8di pcvoid int int
scatterpfqps avx512pf void qi v8di pcvoid int int
scattersiv16sf avx512f void pvoid hi v16si v16sf int
scattersiv16si avx512f void pvoid hi v16si v16si int
scattersiv8df avx512f void pvoid qi v8si v8df int
scattersiv8di avx512f void pvoid qi v8si v8di int
shuf_f32x4_mask avx512f v16sf v16sf v16sf int v16sf uhi
shuf_f64x2_mask avx512f v8df v8df v8df int v8df uqi
shuf_i32x4_mask avx512f v16si v16si v16si int v16si uhi
shuf_i64x2_mask avx512f v8di v8di v8di int v8di uqi
shufpd512_mask avx512f v8df v8df v8df int v8df uqi
shufps512_mask avx512f v16sf v16sf v16sf int v16sf uhi
si512_256si avx512f v16si v8si
si512_si avx512f v16si v4si
sqrtpd512 avx512f v8df v8df
sqrtpd512_mask avx512f v8df v8df v8df qi int
sqrtps512 avx512f v16sf v16sf
sqrtps512_mask avx512f v16sf v16sf v16sf hi int
sqrtsd_mask_round avx512f v2df v2df v2df v2df uqi int
sqrtss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
storeapd512_mask avx512f void pv8df v8df uqi
storeaps512_mask avx512f void pv16sf v16sf uhi
storedqudi512_mask avx512f void pint64 v8di uqi
storedqusi512_mask avx512f void pint v16si uhi
storesd_mask avx512f void pdouble v2df uqi
storess_mask avx512f void pfloat v4sf uqi
storeupd512_mask avx512f void pdouble v8df uqi
storeups512_mask avx512f void pfloat v16sf uhi
subpd512_mask avx512f v8df v8df v8df v8df uqi int
subps512_mask avx512f v16sf v16sf v16sf v16sf hi int
subsd_mask_round avx512f v2df v2df v2df v2df uqi int
subsd_round avx512f v2df v2df v2df int
subss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
subss_round avx512f v4sf v4sf v4sf int
truncpd512 avx512f v8df v8df
truncps512 avx512f v16sf v16sf
ucmpd512_mask avx512f uhi v16si v16si int uhi
ucmpq512_mask avx512f uqi v8di v8di int uqi
unpckhpd512_mask avx512f v8df v8df v8df v8df uqi
unpckhps512_mask avx512f v16sf v16sf v16sf v16sf uhi
unpcklpd512_mask avx512f v8df v8df v8df v8df uqi
unpcklps512_mask avx512f v16sf v16sf v16sf v16sf uhi
vcomisd avx512f int v2df v2df int int
vcomiss avx512f int v4sf v4sf int int
vcvtph2ps512_mask avx512f v16sf v16hi v16sf hi int
vcvtps2ph512_mask avx512f v16hi v16sf int v16hi uhi
vcvtsd2si32 avx512f int v2df int
vcvtsd2si64 avx512f+64bit int64 v2df int
vcvtsd2usi32 avx512f uint v2df int
vcvtsd2usi64 avx512f+64bit uint64 v2df int
vcvtss2si32 avx512f int v4sf int
vcvtss2si64 avx512f+64bit int64 v4sf int
vcvtss2usi32 avx512f uint v4sf int
vcvtss2usi64 avx512f+64bit uint64 v4sf int
vcvttsd2si32 avx512f int v2df int
vcvttsd2si64 avx512f+64bit int64 v2df int
vcvttsd2usi32 avx512f uint v2df int
vcvttsd2usi64 avx512f+64bit uint64 v2df int
vcvttss2si32 avx512f int v4sf int
vcvttss2si64 avx512f+64bit int64 v4sf int
vcvttss2usi32 avx512f uint v4sf int
vcvttss2usi64 avx512f+64bit uint64 v4sf int
vec_pack_sfix512 avx512f v16si v8df v8df
vfmaddpd512_mask avx512f v8df v8df v8df v8df uqi int
vfmaddpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfmaddpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfmaddps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfmaddps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfmaddps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
vfmaddsd3_mask avx512f v2df v2df v2df v2df uqi int
vfmaddsd3_mask3 avx512f v2df v2df v2df v2df uqi int
vfmaddsd3_maskz avx512f v2df v2df v2df v2df uqi int
vfmaddsd3_round avx512f v2df v2df v2df v2df int
vfmaddss3_mask avx512f v4sf v4sf v4sf v4sf uqi int
vfmaddss3_mask3 avx512f v4sf v4sf v4sf v4sf uqi int
vfmaddss3_maskz avx512f v4sf v4sf v4sf v4sf uqi int
vfmaddss3_round avx512f v4sf v4sf v4sf v4sf int
vfmaddsubpd512_mask avx512f v8df v8df v8df v8df uqi int
vfmaddsubpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfmaddsubpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfmaddsubps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfmaddsubps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfmaddsubps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
vfmsubaddpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfmsubaddps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfmsubpd512_mask avx512f v8df v8df v8df v8df uqi int
vfmsubpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfmsubpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfmsubps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfmsubps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfmsubps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
vfmsubsd3_mask3 avx512f v2df v2df v2df v2df uqi int
vfmsubss3_mask3 avx512f v4sf v4sf v4sf v4sf uqi int
vfnmaddpd512_mask avx512f v8df v8df v8df v8df uqi int
vfnmaddpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfnmaddpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfnmaddps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfnmaddps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfnmaddps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
vfnmsubpd512_mask avx512f v8df v8df v8df v8df uqi int
vfnmsubpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfnmsubpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfnmsubps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfnmsubps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfnmsubps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
vpconflictdi_128_mask avx512cd+avx512vl v2di v2di v2di uqi
vpconflictdi_256_mask avx512cd+avx512vl v4di v4di v4di uqi
vpconflictdi_512_mask avx512cd v8di v8di v8di uqi
vpconflictsi_128_mask avx512cd+avx512vl v4si v4si v4si uqi
vpconflictsi_256_mask avx512cd+avx512vl v8si v8si v8si uqi
vpconflictsi_512_mask avx512cd v16si v16si v16si uhi
vpermi2vard512_mask avx512f v16si v16si v16si v16si uhi
vpermi2varpd512_mask avx512f v8df v8df v8di v8df uqi
vpermi2varps512_mask avx512f v16sf v16sf v16si v16sf uhi
vpermi2varq512_mask avx512f v8di v8di v8di v8di uqi
vpermilpd512_mask avx512f v8df v8df int v8df uqi
vpermilps512_mask avx512f v16sf v16sf int v16sf uhi
vpermilvarpd512_mask avx512f v8df v8df v8di v8df uqi
vpermilvarps512_mask avx512f v16sf v16sf v16si v16sf uhi
vpermt2vard512_mask avx512f v16si v16si v16si v16si uhi
vpermt2vard512_maskz avx512f v16si v16si v16si v16si uhi
vpermt2varpd512_mask avx512f v8df v8di v8df v8df uqi
vpermt2varpd512_maskz avx512f v8df v8di v8df v8df uqi
vpermt2varps512_mask avx512f v16sf v16si v16sf v16sf uhi
vpermt2varps512_maskz avx512f v16sf v16si v16sf v16sf uhi
vpermt2varq512_mask avx512f v8di v8di v8di v8di uqi
vpermt2varq512_maskz avx512f v8di v8di v8di v8di uqi
vplzcntd_128_mask avx512cd+avx512vl v4si v4si v4si uqi
vplzcntd_256_mask avx512cd+avx512vl v8si v8si v8si uqi
vplzcntd_512_mask avx512cd v16si v16si v16si uhi
vplzcntq_128_mask avx512cd+avx512vl v2di v2di v2di uqi
vplzcntq_256_mask avx512cd+avx512vl v4di v4di v4di uqi
vplzcntq_512_mask avx512cd v8di v8di v8di uqi
xorpd128_mask avx512dq+avx512vl v2df v2df v2df v2df uqi
xorpd256_mask avx512dq+avx512vl v4df v4df v4df v4df uqi
xorpd512_mask avx512dq v8df v8df v8df v8df uqi
xorps128_mask avx512dq+avx512vl v4sf v4sf v4sf v4sf uqi
xorps256_mask avx512dq+avx512vl v8sf v8sf v8sf v8sf uqi
xorps512_mask avx512dq v16sf v16sf v16sf v16sf uhi
"""
