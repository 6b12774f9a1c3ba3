"""Rows of the table of x86 built-in functions: AVX-512 on vectors of 128 and 256 bits (AVX512VL).

Columns as builtin_table_x86.py explains them; it joins the parts.
"""

from __future__ import annotations

from typing import Final

X86_AVX512_SHORT_BUILTINS: Final = """
addpd128_mask avx512vl v2df v2df v2df v2df uqi
addpd256_mask avx512vl v4df v4df v4df v4df uqi
addph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
addph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
addps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
addps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
alignd128_mask avx512vl v4si v4si v4si int v4si uqi
alignd256_mask avx512vl v8si v8si v8si int v8si uqi
alignq128_mask avx512vl v2di v2di v2di int v2di uqi
alignq256_mask avx512vl v4di v4di v4di int v4di uqi
blendmd_128_mask avx512vl v4si v4si v4si uqi
blendmd_256_mask avx512vl v8si v8si v8si uqi
blendmpd_128_mask avx512vl v2df v2df v2df uqi
blendmpd_256_mask avx512vl v4df v4df v4df uqi
blendmps_128_mask avx512vl v4sf v4sf v4sf uqi
blendmps_256_mask avx512vl v8sf v8sf v8sf uqi
blendmq_128_mask avx512vl v2di v2di v2di uqi
blendmq_256_mask avx512vl v4di v4di v4di uqi
broadcastf32x4_256_mask avx512vl v8sf v4sf v8sf uqi
broadcasti32x4_256_mask avx512vl v8si v4si v8si uqi
broadcastmb128 avx512vl+avx512cd v2di uqi
broadcastmb256 avx512vl+avx512cd v4di uqi
broadcastmw128 avx512vl+avx512cd v4si uhi
broadcastmw256 avx512vl+avx512cd v8si uhi
broadcastsd256_mask avx512vl v4df v2df v4df uqi
broadcastss128_mask avx512vl v4sf v4sf v4sf uqi
broadcastss256_mask avx512vl v8sf v4sf v8sf uqi
ceilph avx512vl+avx512fp16 v8hf v8hf
ceilph256 avx512vl+avx512fp16 v16hf v16hf
cmpd128_mask avx512vl uqi v4si v4si int uqi
cmpd256_mask avx512vl uqi v8si v8si int uqi
cmppd128_mask avx512vl uqi v2df v2df int uqi
cmppd256_mask avx512vl qi v4df v4df int uqi
cmpph128_mask avx512vl+avx512fp16 uqi v8hf v8hf int uqi
cmpph256_mask avx512vl+avx512fp16 uhi v16hf v16hf int uhi
cmpps128_mask avx512vl uqi v4sf v4sf int uqi
cmpps256_mask avx512vl qi v8sf v8sf int uqi
cmpq128_mask avx512vl uqi v2di v2di int uqi
cmpq256_mask avx512vl uqi v4di v4di int uqi
compressdf128_mask avx512vl v2df v2df v2df uqi
compressdf256_mask avx512vl v4df v4df v4df uqi
compressdi128_mask avx512vl v2di v2di v2di uqi
compressdi256_mask avx512vl v4di v4di v4di uqi
compresssf128_mask avx512vl v4sf v4sf v4sf uqi
compresssf256_mask avx512vl v8sf v8sf v8sf uqi
compresssi128_mask avx512vl v4si v4si v4si uqi
compresssi256_mask avx512vl v8si v8si v8si uqi
compressstoredf128_mask avx512vl void pv2df v2df uqi
compressstoredf256_mask avx512vl void pv4df v4df uqi
compressstoredi128_mask avx512vl void pv2di v2di uqi
compressstoredi256_mask avx512vl void pv4di v4di uqi
compressstoresf128_mask avx512vl void pv4sf v4sf uqi
compressstoresf256_mask avx512vl void pv8sf v8sf uqi
compressstoresi128_mask avx512vl void pv4si v4si uqi
compressstoresi256_mask avx512vl void pv8si v8si uqi
cvtdq2pd128_mask avx512vl v2df v4si v2df uqi
cvtdq2pd256_mask avx512vl v4df v4si v4df uqi
cvtdq2ps128_mask avx512vl v4sf v4si v4sf uqi
cvtdq2ps256_mask avx512vl v8sf v8si v8sf uqi
cvtpd2dq128_mask avx512vl v4si v2df v4si uqi
cvtpd2dq256_mask avx512vl v4si v4df v4si uqi
cvtpd2ps256_mask avx512vl v4sf v4df v4sf uqi
cvtpd2ps_mask avx512vl v4sf v2df v4sf uqi
cvtpd2udq128_mask avx512vl v4si v2df v4si uqi
cvtpd2udq256_mask avx512vl v4si v4df v4si uqi
cvtps2dq128_mask avx512vl v4si v4sf v4si uqi
cvtps2dq256_mask avx512vl v8si v8sf v8si uqi
cvtps2pd128_mask avx512vl v2df v4sf v2df uqi
cvtps2pd256_mask avx512vl v4df v4sf v4df uqi
cvtps2udq128_mask avx512vl v4si v4sf v4si uqi
cvtps2udq256_mask avx512vl v8si v8sf v8si uqi
cvttpd2dq128_mask avx512vl v4si v2df v4si uqi
cvttpd2dq256_mask avx512vl v4si v4df v4si uqi
cvttpd2udq128_mask avx512vl v4si v2df v4si uqi
cvttpd2udq256_mask avx512vl v4si v4df v4si uqi
cvttps2dq128_mask avx512vl v4si v4sf v4si uqi
cvttps2dq256_mask avx512vl v8si v8sf v8si uqi
cvttps2udq128_mask avx512vl v4si v4sf v4si uqi
cvttps2udq256_mask avx512vl v8si v8sf v8si uqi
cvtudq2pd128_mask avx512vl v2df v4si v2df uqi
cvtudq2pd256_mask avx512vl v4df v4si v4df uqi
cvtudq2ps128_mask avx512vl v4sf v4si v4sf uqi
cvtudq2ps256_mask avx512vl v8sf v8si v8sf uqi
divpd256_mask avx512vl v4df v4df v4df v4df uqi
divpd_mask avx512vl v2df v2df v2df v2df uqi
divph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
divph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
divps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
divps_mask avx512vl v4sf v4sf v4sf v4sf uqi
expanddf128_mask avx512vl v2df v2df v2df uqi
expanddf128_maskz avx512vl v2df v2df v2df uqi
expanddf256_mask avx512vl v4df v4df v4df uqi
expanddf256_maskz avx512vl v4df v4df v4df uqi
expanddi128_mask avx512vl v2di v2di v2di uqi
expanddi128_maskz avx512vl v2di v2di v2di uqi
expanddi256_mask avx512vl v4di v4di v4di uqi
expanddi256_maskz avx512vl v4di v4di v4di uqi
expandloaddf128_mask avx512vl v2df pcv2df v2df uqi
expandloaddf128_maskz avx512vl v2df pcv2df v2df uqi
expandloaddf256_mask avx512vl v4df pcv4df v4df uqi
expandloaddf256_maskz avx512vl v4df pcv4df v4df uqi
expandloaddi128_mask avx512vl v2di pcv2di v2di uqi
expandloaddi128_maskz avx512vl v2di pcv2di v2di uqi
expandloaddi256_mask avx512vl v4di pcv4di v4di uqi
expandloaddi256_maskz avx512vl v4di pcv4di v4di uqi
expandloadsf128_mask avx512vl v4sf pcv4sf v4sf uqi
expandloadsf128_maskz avx512vl v4sf pcv4sf v4sf uqi
expandloadsf256_mask avx512vl v8sf pcv8sf v8sf uqi
expandloadsf256_maskz avx512vl v8sf pcv8sf v8sf uqi
expandloadsi128_mask avx512vl v4si pcv4si v4si uqi
expandloadsi128_maskz avx512vl v4si pcv4si v4si uqi
expandloadsi256_mask avx512vl v8si pcv8si v8si uqi
expandloadsi256_maskz avx512vl v8si pcv8si v8si uqi
expandsf128_mask avx512vl v4sf v4sf v4sf uqi
expandsf128_maskz avx512vl v4sf v4sf v4sf uqi
expandsf256_mask avx512vl v8sf v8sf v8sf uqi
expandsf256_maskz avx512vl v8sf v8sf v8sf uqi
expandsi128_mask avx512vl v4si v4si v4si uqi
expandsi128_maskz avx512vl v4si v4si v4si uqi
expandsi256_mask avx512vl v8si v8si v8si uqi
expandsi256_maskz avx512vl v8si v8si v8si uqi
extractf32x4_256_mask avx512vl v4sf v8sf int v4sf uqi
extracti32x4_256_mask avx512vl v4si v8si int v4si uqi
fixupimmpd128_mask avx512vl v2df v2df v2df v2di int uqi
fixupimmpd128_maskz avx512vl v2df v2df v2df v2di int uqi
fixupimmpd256_mask avx512vl v4df v4df v4df v4di int uqi
fixupimmpd256_maskz avx512vl v4df v4df v4df v4di int uqi
fixupimmps128_mask avx512vl v4sf v4sf v4sf v4si int uqi
fixupimmps128_maskz avx512vl v4sf v4sf v4sf v4si int uqi
fixupimmps256_mask avx512vl v8sf v8sf v8sf v8si int uqi
fixupimmps256_maskz avx512vl v8sf v8sf v8sf v8si int uqi
floorph avx512vl+avx512fp16 v8hf v8hf
floorph256 avx512vl+avx512fp16 v16hf v16hf
fpclassph128_mask avx512vl+avx512fp16 qi v8hf int uqi
fpclassph256_mask avx512vl+avx512fp16 hi v16hf int uhi
gather3altdiv8sf avx512vl v8sf v8sf pcfloat v4di qi int
gather3altdiv8si avx512vl v8si v8si pcint v4di qi int
gather3altsiv4df avx512vl v4df v4df pcdouble v8si qi int
gather3altsiv4di avx512vl v4di v4di pcint64 v8si qi int
gather3div2df avx512vl v2df v2df pcvoid v2di qi int
gather3div2di avx512vl v2di v2di pcvoid v2di qi int
gather3div4df avx512vl v4df v4df pcvoid v4di qi int
gather3div4di avx512vl v4di v4di pcvoid v4di qi int
gather3div4sf avx512vl v4sf v4sf pcvoid v2di qi int
gather3div4si avx512vl v4si v4si pcvoid v2di qi int
gather3div8sf avx512vl v4sf v4sf pcvoid v4di qi int
gather3div8si avx512vl v4si v4si pcvoid v4di qi int
gather3siv2df avx512vl v2df v2df pcvoid v4si qi int
gather3siv2di avx512vl v2di v2di pcvoid v4si qi int
gather3siv4df avx512vl v4df v4df pcvoid v4si qi int
gather3siv4di avx512vl v4di v4di pcvoid v4si qi int
gather3siv4sf avx512vl v4sf v4sf pcvoid v4si qi int
gather3siv4si avx512vl v4si v4si pcvoid v4si qi int
gather3siv8sf avx512vl v8sf v8sf pcvoid v8si qi int
gather3siv8si avx512vl v8si v8si pcvoid v8si qi int
getexppd128_mask avx512vl v2df v2df v2df uqi
getexppd256_mask avx512vl v4df v4df v4df uqi
getexpph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf uqi
getexpph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf uhi
getexpps128_mask avx512vl v4sf v4sf v4sf uqi
getexpps256_mask avx512vl v8sf v8sf v8sf uqi
getmantpd128_mask avx512vl v2df v2df int v2df uqi
getmantpd256_mask avx512vl v4df v4df int v4df uqi
getmantph128_mask avx512vl+avx512fp16 v8hf v8hf int v8hf uqi
getmantph256_mask avx512vl+avx512fp16 v16hf v16hf int v16hf uhi
getmantps128_mask avx512vl v4sf v4sf int v4sf uqi
getmantps256_mask avx512vl v8sf v8sf int v8sf uqi
insertf32x4_256_mask avx512vl v8sf v8sf v4sf int v8sf uqi
inserti32x4_256_mask avx512vl v8si v8si v4si int v8si uqi
loadapd128_mask avx512vl v2df pcv2df v2df uqi
loadapd256_mask avx512vl v4df pcv4df v4df uqi
loadaps128_mask avx512vl v4sf pcv4sf v4sf uqi
loadaps256_mask avx512vl v8sf pcv8sf v8sf uqi
loaddqudi128_mask avx512vl v2di pcint64 v2di uqi
loaddqudi256_mask avx512vl v4di pcint64 v4di uqi
loaddqusi128_mask avx512vl v4si pcint v4si uqi
loaddqusi256_mask avx512vl v8si pcint v8si uqi
loadupd128_mask avx512vl v2df pcdouble v2df uqi
loadupd256_mask avx512vl v4df pcdouble v4df uqi
loadups128_mask avx512vl v4sf pcfloat v4sf uqi
loadups256_mask avx512vl v8sf pcfloat v8sf uqi
maxpd256_mask avx512vl v4df v4df v4df v4df uqi
maxpd_mask avx512vl v2df v2df v2df v2df uqi
maxph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
maxph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
maxps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
maxps_mask avx512vl v4sf v4sf v4sf v4sf uqi
minpd256_mask avx512vl v4df v4df v4df v4df uqi
minpd_mask avx512vl v2df v2df v2df v2df uqi
minph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
minph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
minps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
minps_mask avx512vl v4sf v4sf v4sf v4sf uqi
movapd128_mask avx512vl v2df v2df v2df uqi
movapd256_mask avx512vl v4df v4df v4df uqi
movaps128_mask avx512vl v4sf v4sf v4sf uqi
movaps256_mask avx512vl v8sf v8sf v8sf uqi
movddup128_mask avx512vl v2df v2df v2df uqi
movddup256_mask avx512vl v4df v4df v4df uqi
movdqa32_128_mask avx512vl v4si v4si v4si uqi
movdqa32_256_mask avx512vl v8si v8si v8si uqi
movdqa32load128_mask avx512vl v4si pcv4si v4si uqi
movdqa32load256_mask avx512vl v8si pcv8si v8si uqi
movdqa32store128_mask avx512vl void pv4si v4si uqi
movdqa32store256_mask avx512vl void pv8si v8si uqi
movdqa64_128_mask avx512vl v2di v2di v2di uqi
movdqa64_256_mask avx512vl v4di v4di v4di uqi
movdqa64load128_mask avx512vl v2di pcv2di v2di uqi
movdqa64load256_mask avx512vl v4di pcv4di v4di uqi
movdqa64store128_mask avx512vl void pv2di v2di uqi
movdqa64store256_mask avx512vl void pv4di v4di uqi
movshdup128_mask avx512vl v4sf v4sf v4sf uqi
movshdup256_mask avx512vl v8sf v8sf v8sf uqi
movsldup128_mask avx512vl v4sf v4sf v4sf uqi
movsldup256_mask avx512vl v8sf v8sf v8sf uqi
mulpd256_mask avx512vl v4df v4df v4df v4df uqi
mulpd_mask avx512vl v2df v2df v2df v2df uqi
mulph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
mulph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
mulps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
mulps_mask avx512vl v4sf v4sf v4sf v4sf uqi
pabsd128_mask avx512vl v4si v4si v4si uqi
pabsd256_mask avx512vl v8si v8si v8si uqi
pabsq128_mask avx512vl v2di v2di v2di uqi
pabsq256_mask avx512vl v4di v4di v4di uqi
paddd128_mask avx512vl v4si v4si v4si v4si uqi
paddd256_mask avx512vl v8si v8si v8si v8si uqi
paddq128_mask avx512vl v2di v2di v2di v2di uqi
paddq256_mask avx512vl v4di v4di v4di v4di uqi
pandd128_mask avx512vl v4si v4si v4si v4si uqi
pandd256_mask avx512vl v8si v8si v8si v8si uqi
pandnd128_mask avx512vl v4si v4si v4si v4si uqi
pandnd256_mask avx512vl v8si v8si v8si v8si uqi
pandnq128_mask avx512vl v2di v2di v2di v2di uqi
pandnq256_mask avx512vl v4di v4di v4di v4di uqi
pandq128_mask avx512vl v2di v2di v2di v2di uqi
pandq256_mask avx512vl v4di v4di v4di v4di uqi
pbroadcastd128_gpr_mask avx512vl v4si si v4si uqi
pbroadcastd128_mask avx512vl v4si v4si v4si uqi
pbroadcastd256_gpr_mask avx512vl v8si si v8si uqi
pbroadcastd256_mask avx512vl v8si v4si v8si uqi
pbroadcastq128_gpr_mask avx512vl v2di di v2di uqi
pbroadcastq128_mask avx512vl v2di v2di v2di uqi
pbroadcastq256_gpr_mask avx512vl v4di di v4di uqi
pbroadcastq256_mask avx512vl v4di v2di v4di uqi
pcmpeqd128_mask avx512vl uqi v4si v4si uqi
pcmpeqd256_mask avx512vl uqi v8si v8si uqi
pcmpeqq128_mask avx512vl uqi v2di v2di uqi
pcmpeqq256_mask avx512vl uqi v4di v4di uqi
pcmpgtd128_mask avx512vl uqi v4si v4si uqi
pcmpgtd256_mask avx512vl uqi v8si v8si uqi
pcmpgtq128_mask avx512vl uqi v2di v2di uqi
pcmpgtq256_mask avx512vl uqi v4di v4di uqi
permdf256_mask avx512vl v4df v4df int v4df uqi
permdi256_mask avx512vl v4di v4di int v4di uqi
permvardf256_mask avx512vl v4df v4df v4di v4df uqi
permvardi256_mask avx512vl v4di v4di v4di v4di uqi
permvarsf256_mask avx512vl v8sf v8sf v8si v8sf uqi
permvarsi256_mask avx512vl v8si v8si v8si v8si uqi
pmaxsd128_mask avx512vl v4si v4si v4si v4si uqi
pmaxsd256_mask avx512vl v8si v8si v8si v8si uqi
pmaxsq128_mask avx512vl v2di v2di v2di v2di uqi
pmaxsq256_mask avx512vl v4di v4di v4di v4di uqi
pmaxud128_mask avx512vl v4si v4si v4si v4si uqi
pmaxud256_mask avx512vl v8si v8si v8si v8si uqi
pmaxuq128_mask avx512vl v2di v2di v2di v2di uqi
pmaxuq256_mask avx512vl v4di v4di v4di v4di uqi
pminsd128_mask avx512vl v4si v4si v4si v4si uqi
pminsd256_mask avx512vl v8si v8si v8si v8si uqi
pminsq128_mask avx512vl v2di v2di v2di v2di uqi
pminsq256_mask avx512vl v4di v4di v4di v4di uqi
pminud128_mask avx512vl v4si v4si v4si v4si uqi
pminud256_mask avx512vl v8si v8si v8si v8si uqi
pminuq128_mask avx512vl v2di v2di v2di v2di uqi
pminuq256_mask avx512vl v4di v4di v4di v4di uqi
pmovdb128_mask avx512vl v16qi v4si v16qi uqi
pmovdb128mem_mask avx512vl void pusi v4si uqi
pmovdb256_mask avx512vl v16qi v8si v16qi uqi
pmovdb256mem_mask avx512vl void pudi v8si uqi
pmovdw128_mask avx512vl v8hi v4si v8hi uqi
pmovdw128mem_mask avx512vl void pudi v4si uqi
pmovdw256_mask avx512vl v8hi v8si v8hi uqi
pmovdw256mem_mask avx512vl void pv8hi v8si uqi
pmovqb128_mask avx512vl v16qi v2di v16qi uqi
pmovqb128mem_mask avx512vl void puhi v2di uqi
pmovqb256_mask avx512vl v16qi v4di v16qi uqi
pmovqb256mem_mask avx512vl void pusi v4di uqi
pmovqd128_mask avx512vl v4si v2di v4si uqi
pmovqd128mem_mask avx512vl void pudi v2di uqi
pmovqd256_mask avx512vl v4si v4di v4si uqi
pmovqd256mem_mask avx512vl void pv4si v4di uqi
pmovqw128_mask avx512vl v8hi v2di v8hi uqi
pmovqw128mem_mask avx512vl void pusi v2di uqi
pmovqw256_mask avx512vl v8hi v4di v8hi uqi
pmovqw256mem_mask avx512vl void pudi v4di uqi
pmovsdb128_mask avx512vl v16qi v4si v16qi uqi
pmovsdb128mem_mask avx512vl void pusi v4si uqi
pmovsdb256_mask avx512vl v16qi v8si v16qi uqi
pmovsdb256mem_mask avx512vl void pudi v8si uqi
pmovsdw128_mask avx512vl v8hi v4si v8hi uqi
pmovsdw128mem_mask avx512vl void pudi v4si uqi
pmovsdw256_mask avx512vl v8hi v8si v8hi uqi
pmovsdw256mem_mask avx512vl void pv8hi v8si uqi
pmovsqb128_mask avx512vl v16qi v2di v16qi uqi
pmovsqb128mem_mask avx512vl void puhi v2di uqi
pmovsqb256_mask avx512vl v16qi v4di v16qi uqi
pmovsqb256mem_mask avx512vl void pusi v4di uqi
pmovsqd128_mask avx512vl v4si v2di v4si uqi
pmovsqd128mem_mask avx512vl void pudi v2di uqi
pmovsqd256_mask avx512vl v4si v4di v4si uqi
pmovsqd256mem_mask avx512vl void pv4si v4di uqi
pmovsqw128_mask avx512vl v8hi v2di v8hi uqi
pmovsqw128mem_mask avx512vl void pusi v2di uqi
pmovsqw256_mask avx512vl v8hi v4di v8hi uqi
pmovsqw256mem_mask avx512vl void pudi v4di uqi
pmovsxbd128_mask avx512vl v4si v16qi v4si uqi
pmovsxbd256_mask avx512vl v8si v16qi v8si uqi
pmovsxbq128_mask avx512vl v2di v16qi v2di uqi
pmovsxbq256_mask avx512vl v4di v16qi v4di uqi
pmovsxdq128_mask avx512vl v2di v4si v2di uqi
pmovsxdq256_mask avx512vl v4di v4si v4di uqi
pmovsxwd128_mask avx512vl v4si v8hi v4si uqi
pmovsxwd256_mask avx512vl v8si v8hi v8si uqi
pmovsxwq128_mask avx512vl v2di v8hi v2di uqi
pmovsxwq256_mask avx512vl v4di v8hi v4di uqi
pmovusdb128_mask avx512vl v16qi v4si v16qi uqi
pmovusdb128mem_mask avx512vl void pusi v4si uqi
pmovusdb256_mask avx512vl v16qi v8si v16qi uqi
pmovusdb256mem_mask avx512vl void pudi v8si uqi
pmovusdw128_mask avx512vl v8hi v4si v8hi uqi
pmovusdw128mem_mask avx512vl void pudi v4si uqi
pmovusdw256_mask avx512vl v8hi v8si v8hi uqi
pmovusdw256mem_mask avx512vl void pv8hi v8si uqi
pmovusqb128_mask avx512vl v16qi v2di v16qi uqi
pmovusqb128mem_mask avx512vl void puhi v2di uqi
pmovusqb256_mask avx512vl v16qi v4di v16qi uqi
pmovusqb256mem_mask avx512vl void pusi v4di uqi
pmovusqd128_mask avx512vl v4si v2di v4si uqi
pmovusqd128mem_mask avx512vl void pudi v2di uqi
pmovusqd256_mask avx512vl v4si v4di v4si uqi
pmovusqd256mem_mask avx512vl void pv4si v4di uqi
pmovusqw128_mask avx512vl v8hi v2di v8hi uqi
pmovusqw128mem_mask avx512vl void pusi v2di uqi
pmovusqw256_mask avx512vl v8hi v4di v8hi uqi
pmovusqw256mem_mask avx512vl void pudi v4di uqi
pmovzxbd128_mask avx512vl v4si v16qi v4si uqi
pmovzxbd256_mask avx512vl v8si v16qi v8si uqi
pmovzxbq128_mask avx512vl v2di v16qi v2di uqi
pmovzxbq256_mask avx512vl v4di v16qi v4di uqi
pmovzxdq128_mask avx512vl v2di v4si v2di uqi
pmovzxdq256_mask avx512vl v4di v4si v4di uqi
pmovzxwd128_mask avx512vl v4si v8hi v4si uqi
pmovzxwd256_mask avx512vl v8si v8hi v8si uqi
pmovzxwq128_mask avx512vl v2di v8hi v2di uqi
pmovzxwq256_mask avx512vl v4di v8hi v4di uqi
pmuldq128_mask avx512vl v2di v4si v4si v2di uqi
pmuldq256_mask avx512vl v4di v8si v8si v4di uqi
pmulld128_mask avx512vl v4si v4si v4si v4si uqi
pmulld256_mask avx512vl v8si v8si v8si v8si uqi
pmuludq128_mask avx512vl v2di v4si v4si v2di uqi
pmuludq256_mask avx512vl v4di v8si v8si v4di uqi
pord128_mask avx512vl v4si v4si v4si v4si uqi
pord256_mask avx512vl v8si v8si v8si v8si uqi
porq128_mask avx512vl v2di v2di v2di v2di uqi
porq256_mask avx512vl v4di v4di v4di v4di uqi
prold128_mask avx512vl v4si v4si int v4si uqi
prold256_mask avx512vl v8si v8si int v8si uqi
prolq128_mask avx512vl v2di v2di int v2di uqi
prolq256_mask avx512vl v4di v4di int v4di uqi
prolvd128_mask avx512vl v4si v4si v4si v4si uqi
prolvd256_mask avx512vl v8si v8si v8si v8si uqi
prolvq128_mask avx512vl v2di v2di v2di v2di uqi
prolvq256_mask avx512vl v4di v4di v4di v4di uqi
prord128_mask avx512vl v4si v4si int v4si uqi
prord256_mask avx512vl v8si v8si int v8si uqi
prorq128_mask avx512vl v2di v2di int v2di uqi
prorq256_mask avx512vl v4di v4di int v4di uqi
prorvd128_mask avx512vl v4si v4si v4si v4si uqi
prorvd256_mask avx512vl v8si v8si v8si v8si uqi
prorvq128_mask avx512vl v2di v2di v2di v2di uqi
prorvq256_mask avx512vl v4di v4di v4di v4di uqi
pshufd128_mask avx512vl v4si v4si int v4si uqi
pshufd256_mask avx512vl v8si v8si int v8si uqi
pslld128_mask avx512vl v4si v4si v4si v4si uqi
pslld256_mask avx512vl v8si v8si v4si v8si uqi
pslldi128_mask avx512vl v4si v4si int v4si uqi
pslldi256_mask avx512vl v8si v8si int v8si uqi
psllq128_mask avx512vl v2di v2di v2di v2di uqi
psllq256_mask avx512vl v4di v4di v2di v4di uqi
psllqi128_mask avx512vl v2di v2di int v2di uqi
psllqi256_mask avx512vl v4di v4di int v4di uqi
psllv2di_mask avx512vl v2di v2di v2di v2di uqi
psllv4di_mask avx512vl v4di v4di v4di v4di uqi
psllv4si_mask avx512vl v4si v4si v4si v4si uqi
psllv8si_mask avx512vl v8si v8si v8si v8si uqi
psrad128_mask avx512vl v4si v4si v4si v4si uqi
psrad256_mask avx512vl v8si v8si v4si v8si uqi
psradi128_mask avx512vl v4si v4si int v4si uqi
psradi256_mask avx512vl v8si v8si int v8si uqi
psraq128_mask avx512vl v2di v2di v2di v2di uqi
psraq256_mask avx512vl v4di v4di v2di v4di uqi
psraqi128_mask avx512vl v2di v2di int v2di uqi
psraqi256_mask avx512vl v4di v4di int v4di uqi
psrav4si_mask avx512vl v4si v4si v4si v4si uqi
psrav8si_mask avx512vl v8si v8si v8si v8si uqi
psravq128_mask avx512vl v2di v2di v2di v2di uqi
psravq256_mask avx512vl v4di v4di v4di v4di uqi
psrld128_mask avx512vl v4si v4si v4si v4si uqi
psrld256_mask avx512vl v8si v8si v4si v8si uqi
psrldi128_mask avx512vl v4si v4si int v4si uqi
psrldi256_mask avx512vl v8si v8si int v8si uqi
psrlq128_mask avx512vl v2di v2di v2di v2di uqi
psrlq256_mask avx512vl v4di v4di v2di v4di uqi
psrlqi128_mask avx512vl v2di v2di int v2di uqi
psrlqi256_mask avx512vl v4di v4di int v4di uqi
psrlv2di_mask avx512vl v2di v2di v2di v2di uqi
psrlv4di_mask avx512vl v4di v4di v4di v4di uqi
psrlv4si_mask avx512vl v4si v4si v4si v4si uqi
psrlv8si_mask avx512vl v8si v8si v8si v8si uqi
psubd128_mask avx512vl v4si v4si v4si v4si uqi
psubd256_mask avx512vl v8si v8si v8si v8si uqi
psubq128_mask avx512vl v2di v2di v2di v2di uqi
psubq256_mask avx512vl v4di v4di v4di v4di uqi
pternlogd128_mask avx512vl v4si v4si v4si v4si int uqi
pternlogd128_maskz avx512vl v4si v4si v4si v4si int uqi
pternlogd256_mask avx512vl v8si v8si v8si v8si int uqi
pternlogd256_maskz avx512vl v8si v8si v8si v8si int uqi
pternlogq128_mask avx512vl v2di v2di v2di v2di int uqi
pternlogq128_maskz avx512vl v2di v2di v2di v2di int uqi
pternlogq256_mask avx512vl v4di v4di v4di v4di int uqi
pternlogq256_maskz avx512vl v4di v4di v4di v4di int uqi
ptestmd128 avx512vl uqi v4si v4si uqi
ptestmd256 avx512vl uqi v8si v8si uqi
ptestmq128 avx512vl uqi v2di v2di uqi
ptestmq256 avx512vl uqi v4di v4di uqi
ptestnmd128 avx512vl uqi v4si v4si uqi
ptestnmd256 avx512vl uqi v8si v8si uqi
ptestnmq128 avx512vl uqi v2di v2di uqi
ptestnmq256 avx512vl uqi v4di v4di uqi
punpckhdq128_mask avx512vl v4si v4si v4si v4si uqi
punpckhdq256_mask avx512vl v8si v8si v8si v8si uqi
punpckhqdq128_mask avx512vl v2di v2di v2di v2di uqi
punpckhqdq256_mask avx512vl v4di v4di v4di v4di uqi
punpckldq128_mask avx512vl v4si v4si v4si v4si uqi
punpckldq256_mask avx512vl v8si v8si v8si v8si uqi
punpcklqdq128_mask avx512vl v2di v2di v2di v2di uqi
punpcklqdq256_mask avx512vl v4di v4di v4di v4di uqi
pxord128_mask avx512vl v4si v4si v4si v4si uqi
pxord256_mask avx512vl v8si v8si v8si v8si uqi
pxorq128_mask avx512vl v2di v2di v2di v2di uqi
pxorq256_mask avx512vl v4di v4di v4di v4di uqi
rcp14pd128_mask avx512vl v2df v2df v2df uqi
rcp14pd256_mask avx512vl v4df v4df v4df uqi
rcp14ps128_mask avx512vl v4sf v4sf v4sf uqi
rcp14ps256_mask avx512vl v8sf v8sf v8sf uqi
rcpph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf uqi
rcpph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf uhi
reduceph128_mask avx512vl+avx512fp16 v8hf v8hf int v8hf uqi
reduceph256_mask avx512vl+avx512fp16 v16hf v16hf int v16hf uhi
rndscalepd_128_mask avx512vl v2df v2df int v2df uqi
rndscalepd_256_mask avx512vl v4df v4df int v4df uqi
rndscaleph128_mask avx512vl+avx512fp16 v8hf v8hf int v8hf uqi
rndscaleph256_mask avx512vl+avx512fp16 v16hf v16hf int v16hf uhi
rndscaleps_128_mask avx512vl v4sf v4sf int v4sf uqi
rndscaleps_256_mask avx512vl v8sf v8sf int v8sf uqi
rsqrt14pd128_mask avx512vl v2df v2df v2df uqi
rsqrt14pd256_mask avx512vl v4df v4df v4df uqi
rsqrt14ps128_mask avx512vl v4sf v4sf v4sf uqi
rsqrt14ps256_mask avx512vl v8sf v8sf v8sf uqi
rsqrtph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf uqi
rsqrtph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf uhi
scalefpd128_mask avx512vl v2df v2df v2df v2df uqi
scalefpd256_mask avx512vl v4df v4df v4df v4df uqi
scalefph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
scalefph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
scalefps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
scalefps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
scatteraltdiv4sf avx512vl void pfloat qi v2di v4sf int
scatteraltdiv4si avx512vl void pint qi v2di v4si int
scatteraltdiv8sf avx512vl void pfloat qi v4di v8sf int
scatteraltdiv8si avx512vl void pint qi v4di v8si int
scatteraltsiv2df avx512vl void pdouble qi v4si v2df int
scatteraltsiv2di avx512vl void plonglong qi v4si v2di int
scatteraltsiv4df avx512vl void pdouble qi v8si v4df int
scatteraltsiv4di avx512vl void plonglong qi v8si v4di int
scatterdiv2df avx512vl void pvoid qi v2di v2df int
scatterdiv2di avx512vl void pvoid qi v2di v2di int
scatterdiv4df avx512vl void pvoid qi v4di v4df int
scatterdiv4di avx512vl void pvoid qi v4di v4di int
scatterdiv4sf avx512vl void pvoid qi v2di v4sf int
scatterdiv4si avx512vl void pvoid qi v2di v4si int
scatterdiv8sf avx512vl void pvoid qi v4di v4sf int
scatterdiv8si avx512vl void pvoid qi v4di v4si int
scattersiv2df avx512vl void pvoid qi v4si v2df int
scattersiv2di avx512vl void pvoid qi v4si v2di int
scattersiv4df avx512vl void pvoid qi v4si v4df int
scattersiv4di avx512vl void pvoid qi v4si v4di int
scattersiv4sf avx512vl void pvoid qi v4si v4sf int
scattersiv4si avx512vl void pvoid qi v4si v4si int
scattersiv8sf avx512vl void pvoid qi v8si v8sf int
scattersiv8si avx512vl void pvoid qi v8si v8si int
shuf_f32x4_256_mask avx512vl v8sf v8sf v8sf int v8sf uqi
shuf_f64x2_256_mask avx512vl v4df v4df v4df int v4df uqi
shuf_i32x4_256_mask avx512vl v8si v8si v8si int v8si uqi
shuf_i64x2_256_mask avx512vl v4di v4di v4di int v4di uqi
shufpd128_mask avx512vl v2df v2df v2df int v2df uqi
shufpd256_mask avx512vl v4df v4df v4df int v4df uqi
shufps128_mask avx512vl v4sf v4sf v4sf int v4sf uqi
shufps256_mask avx512vl v8sf v8sf v8sf int v8sf uqi
sqrtpd128_mask avx512vl v2df v2df v2df uqi
sqrtpd256_mask avx512vl v4df v4df v4df uqi
sqrtph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf uqi
sqrtph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf uhi
sqrtps128_mask avx512vl v4sf v4sf v4sf uqi
sqrtps256_mask avx512vl v8sf v8sf v8sf uqi
storeapd128_mask avx512vl void pv2df v2df uqi
storeapd256_mask avx512vl void pv4df v4df uqi
storeaps128_mask avx512vl void pv4sf v4sf uqi
storeaps256_mask avx512vl void pv8sf v8sf uqi
storedqudi128_mask avx512vl void pint64 v2di uqi
storedqudi256_mask avx512vl void pint64 v4di uqi
storedqusi128_mask avx512vl void pint v4si uqi
storedqusi256_mask avx512vl void pint v8si uqi
storeupd128_mask avx512vl void pdouble v2df uqi
storeupd256_mask avx512vl void pdouble v4df uqi
storeups128_mask avx512vl void pfloat v4sf uqi
storeups256_mask avx512vl void pfloat v8sf uqi
subpd128_mask avx512vl v2df v2df v2df v2df uqi
subpd256_mask avx512vl v4df v4df v4df v4df uqi
subph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
subph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
subps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
subps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
truncph avx512vl+avx512fp16 v8hf v8hf
truncph256 avx512vl+avx512fp16 v16hf v16hf
ucmpd128_mask avx512vl uqi v4si v4si int uqi
ucmpd256_mask avx512vl uqi v8si v8si int uqi
ucmpq128_mask avx512vl uqi v2di v2di int uqi
ucmpq256_mask avx512vl uqi v4di v4di int uqi
unpckhpd128_mask avx512vl v2df v2df v2df v2df uqi
unpckhpd256_mask avx512vl v4df v4df v4df v4df uqi
unpckhps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
unpckhps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
unpcklpd128_mask avx512vl v2df v2df v2df v2df uqi
unpcklpd256_mask avx512vl v4df v4df v4df v4df uqi
unpcklps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
unpcklps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vcvtdq2ph128_mask avx512vl+avx512fp16 v8hf v4si v8hf uqi
vcvtdq2ph256_mask avx512vl+avx512fp16 v8hf v8si v8hf uqi
vcvtpd2ph128_mask avx512vl+avx512fp16 v8hf v2df v8hf uqi
vcvtpd2ph256_mask avx512vl+avx512fp16 v8hf v4df v8hf uqi
vcvtph2dq128_mask avx512vl+avx512fp16 v4si v8hf v4si uqi
vcvtph2dq256_mask avx512vl+avx512fp16 v8si v8hf v8si uqi
vcvtph2pd128_mask avx512vl+avx512fp16 v2df v8hf v2df uqi
vcvtph2pd256_mask avx512vl+avx512fp16 v4df v8hf v4df uqi
vcvtph2ps256_mask avx512vl v8sf v8hi v8sf uqi
vcvtph2ps_mask avx512vl v4sf v8hi v4sf uqi
vcvtph2psx128_mask avx512vl+avx512fp16 v4sf v8hf v4sf uqi
vcvtph2psx256_mask avx512vl+avx512fp16 v8sf v8hf v8sf uqi
vcvtph2qq128_mask avx512vl+avx512fp16 v2di v8hf v2di uqi
vcvtph2qq256_mask avx512vl+avx512fp16 v4di v8hf v4di uqi
vcvtph2udq128_mask avx512vl+avx512fp16 v4si v8hf v4si uqi
vcvtph2udq256_mask avx512vl+avx512fp16 v8si v8hf v8si uqi
vcvtph2uqq128_mask avx512vl+avx512fp16 v2di v8hf v2di uqi
vcvtph2uqq256_mask avx512vl+avx512fp16 v4di v8hf v4di uqi
vcvtph2uw128_mask avx512vl+avx512fp16 v8hi v8hf v8hi uqi
vcvtph2uw256_mask avx512vl+avx512fp16 v16hi v16hf v16hi uhi
vcvtph2w128_mask avx512vl+avx512fp16 v8hi v8hf v8hi uqi
vcvtph2w256_mask avx512vl+avx512fp16 v16hi v16hf v16hi uhi
vcvtps2ph256_mask avx512vl v8hi v8sf int v8hi uqi
vcvtps2ph_mask avx512vl v8hi v4sf int v8hi uqi
vcvtps2phx128_mask avx512vl+avx512fp16 v8hf v4sf v8hf uqi
vcvtps2phx256_mask avx512vl+avx512fp16 v8hf v8sf v8hf uqi
vcvtqq2ph128_mask avx512vl+avx512fp16 v8hf v2di v8hf uqi
vcvtqq2ph256_mask avx512vl+avx512fp16 v8hf v4di v8hf uqi
vcvttph2dq128_mask avx512vl+avx512fp16 v4si v8hf v4si uqi
vcvttph2dq256_mask avx512vl+avx512fp16 v8si v8hf v8si uqi
vcvttph2qq128_mask avx512vl+avx512fp16 v2di v8hf v2di uqi
vcvttph2qq256_mask avx512vl+avx512fp16 v4di v8hf v4di uqi
vcvttph2udq128_mask avx512vl+avx512fp16 v4si v8hf v4si uqi
vcvttph2udq256_mask avx512vl+avx512fp16 v8si v8hf v8si uqi
vcvttph2uqq128_mask avx512vl+avx512fp16 v2di v8hf v2di uqi
vcvttph2uqq256_mask avx512vl+avx512fp16 v4di v8hf v4di uqi
vcvttph2uw128_mask avx512vl+avx512fp16 v8hi v8hf v8hi uqi
vcvttph2uw256_mask avx512vl+avx512fp16 v16hi v16hf v16hi uhi
vcvttph2w128_mask avx512vl+avx512fp16 v8hi v8hf v8hi uqi
vcvttph2w256_mask avx512vl+avx512fp16 v16hi v16hf v16hi uhi
vcvtudq2ph128_mask avx512vl+avx512fp16 v8hf v4si v8hf uqi
vcvtudq2ph256_mask avx512vl+avx512fp16 v8hf v8si v8hf uqi
vcvtuqq2ph128_mask avx512vl+avx512fp16 v8hf v2di v8hf uqi
vcvtuqq2ph256_mask avx512vl+avx512fp16 v8hf v4di v8hf uqi
vcvtuw2ph128_mask avx512vl+avx512fp16 v8hf v8hi v8hf uqi
vcvtuw2ph256_mask avx512vl+avx512fp16 v16hf v16hi v16hf uhi
vcvtw2ph128_mask avx512vl+avx512fp16 v8hf v8hi v8hf uqi
vcvtw2ph256_mask avx512vl+avx512fp16 v16hf v16hi v16hf uhi
vfcmaddcph128 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf
vfcmaddcph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfcmaddcph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfcmaddcph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfcmaddcph256 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf
vfcmaddcph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfcmaddcph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfcmaddcph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfcmulcph128 avx512vl+avx512fp16 v8hf v8hf v8hf
vfcmulcph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfcmulcph256 avx512vl+avx512fp16 v16hf v16hf v16hf
vfcmulcph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfmaddcph128 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf
vfmaddcph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddcph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddcph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddcph256 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf
vfmaddcph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfmaddcph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfmaddcph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfmaddpd128_mask avx512vl v2df v2df v2df v2df uqi
vfmaddpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfmaddpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfmaddpd256_mask avx512vl v4df v4df v4df v4df uqi
vfmaddpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfmaddpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfmaddph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddsubpd128_mask avx512vl v2df v2df v2df v2df uqi
vfmaddsubpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfmaddsubpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfmaddsubpd256_mask avx512vl v4df v4df v4df v4df uqi
vfmaddsubpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfmaddsubpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfmaddsubph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddsubph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddsubph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddsubph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddsubph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddsubph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddsubps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddsubps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddsubps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddsubps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddsubps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddsubps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vfmsubaddpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfmsubaddpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfmsubaddph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubaddph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubaddph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubaddph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubaddph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubaddph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubaddps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfmsubaddps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfmsubpd128_mask avx512vl v2df v2df v2df v2df uqi
vfmsubpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfmsubpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfmsubpd256_mask avx512vl v4df v4df v4df v4df uqi
vfmsubpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfmsubpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfmsubph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfmsubps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfmsubps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfmsubps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfmsubps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfmsubps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vfmulcph128 avx512vl+avx512fp16 v8hf v8hf v8hf
vfmulcph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmulcph256 avx512vl+avx512fp16 v16hf v16hf v16hf
vfmulcph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfnmaddpd128_mask avx512vl v2df v2df v2df v2df uqi
vfnmaddpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfnmaddpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfnmaddpd256_mask avx512vl v4df v4df v4df v4df uqi
vfnmaddpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfnmaddpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfnmaddph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmaddph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmaddph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmaddph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmaddph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmaddph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmaddps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfnmaddps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfnmaddps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfnmaddps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfnmaddps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfnmaddps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vfnmsubpd128_mask avx512vl v2df v2df v2df v2df uqi
vfnmsubpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfnmsubpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfnmsubpd256_mask avx512vl v4df v4df v4df v4df uqi
vfnmsubpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfnmsubpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfnmsubph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmsubph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmsubph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmsubph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmsubph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmsubph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmsubps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfnmsubps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfnmsubps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfnmsubps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfnmsubps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfnmsubps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vpermi2vard128_mask avx512vl v4si v4si v4si v4si uqi
vpermi2vard256_mask avx512vl v8si v8si v8si v8si uqi
vpermi2varpd128_mask avx512vl v2df v2df v2di v2df uqi
vpermi2varpd256_mask avx512vl v4df v4df v4di v4df uqi
vpermi2varps128_mask avx512vl v4sf v4sf v4si v4sf uqi
vpermi2varps256_mask avx512vl v8sf v8sf v8si v8sf uqi
vpermi2varq128_mask avx512vl v2di v2di v2di v2di uqi
vpermi2varq256_mask avx512vl v4di v4di v4di v4di uqi
vpermilpd256_mask avx512vl v4df v4df int v4df uqi
vpermilpd_mask avx512vl v2df v2df int v2df uqi
vpermilps256_mask avx512vl v8sf v8sf int v8sf uqi
vpermilps_mask avx512vl v4sf v4sf int v4sf uqi
vpermilvarpd256_mask avx512vl v4df v4df v4di v4df uqi
vpermilvarpd_mask avx512vl v2df v2df v2di v2df uqi
vpermilvarps256_mask avx512vl v8sf v8sf v8si v8sf uqi
vpermilvarps_mask avx512vl v4sf v4sf v4si v4sf uqi
vpermt2vard128_mask avx512vl v4si v4si v4si v4si uqi
vpermt2vard128_maskz avx512vl v4si v4si v4si v4si uqi
vpermt2vard256_mask avx512vl v8si v8si v8si v8si uqi
vpermt2vard256_maskz avx512vl v8si v8si v8si v8si uqi
vpermt2varpd128_mask avx512vl v2df v2di v2df v2df uqi
vpermt2varpd128_maskz avx512vl v2df v2di v2df v2df uqi
vpermt2varpd256_mask avx512vl v4df v4di v4df v4df uqi
vpermt2varpd256_maskz avx512vl v4df v4di v4df v4df uqi
vpermt2varps128_mask avx512vl v4sf v4si v4sf v4sf uqi
vpermt2varps128_maskz avx512vl v4sf v4si v4sf v4sf uqi
vpermt2varps256_mask avx512vl v8sf v8si v8sf v8sf uqi
vpermt2varps256_maskz avx512vl v8sf v8si v8sf v8sf uqi
vpermt2varq128_mask avx512vl v2di v2di v2di v2di uqi
vpermt2varq128_maskz avx512vl v2di v2di v2di v2di uqi
vpermt2varq256_mask avx512vl v4di v4di v4di v4di uqi
vpermt2varq256_maskz avx512vl v4di v4di v4di v4di uqi
"""
