"""Rows of the table of x86 built-in functions: AVX-512 for bytes, words, half precision, bit algorithms, neural networks.

Columns as builtin_table_x86.py explains them; it joins the parts.
"""

from __future__ import annotations

from typing import Final

X86_AVX512_LATER_BUILTINS: Final = """
2intersectd128 avx512vp2intersect void puqi puqi v4si v4si
2intersectd256 avx512vp2intersect void puqi puqi v8si v8si
2intersectd512 avx512vp2intersect void puhi puhi v16si v16si
2intersectq128 avx512vp2intersect void puqi puqi v2di v2di
2intersectq256 avx512vp2intersect void puqi puqi v4di v4di
2intersectq512 avx512vp2intersect void puqi puqi v8di v8di
4fmaddps avx5124fmaps v16sf v16sf v16sf v16sf v16sf v16sf pcv4sf
4fmaddps_mask avx5124fmaps v16sf v16sf v16sf v16sf v16sf v16sf pcv4sf v16sf uhi
4fmaddss avx5124fmaps v4sf v4sf v4sf v4sf v4sf v4sf pcv4sf
4fmaddss_mask avx5124fmaps v4sf v4sf v4sf v4sf v4sf v4sf pcv4sf v4sf uqi
4fnmaddps avx5124fmaps v16sf v16sf v16sf v16sf v16sf v16sf pcv4sf
4fnmaddps_mask avx5124fmaps v16sf v16sf v16sf v16sf v16sf v16sf pcv4sf v16sf uhi
4fnmaddss avx5124fmaps v4sf v4sf v4sf v4sf v4sf v4sf pcv4sf
4fnmaddss_mask avx5124fmaps v4sf v4sf v4sf v4sf v4sf v4sf pcv4sf v4sf uqi
addph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
addph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
addsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
addsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
blendmb_128_mask avx512bw+avx512vl v16qi v16qi v16qi uhi
blendmb_256_mask avx512bw+avx512vl v32qi v32qi v32qi usi
blendmb_512_mask avx512bw v64qi v64qi v64qi udi
blendmw_128_mask avx512bw+avx512vl v8hi v8hi v8hi uqi
blendmw_256_mask avx512bw+avx512vl v16hi v16hi v16hi uhi
blendmw_512_mask avx512bw v32hi v32hi v32hi usi
ceilph512 avx512fp16 v32hf v32hf
cmpb128_mask avx512bw+avx512vl uhi v16qi v16qi int uhi
cmpb256_mask avx512bw+avx512vl usi v32qi v32qi int usi
cmpb512_mask avx512bw udi v64qi v64qi int udi
cmpph512_mask avx512fp16 usi v32hf v32hf int usi
cmpph512_mask_round avx512fp16 usi v32hf v32hf int usi int
cmpsh_mask_round avx512fp16 uqi v8hf v8hf int uqi int
cmpw128_mask avx512bw+avx512vl uqi v8hi v8hi int uqi
cmpw256_mask avx512bw+avx512vl uhi v16hi v16hi int uhi
cmpw512_mask avx512bw usi v32hi v32hi int usi
compresshi128_mask avx512vbmi2+avx512vl v8hi v8hi v8hi uqi
compresshi256_mask avx512vbmi2+avx512vl v16hi v16hi v16hi uhi
compresshi512_mask avx512vbmi2+avx512bw v32hi v32hi v32hi usi
compressqi128_mask avx512vbmi2+avx512vl v16qi v16qi v16qi uhi
compressqi256_mask avx512vbmi2+avx512vl+avx512bw v32qi v32qi v32qi usi
compressqi512_mask avx512vbmi2+avx512bw v64qi v64qi v64qi udi
compressstoreuhi128_mask avx512vbmi2+avx512vl void pv8hi v8hi uqi
compressstoreuhi256_mask avx512vbmi2+avx512vl void pv16hi v16hi uhi
compressstoreuhi512_mask avx512vbmi2+avx512bw void pv32hi v32hi usi
compressstoreuqi128_mask avx512vbmi2+avx512vl void pv16qi v16qi uhi
compressstoreuqi256_mask avx512vbmi2+avx512vl+avx512bw void pv32qi v32qi usi
compressstoreuqi512_mask avx512vbmi2+avx512bw void pv64qi v64qi udi
cvtb2mask128 avx512bw+avx512vl uhi v16qi
cvtb2mask256 avx512bw+avx512vl usi v32qi
cvtb2mask512 avx512bw udi v64qi
cvtmask2b128 avx512bw+avx512vl v16qi uhi
cvtmask2b256 avx512bw+avx512vl v32qi usi
cvtmask2b512 avx512bw v64qi udi
cvtmask2w128 avx512bw+avx512vl v8hi uqi
cvtmask2w256 avx512bw+avx512vl v16hi uhi
cvtmask2w512 avx512bw v32hi usi
cvtne2ps2bf16_v16hi avx512bf16 v16hi v8sf v8sf
cvtne2ps2bf16_v16hi_mask avx512bf16 v16hi v8sf v8sf v16hi uhi
cvtne2ps2bf16_v16hi_maskz avx512bf16 v16hi v8sf v8sf uhi
cvtne2ps2bf16_v32hi avx512bf16 v32hi v16sf v16sf
cvtne2ps2bf16_v32hi_mask avx512bf16 v32hi v16sf v16sf v32hi usi
cvtne2ps2bf16_v32hi_maskz avx512bf16 v32hi v16sf v16sf usi
cvtne2ps2bf16_v8hi avx512bf16 v8hi v4sf v4sf
cvtne2ps2bf16_v8hi_mask avx512bf16 v8hi v4sf v4sf v8hi uqi
cvtne2ps2bf16_v8hi_maskz avx512bf16 v8hi v4sf v4sf uqi
cvtneps2bf16_v16sf avx512bf16 v16hi v16sf
cvtneps2bf16_v16sf_mask avx512bf16 v16hi v16sf v16hi uhi
cvtneps2bf16_v16sf_maskz avx512bf16 v16hi v16sf uhi
cvtneps2bf16_v4sf avx512bf16 v8hi v4sf
cvtneps2bf16_v4sf_mask avx512bf16 v8hi v4sf v8hi uqi
cvtneps2bf16_v4sf_maskz avx512bf16 v8hi v4sf uqi
cvtneps2bf16_v8sf avx512bf16 v8hi v8sf
cvtneps2bf16_v8sf_mask avx512bf16 v8hi v8sf v8hi uqi
cvtneps2bf16_v8sf_maskz avx512bf16 v8hi v8sf uqi
cvtw2mask128 avx512bw+avx512vl uqi v8hi
cvtw2mask256 avx512bw+avx512vl uhi v16hi
cvtw2mask512 avx512bw usi v32hi
dbpsadbw128_mask avx512bw+avx512vl v8hi v16qi v16qi int v8hi uqi
dbpsadbw256_mask avx512bw+avx512vl v16hi v32qi v32qi int v16hi uhi
dbpsadbw512_mask avx512bw v32hi v64qi v64qi int v32hi usi
divph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
divph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
divsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
divsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
dpbf16ps_v16sf avx512bf16 v16sf v16sf v32hi v32hi
dpbf16ps_v16sf_mask avx512bf16 v16sf v16sf v32hi v32hi uhi
dpbf16ps_v16sf_maskz avx512bf16 v16sf v16sf v32hi v32hi uhi
dpbf16ps_v4sf avx512bf16 v4sf v4sf v8hi v8hi
dpbf16ps_v4sf_mask avx512bf16 v4sf v4sf v8hi v8hi uqi
dpbf16ps_v4sf_maskz avx512bf16 v4sf v4sf v8hi v8hi uqi
dpbf16ps_v8sf avx512bf16 v8sf v8sf v16hi v16hi
dpbf16ps_v8sf_mask avx512bf16 v8sf v8sf v16hi v16hi uqi
dpbf16ps_v8sf_maskz avx512bf16 v8sf v8sf v16hi v16hi uqi
expandhi128_mask avx512vbmi2+avx512vl v8hi v8hi v8hi uqi
expandhi128_maskz avx512vbmi2+avx512vl v8hi v8hi v8hi uqi
expandhi256_mask avx512vbmi2+avx512vl v16hi v16hi v16hi uhi
expandhi256_maskz avx512vbmi2+avx512vl v16hi v16hi v16hi uhi
expandhi512_mask avx512vbmi2+avx512bw v32hi v32hi v32hi usi
expandhi512_maskz avx512vbmi2+avx512bw v32hi v32hi v32hi usi
expandloadhi128_mask avx512vbmi2+avx512vl v8hi pcv8hi v8hi uqi
expandloadhi128_maskz avx512vbmi2+avx512vl v8hi pcv8hi v8hi uqi
expandloadhi256_mask avx512vbmi2+avx512vl v16hi pcv16hi v16hi uhi
expandloadhi256_maskz avx512vbmi2+avx512vl v16hi pcv16hi v16hi uhi
expandloadhi512_mask avx512vbmi2+avx512bw v32hi pcv32hi v32hi usi
expandloadhi512_maskz avx512vbmi2+avx512bw v32hi pcv32hi v32hi usi
expandloadqi128_mask avx512vbmi2+avx512vl v16qi pcv16qi v16qi uhi
expandloadqi128_maskz avx512vbmi2+avx512vl v16qi pcv16qi v16qi uhi
expandloadqi256_mask avx512vbmi2+avx512vl+avx512bw v32qi pcv32qi v32qi usi
expandloadqi256_maskz avx512vbmi2+avx512vl+avx512bw v32qi pcv32qi v32qi usi
expandloadqi512_mask avx512vbmi2+avx512bw v64qi pcv64qi v64qi udi
expandloadqi512_maskz avx512vbmi2+avx512bw v64qi pcv64qi v64qi udi
expandqi128_mask avx512vbmi2+avx512vl v16qi v16qi v16qi uhi
expandqi128_maskz avx512vbmi2+avx512vl v16qi v16qi v16qi uhi
expandqi256_mask avx512vbmi2+avx512vl+avx512bw v32qi v32qi v32qi usi
expandqi256_maskz avx512vbmi2+avx512vl+avx512bw v32qi v32qi v32qi usi
expandqi512_mask avx512vbmi2+avx512bw v64qi v64qi v64qi udi
expandqi512_maskz avx512vbmi2+avx512bw v64qi v64qi v64qi udi
floorph512 avx512fp16 v32hf v32hf
fpclassph512_mask avx512fp16 si v32hf int usi
fpclasssh_mask avx512fp16 qi v8hf int uqi
getexpph512_mask avx512fp16 v32hf v32hf v32hf usi int
getexpsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
getmantph512_mask avx512fp16 v32hf v32hf int v32hf usi int
getmantsh_mask_round avx512fp16 v8hf v8hf v8hf int v8hf uqi int
kadddi avx512bw udi udi udi
kaddsi avx512bw usi usi usi
kanddi avx512bw udi udi udi
kandndi avx512bw udi udi udi
kandnsi avx512bw usi usi usi
kandsi avx512bw usi usi usi
kmovd avx512bw usi usi
kmovq avx512bw udi udi
knotdi avx512bw udi udi
knotsi avx512bw usi usi
kordi avx512bw udi udi udi
korsi avx512bw usi usi usi
kortestcdi avx512bw udi udi udi
kortestcsi avx512bw usi usi usi
kortestzdi avx512bw udi udi udi
kortestzsi avx512bw usi usi usi
kshiftlidi avx512bw udi udi uqi
kshiftlisi avx512bw usi usi uqi
kshiftridi avx512bw udi udi uqi
kshiftrisi avx512bw usi usi uqi
ktestcdi avx512bw udi udi udi
ktestcsi avx512bw usi usi usi
ktestzdi avx512bw udi udi udi
ktestzsi avx512bw usi usi usi
kunpckdi avx512bw udi udi udi
kunpcksi avx512bw usi usi usi
kxnordi avx512bw udi udi udi
kxnorsi avx512bw usi usi usi
kxordi avx512bw udi udi udi
kxorsi avx512bw usi usi usi
loaddquhi128_mask avx512bw+avx512vl v8hi pcshort v8hi uqi
loaddquhi256_mask avx512bw+avx512vl v16hi pcshort v16hi uhi
loaddquhi512_mask avx512bw v32hi pcshort v32hi usi
loaddquqi128_mask avx512bw+avx512vl v16qi pcchar v16qi uhi
loaddquqi256_mask avx512bw+avx512vl v32qi pcchar v32qi usi
loaddquqi512_mask avx512bw v64qi pcchar v64qi udi
loadsh_mask avx512fp16 v8hf pcfloat16 v8hf uqi
maxph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
maxph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
maxsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
maxsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
minph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
minph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
minsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
minsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
movdquhi128_mask avx512bw+avx512vl v8hi v8hi v8hi uqi
movdquhi256_mask avx512bw+avx512vl v16hi v16hi v16hi uhi
movdquhi512_mask avx512bw v32hi v32hi v32hi usi
movdquqi128_mask avx512bw+avx512vl v16qi v16qi v16qi uhi
movdquqi256_mask avx512bw+avx512vl v32qi v32qi v32qi usi
movdquqi512_mask avx512bw v64qi v64qi v64qi udi
mulph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
mulph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
mulsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
mulsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
pabsb128_mask avx512bw+avx512vl v16qi v16qi v16qi uhi
pabsb256_mask avx512bw+avx512vl v32qi v32qi v32qi usi
pabsb512_mask avx512bw v64qi v64qi v64qi udi
pabsw128_mask avx512bw+avx512vl v8hi v8hi v8hi uqi
pabsw256_mask avx512bw+avx512vl v16hi v16hi v16hi uhi
pabsw512_mask avx512bw v32hi v32hi v32hi usi
packssdw128_mask avx512bw+avx512vl v8hi v4si v4si v8hi uqi
packssdw256_mask avx512bw+avx512vl v16hi v8si v8si v16hi uhi
packssdw512_mask avx512bw v32hi v16si v16si v32hi usi
packsswb128_mask avx512bw+avx512vl v16qi v8hi v8hi v16qi uhi
packsswb256_mask avx512bw+avx512vl v32qi v16hi v16hi v32qi usi
packsswb512_mask avx512bw v64qi v32hi v32hi v64qi udi
packusdw128_mask avx512bw+avx512vl v8hi v4si v4si v8hi uqi
packusdw256_mask avx512bw+avx512vl v16hi v8si v8si v16hi uhi
packusdw512_mask avx512bw v32hi v16si v16si v32hi usi
packuswb128_mask avx512bw+avx512vl v16qi v8hi v8hi v16qi uhi
packuswb256_mask avx512bw+avx512vl v32qi v16hi v16hi v32qi usi
packuswb512_mask avx512bw v64qi v32hi v32hi v64qi udi
paddb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
paddb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
paddb512_mask avx512bw v64qi v64qi v64qi v64qi udi
paddsb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
paddsb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
paddsb512_mask avx512bw v64qi v64qi v64qi v64qi udi
paddsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
paddsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
paddsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
paddusb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
paddusb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
paddusb512_mask avx512bw v64qi v64qi v64qi v64qi udi
paddusw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
paddusw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
paddusw512_mask avx512bw v32hi v32hi v32hi v32hi usi
paddw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
paddw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
paddw512_mask avx512bw v32hi v32hi v32hi v32hi usi
palignr128_mask avx512bw+avx512vl v2di v2di v2di int v2di uhi
palignr256_mask avx512bw+avx512vl v4di v4di v4di int v4di usi
palignr512 avx512bw v8di v8di v8di int
palignr512_mask avx512bw v8di v8di v8di int v8di udi
pavgb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pavgb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pavgb512_mask avx512bw v64qi v64qi v64qi v64qi udi
pavgw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pavgw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pavgw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pbroadcastb128_gpr_mask avx512bw+avx512vl v16qi qi v16qi uhi
pbroadcastb128_mask avx512bw+avx512vl v16qi v16qi v16qi uhi
pbroadcastb256_gpr_mask avx512bw+avx512vl v32qi qi v32qi usi
pbroadcastb256_mask avx512bw+avx512vl v32qi v16qi v32qi usi
pbroadcastb512_gpr_mask avx512bw v64qi qi v64qi udi
pbroadcastb512_mask avx512bw v64qi v16qi v64qi udi
pbroadcastw128_gpr_mask avx512bw+avx512vl v8hi hi v8hi uqi
pbroadcastw128_mask avx512bw+avx512vl v8hi v8hi v8hi uqi
pbroadcastw256_gpr_mask avx512bw+avx512vl v16hi hi v16hi uhi
pbroadcastw256_mask avx512bw+avx512vl v16hi v8hi v16hi uhi
pbroadcastw512_gpr_mask avx512bw v32hi hi v32hi usi
pbroadcastw512_mask avx512bw v32hi v8hi v32hi usi
pcmpeqb128_mask avx512bw+avx512vl uhi v16qi v16qi uhi
pcmpeqb256_mask avx512bw+avx512vl usi v32qi v32qi usi
pcmpeqb512_mask avx512bw udi v64qi v64qi udi
pcmpeqw128_mask avx512bw+avx512vl uqi v8hi v8hi uqi
pcmpeqw256_mask avx512bw+avx512vl uhi v16hi v16hi uhi
pcmpeqw512_mask avx512bw usi v32hi v32hi usi
pcmpgtb128_mask avx512bw+avx512vl uhi v16qi v16qi uhi
pcmpgtb256_mask avx512bw+avx512vl usi v32qi v32qi usi
pcmpgtb512_mask avx512bw udi v64qi v64qi udi
pcmpgtw128_mask avx512bw+avx512vl uqi v8hi v8hi uqi
pcmpgtw256_mask avx512bw+avx512vl uhi v16hi v16hi uhi
pcmpgtw512_mask avx512bw usi v32hi v32hi usi
permvarhi128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
permvarhi256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
permvarhi512_mask avx512bw v32hi v32hi v32hi v32hi usi
permvarqi128_mask avx512vbmi+avx512vl v16qi v16qi v16qi v16qi uhi
permvarqi256_mask avx512vbmi+avx512vl v32qi v32qi v32qi v32qi usi
permvarqi512_mask avx512vbmi v64qi v64qi v64qi v64qi udi
pmaddubsw128_mask avx512bw+avx512vl v8hi v16qi v16qi v8hi uqi
pmaddubsw256_mask avx512bw+avx512vl v16hi v32qi v32qi v16hi uhi
pmaddubsw512_mask avx512bw v32hi v64qi v64qi v32hi usi
pmaddwd128_mask avx512bw+avx512vl v4si v8hi v8hi v4si uqi
pmaddwd256_mask avx512bw+avx512vl v8si v16hi v16hi v8si uqi
pmaddwd512_mask avx512bw v16si v32hi v32hi v16si uhi
pmaxsb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pmaxsb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pmaxsb512_mask avx512bw v64qi v64qi v64qi v64qi udi
pmaxsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmaxsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmaxsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmaxub128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pmaxub256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pmaxub512_mask avx512bw v64qi v64qi v64qi v64qi udi
pmaxuw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmaxuw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmaxuw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pminsb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pminsb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pminsb512_mask avx512bw v64qi v64qi v64qi v64qi udi
pminsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pminsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pminsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pminub128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pminub256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pminub512_mask avx512bw v64qi v64qi v64qi v64qi udi
pminuw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pminuw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pminuw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmovswb128_mask avx512bw+avx512vl v16qi v8hi v16qi uqi
pmovswb128mem_mask avx512bw+avx512vl void pudi v8hi uqi
pmovswb256_mask avx512bw+avx512vl v16qi v16hi v16qi uhi
pmovswb256mem_mask avx512bw+avx512vl void pv16qi v16hi uhi
pmovswb512_mask avx512bw v32qi v32hi v32qi usi
pmovswb512mem_mask avx512bw void pv32qi v32hi usi
pmovsxbw128_mask avx512bw+avx512vl v8hi v16qi v8hi uqi
pmovsxbw256_mask avx512bw+avx512vl v16hi v16qi v16hi uhi
pmovsxbw512_mask avx512bw v32hi v32qi v32hi usi
pmovuswb128_mask avx512bw+avx512vl v16qi v8hi v16qi uqi
pmovuswb128mem_mask avx512bw+avx512vl void pudi v8hi uqi
pmovuswb256_mask avx512bw+avx512vl v16qi v16hi v16qi uhi
pmovuswb256mem_mask avx512bw+avx512vl void pv16qi v16hi uhi
pmovuswb512_mask avx512bw v32qi v32hi v32qi usi
pmovuswb512mem_mask avx512bw void pv32qi v32hi usi
pmovwb128_mask avx512bw+avx512vl v16qi v8hi v16qi uqi
pmovwb128mem_mask avx512bw+avx512vl void pudi v8hi uqi
pmovwb256_mask avx512bw+avx512vl v16qi v16hi v16qi uhi
pmovwb256mem_mask avx512bw+avx512vl void pv16qi v16hi uhi
pmovwb512_mask avx512bw v32qi v32hi v32qi usi
pmovwb512mem_mask avx512bw void pv32qi v32hi usi
pmovzxbw128_mask avx512bw+avx512vl v8hi v16qi v8hi uqi
pmovzxbw256_mask avx512bw+avx512vl v16hi v16qi v16hi uhi
pmovzxbw512_mask avx512bw v32hi v32qi v32hi usi
pmulhrsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmulhrsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmulhrsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmulhuw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmulhuw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmulhuw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmulhw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmulhw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmulhw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmullw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmullw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmullw512_mask avx512bw v32hi v32hi v32hi v32hi usi
psadbw512 avx512bw v8di v64qi v64qi
pshufb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pshufb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pshufb512_mask avx512bw v64qi v64qi v64qi v64qi udi
pshufhw128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
pshufhw256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
pshufhw512_mask avx512bw v32hi v32hi int v32hi usi
pshuflw128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
pshuflw256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
pshuflw512_mask avx512bw v32hi v32hi int v32hi usi
pslldq512 avx512bw v8di v8di int
psllv16hi_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psllv32hi_mask avx512bw v32hi v32hi v32hi v32hi usi
psllv8hi_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psllw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psllw256_mask avx512bw+avx512vl v16hi v16hi v8hi v16hi uhi
psllw512_mask avx512bw v32hi v32hi v8hi v32hi usi
psllwi128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
psllwi256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
psllwi512_mask avx512bw v32hi v32hi int v32hi usi
psrav16hi_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psrav32hi_mask avx512bw v32hi v32hi v32hi v32hi usi
psrav8hi_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psraw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psraw256_mask avx512bw+avx512vl v16hi v16hi v8hi v16hi uhi
psraw512_mask avx512bw v32hi v32hi v8hi v32hi usi
psrawi128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
psrawi256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
psrawi512_mask avx512bw v32hi v32hi int v32hi usi
psrldq512 avx512bw v8di v8di int
psrlv16hi_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psrlv32hi_mask avx512bw v32hi v32hi v32hi v32hi usi
psrlv8hi_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psrlw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psrlw256_mask avx512bw+avx512vl v16hi v16hi v8hi v16hi uhi
psrlw512_mask avx512bw v32hi v32hi v8hi v32hi usi
psrlwi128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
psrlwi256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
psrlwi512_mask avx512bw v32hi v32hi int v32hi usi
psubb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
psubb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
psubb512_mask avx512bw v64qi v64qi v64qi v64qi udi
psubsb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
psubsb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
psubsb512_mask avx512bw v64qi v64qi v64qi v64qi udi
psubsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psubsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psubsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
psubusb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
psubusb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
psubusb512_mask avx512bw v64qi v64qi v64qi v64qi udi
psubusw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psubusw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psubusw512_mask avx512bw v32hi v32hi v32hi v32hi usi
psubw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psubw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psubw512_mask avx512bw v32hi v32hi v32hi v32hi usi
ptestmb128 avx512bw+avx512vl uhi v16qi v16qi uhi
ptestmb256 avx512bw+avx512vl usi v32qi v32qi usi
ptestmb512 avx512bw udi v64qi v64qi udi
ptestmw128 avx512bw+avx512vl uqi v8hi v8hi uqi
ptestmw256 avx512bw+avx512vl uhi v16hi v16hi uhi
ptestmw512 avx512bw usi v32hi v32hi usi
ptestnmb128 avx512bw+avx512vl uhi v16qi v16qi uhi
ptestnmb256 avx512bw+avx512vl usi v32qi v32qi usi
ptestnmb512 avx512bw udi v64qi v64qi udi
ptestnmw128 avx512bw+avx512vl uqi v8hi v8hi uqi
ptestnmw256 avx512bw+avx512vl uhi v16hi v16hi uhi
ptestnmw512 avx512bw usi v32hi v32hi usi
punpckhbw128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
punpckhbw256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
punpckhbw512_mask avx512bw v64qi v64qi v64qi v64qi udi
punpckhwd128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
punpckhwd256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
punpckhwd512_mask avx512bw v32hi v32hi v32hi v32hi usi
punpcklbw128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
punpcklbw256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
punpcklbw512_mask avx512bw v64qi v64qi v64qi v64qi udi
punpcklwd128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
punpcklwd256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
punpcklwd512_mask avx512bw v32hi v32hi v32hi v32hi usi
rcpph512_mask avx512fp16 v32hf v32hf v32hf usi
rcpsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
reduceph512_mask_round avx512fp16 v32hf v32hf int v32hf usi int
reducesh_mask_round avx512fp16 v8hf v8hf v8hf int v8hf uqi int
rndscaleph512_mask_round avx512fp16 v32hf v32hf int v32hf usi int
rndscalesh_mask_round avx512fp16 v8hf v8hf v8hf int v8hf uqi int
rsqrtph512_mask avx512fp16 v32hf v32hf v32hf usi
rsqrtsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
scalefph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
scalefsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
sqrtph512_mask_round avx512fp16 v32hf v32hf v32hf usi int
sqrtsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
storedquhi128_mask avx512bw+avx512vl void pshort v8hi uqi
storedquhi256_mask avx512bw+avx512vl void pshort v16hi uhi
storedquhi512_mask avx512bw void pshort v32hi usi
storedquqi128_mask avx512bw+avx512vl void pchar v16qi uhi
storedquqi256_mask avx512bw+avx512vl void pchar v32qi usi
storedquqi512_mask avx512bw void pchar v64qi udi
storesh_mask avx512fp16 void pcfloat16 v8hf uqi
subph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
subph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
subsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
subsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
truncph512 avx512fp16 v32hf v32hf
ucmpb128_mask avx512bw+avx512vl uhi v16qi v16qi int uhi
ucmpb256_mask avx512bw+avx512vl usi v32qi v32qi int usi
ucmpb512_mask avx512bw udi v64qi v64qi int udi
ucmpw128_mask avx512bw+avx512vl uqi v8hi v8hi int uqi
ucmpw256_mask avx512bw+avx512vl uhi v16hi v16hi int uhi
ucmpw512_mask avx512bw usi v32hi v32hi int usi
vcvtdq2ph512_mask_round avx512fp16 v16hf v16si v16hf uhi int
vcvtpd2ph512_mask_round avx512fp16 v8hf v8df v8hf uqi int
vcvtph2dq512_mask_round avx512fp16 v16si v16hf v16si uhi int
vcvtph2pd512_mask_round avx512fp16 v8df v8hf v8df uqi int
vcvtph2psx512_mask_round avx512fp16 v16sf v16hf v16sf uhi int
vcvtph2qq512_mask_round avx512fp16 v8di v8hf v8di uqi int
vcvtph2udq512_mask_round avx512fp16 v16si v16hf v16si uhi int
vcvtph2uqq512_mask_round avx512fp16 v8di v8hf v8di uqi int
vcvtph2uw512_mask_round avx512fp16 v32hi v32hf v32hi usi int
vcvtph2w512_mask_round avx512fp16 v32hi v32hf v32hi usi int
vcvtps2phx512_mask_round avx512fp16 v16hf v16sf v16hf uhi int
vcvtqq2ph512_mask_round avx512fp16 v8hf v8di v8hf uqi int
vcvtsd2sh_mask_round avx512fp16 v8hf v2df v8hf v8hf uqi int
vcvtsh2sd_mask_round avx512fp16 v2df v8hf v2df v2df uqi int
vcvtsh2si32_round avx512fp16 int v8hf int
vcvtsh2si64_round avx512fp16+64bit int64 v8hf int
vcvtsh2ss_mask_round avx512fp16 v4sf v8hf v4sf v4sf uqi int
vcvtsh2usi32_round avx512fp16 uint v8hf int
vcvtsh2usi64_round avx512fp16+64bit uint64 v8hf int
vcvtsi2sh32_round avx512fp16 v8hf v8hf int int
vcvtsi2sh64_round avx512fp16+64bit v8hf v8hf int64 int
vcvtss2sh_mask_round avx512fp16 v8hf v4sf v8hf v8hf uqi int
vcvttph2dq512_mask_round avx512fp16 v16si v16hf v16si uhi int
vcvttph2qq512_mask_round avx512fp16 v8di v8hf v8di uqi int
vcvttph2udq512_mask_round avx512fp16 v16si v16hf v16si uhi int
vcvttph2uqq512_mask_round avx512fp16 v8di v8hf v8di uqi int
vcvttph2uw512_mask_round avx512fp16 v32hi v32hf v32hi usi int
vcvttph2w512_mask_round avx512fp16 v32hi v32hf v32hi usi int
vcvttsh2si32_round avx512fp16 int v8hf int
vcvttsh2si64_round avx512fp16+64bit int64 v8hf int
vcvttsh2usi32_round avx512fp16 uint v8hf int
vcvttsh2usi64_round avx512fp16+64bit uint64 v8hf int
vcvtudq2ph512_mask_round avx512fp16 v16hf v16si v16hf uhi int
vcvtuqq2ph512_mask_round avx512fp16 v8hf v8di v8hf uqi int
vcvtusi2sh32_round avx512fp16 v8hf v8hf uint int
vcvtusi2sh64_round avx512fp16+64bit v8hf v8hf uint64 int
vcvtuw2ph512_mask_round avx512fp16 v32hf v32hi v32hf usi int
vcvtw2ph512_mask_round avx512fp16 v32hf v32hi v32hf usi int
vfcmaddcph512_mask3_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfcmaddcph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfcmaddcph512_maskz_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfcmaddcph512_round avx512fp16 v32hf v32hf v32hf v32hf int
vfcmaddcsh_mask3_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfcmaddcsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfcmaddcsh_maskz_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfcmaddcsh_round avx512fp16 v8hf v8hf v8hf v8hf int
vfcmulcph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfcmulcph512_round avx512fp16 v32hf v32hf v32hf int
vfcmulcsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfcmulcsh_round avx512fp16 v8hf v8hf v8hf int
vfmaddcph512_mask3_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfmaddcph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfmaddcph512_maskz_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfmaddcph512_round avx512fp16 v32hf v32hf v32hf v32hf int
vfmaddcsh_mask3_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddcsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddcsh_maskz_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddcsh_round avx512fp16 v8hf v8hf v8hf v8hf int
vfmaddph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddsh3_mask avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddsh3_mask3 avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddsh3_maskz avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddsubph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddsubph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddsubph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubaddph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubaddph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubaddph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubsh3_mask3 avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmulcph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfmulcph512_round avx512fp16 v32hf v32hf v32hf int
vfmulcsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmulcsh_round avx512fp16 v8hf v8hf v8hf int
vfnmaddph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmaddph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmaddph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmaddsh3_mask avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfnmaddsh3_mask3 avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfnmaddsh3_maskz avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfnmsubph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmsubph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmsubph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vmovsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
vp4dpwssd avx5124vnniw v16si v16si v16si v16si v16si v16si pcv4si
vp4dpwssd_mask avx5124vnniw v16si v16si v16si v16si v16si v16si pcv4si v16si uhi
vp4dpwssds avx5124vnniw v16si v16si v16si v16si v16si v16si pcv4si
vp4dpwssds_mask avx5124vnniw v16si v16si v16si v16si v16si v16si pcv4si v16si uhi
vpdpbusd_v16si avx512vnni v16si v16si v16si v16si
vpdpbusd_v16si_mask avx512vnni v16si v16si v16si v16si uhi
vpdpbusd_v16si_maskz avx512vnni v16si v16si v16si v16si uhi
vpdpbusd_v4si avx512vnni+avx512vl+avxvnni v4si v4si v4si v4si
vpdpbusd_v4si_mask avx512vnni+avx512vl v4si v4si v4si v4si uqi
vpdpbusd_v4si_maskz avx512vnni+avx512vl v4si v4si v4si v4si uqi
vpdpbusd_v8si avx512vnni+avx512vl+avxvnni v8si v8si v8si v8si
vpdpbusd_v8si_mask avx512vnni+avx512vl v8si v8si v8si v8si uqi
vpdpbusd_v8si_maskz avx512vnni+avx512vl v8si v8si v8si v8si uqi
vpdpbusds_v16si avx512vnni v16si v16si v16si v16si
vpdpbusds_v16si_mask avx512vnni v16si v16si v16si v16si uhi
vpdpbusds_v16si_maskz avx512vnni v16si v16si v16si v16si uhi
vpdpbusds_v4si avx512vnni+avx512vl+avxvnni v4si v4si v4si v4si
vpdpbusds_v4si_mask avx512vnni+avx512vl v4si v4si v4si v4si uqi
vpdpbusds_v4si_maskz avx512vnni+avx512vl v4si v4si v4si v4si uqi
vpdpbusds_v8si avx512vnni+avx512vl+avxvnni v8si v8si v8si v8si
vpdpbusds_v8si_mask avx512vnni+avx512vl v8si v8si v8si v8si uqi
vpdpbusds_v8si_maskz avx512vnni+avx512vl v8si v8si v8si v8si uqi
vpdpwssd_v16si avx512vnni v16si v16si v16si v16si
vpdpwssd_v16si_mask avx512vnni v16si v16si v16si v16si uhi
vpdpwssd_v16si_maskz avx512vnni v16si v16si v16si v16si uhi
vpdpwssd_v4si avx512vnni+avx512vl+avxvnni v4si v4si v4si v4si
vpdpwssd_v4si_mask avx512vnni+avx512vl v4si v4si v4si v4si uqi
vpdpwssd_v4si_maskz avx512vnni+avx512vl v4si v4si v4si v4si uqi
vpdpwssd_v8si avx512vnni+avx512vl+avxvnni v8si v8si v8si v8si
vpdpwssd_v8si_mask avx512vnni+avx512vl v8si v8si v8si v8si uqi
vpdpwssd_v8si_maskz avx512vnni+avx512vl v8si v8si v8si v8si uqi
vpdpwssds_v16si avx512vnni v16si v16si v16si v16si
vpdpwssds_v16si_mask avx512vnni v16si v16si v16si v16si uhi
vpdpwssds_v16si_maskz avx512vnni v16si v16si v16si v16si uhi
vpdpwssds_v4si avx512vnni+avx512vl+avxvnni v4si v4si v4si v4si
vpdpwssds_v4si_mask avx512vnni+avx512vl v4si v4si v4si v4si uqi
vpdpwssds_v4si_maskz avx512vnni+avx512vl v4si v4si v4si v4si uqi
vpdpwssds_v8si avx512vnni+avx512vl+avxvnni v8si v8si v8si v8si
vpdpwssds_v8si_mask avx512vnni+avx512vl v8si v8si v8si v8si uqi
vpdpwssds_v8si_maskz avx512vnni+avx512vl v8si v8si v8si v8si uqi
vpermi2varhi128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
vpermi2varhi256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
vpermi2varhi512_mask avx512bw v32hi v32hi v32hi v32hi usi
vpermi2varqi128_mask avx512vbmi+avx512vl v16qi v16qi v16qi v16qi uhi
vpermi2varqi256_mask avx512vbmi+avx512vl v32qi v32qi v32qi v32qi usi
vpermi2varqi512_mask avx512vbmi v64qi v64qi v64qi v64qi udi
vpermt2varhi128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
vpermt2varhi128_maskz avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
vpermt2varhi256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
vpermt2varhi256_maskz avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
vpermt2varhi512_mask avx512bw v32hi v32hi v32hi v32hi usi
vpermt2varhi512_maskz avx512bw v32hi v32hi v32hi v32hi usi
vpermt2varqi128_mask avx512vbmi+avx512vl v16qi v16qi v16qi v16qi uhi
vpermt2varqi128_maskz avx512vbmi+avx512vl v16qi v16qi v16qi v16qi uhi
vpermt2varqi256_mask avx512vbmi+avx512vl v32qi v32qi v32qi v32qi usi
vpermt2varqi256_maskz avx512vbmi+avx512vl v32qi v32qi v32qi v32qi usi
vpermt2varqi512_mask avx512vbmi v64qi v64qi v64qi v64qi udi
vpermt2varqi512_maskz avx512vbmi v64qi v64qi v64qi v64qi udi
vpmadd52huq128_mask avx512ifma+avx512vl v2di v2di v2di v2di uqi
vpmadd52huq128_maskz avx512ifma+avx512vl v2di v2di v2di v2di uqi
vpmadd52huq256_mask avx512ifma+avx512vl v4di v4di v4di v4di uqi
vpmadd52huq256_maskz avx512ifma+avx512vl v4di v4di v4di v4di uqi
vpmadd52huq512_mask avx512ifma v8di v8di v8di v8di uqi
vpmadd52huq512_maskz avx512ifma v8di v8di v8di v8di uqi
vpmadd52luq128_mask avx512ifma+avx512vl v2di v2di v2di v2di uqi
vpmadd52luq128_maskz avx512ifma+avx512vl v2di v2di v2di v2di uqi
vpmadd52luq256_mask avx512ifma+avx512vl v4di v4di v4di v4di uqi
vpmadd52luq256_maskz avx512ifma+avx512vl v4di v4di v4di v4di uqi
vpmadd52luq512_mask avx512ifma v8di v8di v8di v8di uqi
vpmadd52luq512_maskz avx512ifma v8di v8di v8di v8di uqi
vpmultishiftqb128_mask avx512vbmi+avx512vl v16qi v16qi v16qi v16qi uhi
vpmultishiftqb256_mask avx512vbmi+avx512vl v32qi v32qi v32qi v32qi usi
vpmultishiftqb512_mask avx512vbmi v64qi v64qi v64qi v64qi udi
vpopcountb_v16qi avx512bitalg+avx512vl v16qi v16qi
vpopcountb_v16qi_mask avx512bitalg+avx512vl v16qi v16qi v16qi uhi
vpopcountb_v32qi avx512bitalg+avx512vl v32qi v32qi
vpopcountb_v32qi_mask avx512bitalg+avx512vl+avx512bw v32qi v32qi v32qi usi
vpopcountb_v64qi avx512bitalg v64qi v64qi
vpopcountb_v64qi_mask avx512bitalg+avx512bw v64qi v64qi v64qi udi
vpopcountd_v16si avx512vpopcntdq v16si v16si
vpopcountd_v16si_mask avx512vpopcntdq v16si v16si v16si uhi
vpopcountd_v4si avx512vpopcntdq+avx512vl v4si v4si
vpopcountd_v4si_mask avx512vpopcntdq+avx512vl v4si v4si v4si uhi
vpopcountd_v8si avx512vpopcntdq+avx512vl v8si v8si
vpopcountd_v8si_mask avx512vpopcntdq+avx512vl v8si v8si v8si uhi
vpopcountq_v2di avx512vpopcntdq+avx512vl v2di v2di
vpopcountq_v2di_mask avx512vpopcntdq+avx512vl v2di v2di v2di uqi
vpopcountq_v4di avx512vpopcntdq+avx512vl v4di v4di
vpopcountq_v4di_mask avx512vpopcntdq+avx512vl v4di v4di v4di uqi
vpopcountq_v8di avx512vpopcntdq v8di v8di
vpopcountq_v8di_mask avx512vpopcntdq v8di v8di v8di uqi
vpopcountw_v16hi avx512bitalg+avx512vl v16hi v16hi
vpopcountw_v16hi_mask avx512bitalg+avx512vl v16hi v16hi v16hi uhi
vpopcountw_v32hi avx512bitalg v32hi v32hi
vpopcountw_v32hi_mask avx512bitalg+avx512bw v32hi v32hi v32hi usi
vpopcountw_v8hi avx512bitalg+avx512vl v8hi v8hi
vpopcountw_v8hi_mask avx512bitalg+avx512vl v8hi v8hi v8hi uqi
vpshld_v16hi avx512vbmi2+avx512vl v16hi v16hi v16hi int
vpshld_v16hi_mask avx512vbmi2+avx512vl v16hi v16hi v16hi int v16hi int
vpshld_v16si avx512vbmi2 v16si v16si v16si int
vpshld_v16si_mask avx512vbmi2 v16si v16si v16si int v16si int
vpshld_v2di avx512vbmi2+avx512vl v2di v2di v2di int
vpshld_v2di_mask avx512vbmi2+avx512vl v2di v2di v2di int v2di int
vpshld_v32hi avx512vbmi2 v32hi v32hi v32hi int
vpshld_v32hi_mask avx512vbmi2+avx512bw v32hi v32hi v32hi int v32hi int
vpshld_v4di avx512vbmi2+avx512vl v4di v4di v4di int
vpshld_v4di_mask avx512vbmi2+avx512vl v4di v4di v4di int v4di int
vpshld_v4si avx512vbmi2+avx512vl v4si v4si v4si int
vpshld_v4si_mask avx512vbmi2+avx512vl v4si v4si v4si int v4si int
vpshld_v8di avx512vbmi2 v8di v8di v8di int
vpshld_v8di_mask avx512vbmi2 v8di v8di v8di int v8di int
vpshld_v8hi avx512vbmi2+avx512vl v8hi v8hi v8hi int
vpshld_v8hi_mask avx512vbmi2+avx512vl v8hi v8hi v8hi int v8hi int
vpshld_v8si avx512vbmi2+avx512vl v8si v8si v8si int
vpshld_v8si_mask avx512vbmi2+avx512vl v8si v8si v8si int v8si int
vpshldv_v16hi avx512vbmi2+avx512vl v16hi v16hi v16hi v16hi
vpshldv_v16hi_mask avx512vbmi2+avx512vl v16hi v16hi v16hi v16hi uhi
vpshldv_v16hi_maskz avx512vbmi2+avx512vl v16hi v16hi v16hi v16hi uhi
vpshldv_v16si avx512vbmi2 v16si v16si v16si v16si
vpshldv_v16si_mask avx512vbmi2 v16si v16si v16si v16si uhi
vpshldv_v16si_maskz avx512vbmi2 v16si v16si v16si v16si uhi
vpshldv_v2di avx512vbmi2+avx512vl v2di v2di v2di v2di
vpshldv_v2di_mask avx512vbmi2+avx512vl v2di v2di v2di v2di uqi
vpshldv_v2di_maskz avx512vbmi2+avx512vl v2di v2di v2di v2di uqi
vpshldv_v32hi avx512vbmi2 v32hi v32hi v32hi v32hi
vpshldv_v32hi_mask avx512vbmi2+avx512bw v32hi v32hi v32hi v32hi usi
vpshldv_v32hi_maskz avx512vbmi2+avx512bw v32hi v32hi v32hi v32hi usi
vpshldv_v4di avx512vbmi2+avx512vl v4di v4di v4di v4di
vpshldv_v4di_mask avx512vbmi2+avx512vl v4di v4di v4di v4di uqi
vpshldv_v4di_maskz avx512vbmi2+avx512vl v4di v4di v4di v4di uqi
vpshldv_v4si avx512vbmi2+avx512vl v4si v4si v4si v4si
vpshldv_v4si_mask avx512vbmi2+avx512vl v4si v4si v4si v4si uqi
vpshldv_v4si_maskz avx512vbmi2+avx512vl v4si v4si v4si v4si uqi
vpshldv_v8di avx512vbmi2 v8di v8di v8di v8di
vpshldv_v8di_mask avx512vbmi2 v8di v8di v8di v8di uqi
vpshldv_v8di_maskz avx512vbmi2 v8di v8di v8di v8di uqi
vpshldv_v8hi avx512vbmi2+avx512vl v8hi v8hi v8hi v8hi
vpshldv_v8hi_mask avx512vbmi2+avx512vl v8hi v8hi v8hi v8hi uqi
vpshldv_v8hi_maskz avx512vbmi2+avx512vl v8hi v8hi v8hi v8hi uqi
vpshldv_v8si avx512vbmi2+avx512vl v8si v8si v8si v8si
vpshldv_v8si_mask avx512vbmi2+avx512vl v8si v8si v8si v8si uqi
vpshldv_v8si_maskz avx512vbmi2+avx512vl v8si v8si v8si v8si uqi
vpshrd_v16hi avx512vbmi2+avx512vl v16hi v16hi v16hi int
vpshrd_v16hi_mask avx512vbmi2+avx512vl v16hi v16hi v16hi int v16hi int
vpshrd_v16si avx512vbmi2 v16si v16si v16si int
vpshrd_v16si_mask avx512vbmi2 v16si v16si v16si int v16si int
vpshrd_v2di avx512vbmi2+avx512vl v2di v2di v2di int
vpshrd_v2di_mask avx512vbmi2+avx512vl v2di v2di v2di int v2di int
vpshrd_v32hi avx512vbmi2 v32hi v32hi v32hi int
vpshrd_v32hi_mask avx512vbmi2+avx512bw v32hi v32hi v32hi int v32hi int
vpshrd_v4di avx512vbmi2+avx512vl v4di v4di v4di int
vpshrd_v4di_mask avx512vbmi2+avx512vl v4di v4di v4di int v4di int
vpshrd_v4si avx512vbmi2+avx512vl v4si v4si v4si int
vpshrd_v4si_mask avx512vbmi2+avx512vl v4si v4si v4si int v4si int
vpshrd_v8di avx512vbmi2 v8di v8di v8di int
vpshrd_v8di_mask avx512vbmi2 v8di v8di v8di int v8di int
vpshrd_v8hi avx512vbmi2+avx512vl v8hi v8hi v8hi int
vpshrd_v8hi_mask avx512vbmi2+avx512vl v8hi v8hi v8hi int v8hi int
vpshrd_v8si avx512vbmi2+avx512vl v8si v8si v8si int
vpshrd_v8si_mask avx512vbmi2+avx512vl v8si v8si v8si int v8si int
vpshrdv_v16hi avx512vbmi2+avx512vl v16hi v16hi v16hi v16hi
vpshrdv_v16hi_mask avx512vbmi2+avx512vl v16hi v16hi v16hi v16hi uhi
vpshrdv_v16hi_maskz avx512vbmi2+avx512vl v16hi v16hi v16hi v16hi uhi
vpshrdv_v16si avx512vbmi2 v16si v16si v16si v16si
vpshrdv_v16si_mask avx512vbmi2 v16si v16si v16si v16si uhi
vpshrdv_v16si_maskz avx512vbmi2 v16si v16si v16si v16si uhi
vpshrdv_v2di avx512vbmi2+avx512vl v2di v2di v2di v2di
vpshrdv_v2di_mask avx512vbmi2+avx512vl v2di v2di v2di v2di uqi
vpshrdv_v2di_maskz avx512vbmi2+avx512vl v2di v2di v2di v2di uqi
vpshrdv_v32hi avx512vbmi2 v32hi v32hi v32hi v32hi
vpshrdv_v32hi_mask avx512vbmi2+avx512bw v32hi v32hi v32hi v32hi usi
vpshrdv_v32hi_maskz avx512vbmi2+avx512bw v32hi v32hi v32hi v32hi usi
vpshrdv_v4di avx512vbmi2+avx512vl v4di v4di v4di v4di
vpshrdv_v4di_mask avx512vbmi2+avx512vl v4di v4di v4di v4di uqi
vpshrdv_v4di_maskz avx512vbmi2+avx512vl v4di v4di v4di v4di uqi
vpshrdv_v4si avx512vbmi2+avx512vl v4si v4si v4si v4si
vpshrdv_v4si_mask avx512vbmi2+avx512vl v4si v4si v4si v4si uqi
vpshrdv_v4si_maskz avx512vbmi2+avx512vl v4si v4si v4si v4si uqi
vpshrdv_v8di avx512vbmi2 v8di v8di v8di v8di
vpshrdv_v8di_mask avx512vbmi2 v8di v8di v8di v8di uqi
vpshrdv_v8di_maskz avx512vbmi2 v8di v8di v8di v8di uqi
vpshrdv_v8hi avx512vbmi2+avx512vl v8hi v8hi v8hi v8hi
vpshrdv_v8hi_mask avx512vbmi2+avx512vl v8hi v8hi v8hi v8hi uqi
vpshrdv_v8hi_maskz avx512vbmi2+avx512vl v8hi v8hi v8hi v8hi uqi
vpshrdv_v8si avx512vbmi2+avx512vl v8si v8si v8si v8si
vpshrdv_v8si_mask avx512vbmi2+avx512vl v8si v8si v8si v8si uqi
vpshrdv_v8si_maskz avx512vbmi2+avx512vl v8si v8si v8si v8si uqi
vpshufbitqmb128_mask avx512bitalg+avx512vl uhi v16qi v16qi uhi
vpshufbitqmb256_mask avx512bitalg+avx512vl+avx512bw usi v32qi v32qi usi
vpshufbitqmb512_mask avx512bitalg+avx512bw udi v64qi v64qi udi
"""
