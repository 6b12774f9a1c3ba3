"""Table of x86 built-in functions: names and types that GCC 12's own intrinsic headers use.

Columns: name without the __builtin_ia32_ prefix (names that have another prefix are whole); instruction-set
extension(s) joined by "+", "64bit" when only in 64-bit mode, "-" for none; signature, result first.
Types: qi hi si di (8 to 64 bits, signed; "u" before: unsigned), v4sf and the like (vector of 4 float), p (pointer to),
pc (pointer to const), plain C words.
"""

from __future__ import annotations

from typing import Final

X86_BUILTINS: Final = """
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
__builtin_clzs lzcnt uint16 uint16
__builtin_ctzs bmi uint16 uint16
__builtin_huge_valq - float128
__builtin_infq - float128
addcarryx_u32 - uchar uchar uint uint punsigned
addcarryx_u64 +64bit uchar uchar ulonglong ulonglong pulonglong
addpd sse2 v2df v2df v2df
addpd128_mask avx512vl v2df v2df v2df v2df uqi
addpd256 avx v4df v4df v4df
addpd256_mask avx512vl v4df v4df v4df v4df uqi
addpd512_mask avx512f v8df v8df v8df v8df uqi int
addph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
addph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
addph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
addph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
addps sse v4sf v4sf v4sf
addps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
addps256 avx v8sf v8sf v8sf
addps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
addps512_mask avx512f v16sf v16sf v16sf v16sf hi int
addsd sse2 v2df v2df v2df
addsd_mask_round avx512f v2df v2df v2df v2df uqi int
addsd_round avx512f v2df v2df v2df int
addsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
addsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
addss sse v4sf v4sf v4sf
addss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
addss_round avx512f v4sf v4sf v4sf int
addsubpd sse3 v2df v2df v2df
addsubpd256 avx v4df v4df v4df
addsubps sse3 v4sf v4sf v4sf
addsubps256 avx v8sf v8sf v8sf
aesdec128 aes+sse2 v2di v2di v2di
aesdec128kl_u8 kl uint8 pv2di v2di pcvoid
aesdec256kl_u8 kl uint8 pv2di v2di pcvoid
aesdeclast128 aes+sse2 v2di v2di v2di
aesdecwide128kl_u8 widekl uint8 pv2di pcv2di pcvoid
aesdecwide256kl_u8 widekl uint8 pv2di pcv2di pcvoid
aesenc128 aes+sse2 v2di v2di v2di
aesenc128kl_u8 kl uint8 pv2di v2di pcvoid
aesenc256kl_u8 kl uint8 pv2di v2di pcvoid
aesenclast128 aes+sse2 v2di v2di v2di
aesencwide128kl_u8 widekl uint8 pv2di pcv2di pcvoid
aesencwide256kl_u8 widekl uint8 pv2di pcv2di pcvoid
aesimc128 aes+sse2 v2di v2di
aeskeygenassist128 aes+sse2 v2di v2di int
alignd128_mask avx512vl v4si v4si v4si int v4si uqi
alignd256_mask avx512vl v8si v8si v8si int v8si uqi
alignd512_mask avx512f v16si v16si v16si int v16si uhi
alignq128_mask avx512vl v2di v2di v2di int v2di uqi
alignq256_mask avx512vl v4di v4di v4di int v4di uqi
alignq512_mask avx512f v8di v8di v8di int v8di uqi
andnotsi256 avx2 v4di v4di v4di
andnpd sse2 v2df v2df v2df
andnpd128_mask avx512dq+avx512vl v2df v2df v2df v2df uqi
andnpd256 avx v4df v4df v4df
andnpd256_mask avx512dq+avx512vl v4df v4df v4df v4df uqi
andnpd512_mask avx512dq v8df v8df v8df v8df uqi
andnps sse v4sf v4sf v4sf
andnps128_mask avx512dq+avx512vl v4sf v4sf v4sf v4sf uqi
andnps256 avx v8sf v8sf v8sf
andnps256_mask avx512dq+avx512vl v8sf v8sf v8sf v8sf uqi
andnps512_mask avx512dq v16sf v16sf v16sf v16sf uhi
andpd sse2 v2df v2df v2df
andpd128_mask avx512dq+avx512vl v2df v2df v2df v2df uqi
andpd256 avx v4df v4df v4df
andpd256_mask avx512dq+avx512vl v4df v4df v4df v4df uqi
andpd512_mask avx512dq v8df v8df v8df v8df uqi
andps sse v4sf v4sf v4sf
andps128_mask avx512dq+avx512vl v4sf v4sf v4sf v4sf uqi
andps256 avx v8sf v8sf v8sf
andps256_mask avx512dq+avx512vl v8sf v8sf v8sf v8sf uqi
andps512_mask avx512dq v16sf v16sf v16sf v16sf uhi
andsi256 avx2 v4di v4di v4di
bextr_u32 bmi uint uint uint
bextr_u64 bmi+64bit uint64 uint64 uint64
bextri_u32 tbm uint uint uint
bextri_u64 tbm+64bit uint64 uint64 uint64
blendmb_128_mask avx512bw+avx512vl v16qi v16qi v16qi uhi
blendmb_256_mask avx512bw+avx512vl v32qi v32qi v32qi usi
blendmb_512_mask avx512bw v64qi v64qi v64qi udi
blendmd_128_mask avx512vl v4si v4si v4si uqi
blendmd_256_mask avx512vl v8si v8si v8si uqi
blendmd_512_mask avx512f v16si v16si v16si uhi
blendmpd_128_mask avx512vl v2df v2df v2df uqi
blendmpd_256_mask avx512vl v4df v4df v4df uqi
blendmpd_512_mask avx512f v8df v8df v8df uqi
blendmps_128_mask avx512vl v4sf v4sf v4sf uqi
blendmps_256_mask avx512vl v8sf v8sf v8sf uqi
blendmps_512_mask avx512f v16sf v16sf v16sf uhi
blendmq_128_mask avx512vl v2di v2di v2di uqi
blendmq_256_mask avx512vl v4di v4di v4di uqi
blendmq_512_mask avx512f v8di v8di v8di uqi
blendmw_128_mask avx512bw+avx512vl v8hi v8hi v8hi uqi
blendmw_256_mask avx512bw+avx512vl v16hi v16hi v16hi uhi
blendmw_512_mask avx512bw v32hi v32hi v32hi usi
blendpd sse4_1 v2df v2df v2df int
blendpd256 avx v4df v4df v4df int
blendps sse4_1 v4sf v4sf v4sf int
blendps256 avx v8sf v8sf v8sf int
blendvpd sse4_1 v2df v2df v2df v2df
blendvpd256 avx v4df v4df v4df v4df
blendvps sse4_1 v4sf v4sf v4sf v4sf
blendvps256 avx v8sf v8sf v8sf v8sf
broadcastf32x2_256_mask avx512dq+avx512vl v8sf v4sf v8sf uqi
broadcastf32x2_512_mask avx512dq v16sf v4sf v16sf uhi
broadcastf32x4_256_mask avx512vl v8sf v4sf v8sf uqi
broadcastf32x4_512 avx512f v16sf v4sf v16sf uhi
broadcastf32x8_512_mask avx512dq v16sf v8sf v16sf uhi
broadcastf64x2_256_mask avx512dq+avx512vl v4df v2df v4df uqi
broadcastf64x2_512_mask avx512dq v8df v2df v8df uqi
broadcastf64x4_512 avx512f v8df v4df v8df uqi
broadcasti32x2_128_mask avx512dq+avx512vl v4si v4si v4si uqi
broadcasti32x2_256_mask avx512dq+avx512vl v8si v4si v8si uqi
broadcasti32x2_512_mask avx512dq v16si v4si v16si uhi
broadcasti32x4_256_mask avx512vl v8si v4si v8si uqi
broadcasti32x4_512 avx512f v16si v4si v16si uhi
broadcasti32x8_512_mask avx512dq v16si v8si v16si uhi
broadcasti64x2_256_mask avx512dq+avx512vl v4di v2di v4di uqi
broadcasti64x2_512_mask avx512dq v8di v2di v8di uqi
broadcasti64x4_512 avx512f v8di v4di v8di uqi
broadcastmb128 avx512vl+avx512cd v2di uqi
broadcastmb256 avx512vl+avx512cd v4di uqi
broadcastmb512 avx512cd v8di uqi
broadcastmw128 avx512vl+avx512cd v4si uhi
broadcastmw256 avx512vl+avx512cd v8si uhi
broadcastmw512 avx512cd v16si uhi
broadcastsd256_mask avx512vl v4df v2df v4df uqi
broadcastsd512 avx512f v8df v2df v8df uqi
broadcastss128_mask avx512vl v4sf v4sf v4sf uqi
broadcastss256_mask avx512vl v8sf v4sf v8sf uqi
broadcastss512 avx512f v16sf v4sf v16sf uhi
bsrdi +64bit int64 int64
bsrsi - int int
bzhi_di bmi2+64bit uint64 uint64 uint64
bzhi_si bmi2 uint uint uint
ceilpd sse4_1 v2df v2df
ceilpd256 avx v4df v4df
ceilpd512 avx512f v8df v8df
ceilpd_vec_pack_sfix sse4_1 v4si v2df v2df
ceilpd_vec_pack_sfix256 avx v8si v4df v4df
ceilpd_vec_pack_sfix512 avx512f v16si v8df v8df
ceilph avx512vl+avx512fp16 v8hf v8hf
ceilph256 avx512vl+avx512fp16 v16hf v16hf
ceilph512 avx512fp16 v32hf v32hf
ceilps sse4_1 v4sf v4sf
ceilps256 avx v8sf v8sf
ceilps512 avx512f v16sf v16sf
ceilps_sfix sse4_1 v4si v4sf
ceilps_sfix256 avx v8si v8sf
ceilps_sfix512 avx512f v16si v16sf
cldemote cldemote void pcvoid
clflush sse2 void pcvoid
clflushopt clflushopt void pcvoid
clrssbsy shstk void pvoid
clui uintr+64bit void
clwb clwb void pcvoid
clzero clzero void pcvoid
cmpb128_mask avx512bw+avx512vl uhi v16qi v16qi int uhi
cmpb256_mask avx512bw+avx512vl usi v32qi v32qi int usi
cmpb512_mask avx512bw udi v64qi v64qi int udi
cmpd128_mask avx512vl uqi v4si v4si int uqi
cmpd256_mask avx512vl uqi v8si v8si int uqi
cmpd512_mask avx512f uhi v16si v16si int uhi
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
cmppd avx v2df v2df v2df int
cmppd128_mask avx512vl uqi v2df v2df int uqi
cmppd256 avx v4df v4df v4df int
cmppd256_mask avx512vl qi v4df v4df int uqi
cmppd512_mask avx512f uqi v8df v8df int uqi int
cmpph128_mask avx512vl+avx512fp16 uqi v8hf v8hf int uqi
cmpph256_mask avx512vl+avx512fp16 uhi v16hf v16hf int uhi
cmpph512_mask avx512fp16 usi v32hf v32hf int usi
cmpph512_mask_round avx512fp16 usi v32hf v32hf int usi int
cmpps avx v4sf v4sf v4sf int
cmpps128_mask avx512vl uqi v4sf v4sf int uqi
cmpps256 avx v8sf v8sf v8sf int
cmpps256_mask avx512vl qi v8sf v8sf int uqi
cmpps512_mask avx512f uhi v16sf v16sf int uhi int
cmpq128_mask avx512vl uqi v2di v2di int uqi
cmpq256_mask avx512vl uqi v4di v4di int uqi
cmpq512_mask avx512f uqi v8di v8di int uqi
cmpsd avx v2df v2df v2df int
cmpsd_mask avx512f uqi v2df v2df int uqi int
cmpsh_mask_round avx512fp16 uqi v8hf v8hf int uqi int
cmpss avx v4sf v4sf v4sf int
cmpss_mask avx512f uqi v4sf v4sf int uqi int
cmpunordpd sse2 v2df v2df v2df
cmpunordps sse v4sf v4sf v4sf
cmpunordsd sse2 v2df v2df v2df
cmpunordss sse v4sf v4sf v4sf
cmpw128_mask avx512bw+avx512vl uqi v8hi v8hi int uqi
cmpw256_mask avx512bw+avx512vl uhi v16hi v16hi int uhi
cmpw512_mask avx512bw usi v32hi v32hi int usi
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
compressdf128_mask avx512vl v2df v2df v2df uqi
compressdf256_mask avx512vl v4df v4df v4df uqi
compressdf512_mask avx512f v8df v8df v8df uqi
compressdi128_mask avx512vl v2di v2di v2di uqi
compressdi256_mask avx512vl v4di v4di v4di uqi
compressdi512_mask avx512f v8di v8di v8di uqi
compresshi128_mask avx512vbmi2+avx512vl v8hi v8hi v8hi uqi
compresshi256_mask avx512vbmi2+avx512vl v16hi v16hi v16hi uhi
compresshi512_mask avx512vbmi2+avx512bw v32hi v32hi v32hi usi
compressqi128_mask avx512vbmi2+avx512vl v16qi v16qi v16qi uhi
compressqi256_mask avx512vbmi2+avx512vl+avx512bw v32qi v32qi v32qi usi
compressqi512_mask avx512vbmi2+avx512bw v64qi v64qi v64qi udi
compresssf128_mask avx512vl v4sf v4sf v4sf uqi
compresssf256_mask avx512vl v8sf v8sf v8sf uqi
compresssf512_mask avx512f v16sf v16sf v16sf uhi
compresssi128_mask avx512vl v4si v4si v4si uqi
compresssi256_mask avx512vl v8si v8si v8si uqi
compresssi512_mask avx512f v16si v16si v16si uhi
compressstoredf128_mask avx512vl void pv2df v2df uqi
compressstoredf256_mask avx512vl void pv4df v4df uqi
compressstoredf512_mask avx512f void pv8df v8df uqi
compressstoredi128_mask avx512vl void pv2di v2di uqi
compressstoredi256_mask avx512vl void pv4di v4di uqi
compressstoredi512_mask avx512f void pv8di v8di uqi
compressstoresf128_mask avx512vl void pv4sf v4sf uqi
compressstoresf256_mask avx512vl void pv8sf v8sf uqi
compressstoresf512_mask avx512f void pv16sf v16sf uhi
compressstoresi128_mask avx512vl void pv4si v4si uqi
compressstoresi256_mask avx512vl void pv8si v8si uqi
compressstoresi512_mask avx512f void pv16si v16si uhi
compressstoreuhi128_mask avx512vbmi2+avx512vl void pv8hi v8hi uqi
compressstoreuhi256_mask avx512vbmi2+avx512vl void pv16hi v16hi uhi
compressstoreuhi512_mask avx512vbmi2+avx512bw void pv32hi v32hi usi
compressstoreuqi128_mask avx512vbmi2+avx512vl void pv16qi v16qi uhi
compressstoreuqi256_mask avx512vbmi2+avx512vl+avx512bw void pv32qi v32qi usi
compressstoreuqi512_mask avx512vbmi2+avx512bw void pv64qi v64qi udi
copysignpd sse2 v2df v2df v2df
copysignpd256 avx v4df v4df v4df
copysignpd512 avx512f v8df v8df v8df
copysignps sse v4sf v4sf v4sf
copysignps256 avx v8sf v8sf v8sf
copysignps512 avx512f v16sf v16sf v16sf
crc32di crc32+64bit uint64 uint64 uint64
crc32hi crc32 uint uint ushort
crc32qi crc32 uint uint uchar
crc32si crc32 uint uint uint
cvtb2mask128 avx512bw+avx512vl uhi v16qi
cvtb2mask256 avx512bw+avx512vl usi v32qi
cvtb2mask512 avx512bw udi v64qi
cvtd2mask128 avx512dq+avx512vl uqi v4si
cvtd2mask256 avx512dq+avx512vl uqi v8si
cvtd2mask512 avx512dq uhi v16si
cvtdq2pd sse2 v2df v4si
cvtdq2pd128_mask avx512vl v2df v4si v2df uqi
cvtdq2pd256 avx v4df v4si
cvtdq2pd256_mask avx512vl v4df v4si v4df uqi
cvtdq2pd512_mask avx512f v8df v8si v8df uqi
cvtdq2ps sse2 v4sf v4si
cvtdq2ps128_mask avx512vl v4sf v4si v4sf uqi
cvtdq2ps256 avx v8sf v8si
cvtdq2ps256_mask avx512vl v8sf v8si v8sf uqi
cvtdq2ps512_mask avx512f v16sf v16si v16sf hi int
cvtmask2b128 avx512bw+avx512vl v16qi uhi
cvtmask2b256 avx512bw+avx512vl v32qi usi
cvtmask2b512 avx512bw v64qi udi
cvtmask2d128 avx512dq+avx512vl v4si uqi
cvtmask2d256 avx512dq+avx512vl v8si uqi
cvtmask2d512 avx512dq v16si uhi
cvtmask2q128 avx512dq+avx512vl v2di uqi
cvtmask2q256 avx512dq+avx512vl v4di uqi
cvtmask2q512 avx512dq v8di uqi
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
cvtpd2dq sse2 v4si v2df
cvtpd2dq128_mask avx512vl v4si v2df v4si uqi
cvtpd2dq256 avx v4si v4df
cvtpd2dq256_mask avx512vl v4si v4df v4si uqi
cvtpd2dq512_mask avx512f v8si v8df v8si qi int
cvtpd2pi sse2+mmx v2si v2df
cvtpd2ps sse2 v4sf v2df
cvtpd2ps256 avx v4sf v4df
cvtpd2ps256_mask avx512vl v4sf v4df v4sf uqi
cvtpd2ps512_mask avx512f v8sf v8df v8sf qi int
cvtpd2ps_mask avx512vl v4sf v2df v4sf uqi
cvtpd2qq128_mask avx512dq+avx512vl v2di v2df v2di uqi
cvtpd2qq256_mask avx512dq+avx512vl v4di v4df v4di uqi
cvtpd2qq512_mask avx512dq v8di v8df v8di qi int
cvtpd2udq128_mask avx512vl v4si v2df v4si uqi
cvtpd2udq256_mask avx512vl v4si v4df v4si uqi
cvtpd2udq512_mask avx512f v8si v8df v8si qi int
cvtpd2uqq128_mask avx512dq+avx512vl v2di v2df v2di uqi
cvtpd2uqq256_mask avx512dq+avx512vl v4di v4df v4di uqi
cvtpd2uqq512_mask avx512dq v8di v8df v8di qi int
cvtpi2pd sse2+mmx v2df v2si
cvtpi2ps sse+mmx v4sf v4sf v2si
cvtps2dq sse2 v4si v4sf
cvtps2dq128_mask avx512vl v4si v4sf v4si uqi
cvtps2dq256 avx v8si v8sf
cvtps2dq256_mask avx512vl v8si v8sf v8si uqi
cvtps2dq512 avx512f v16si v16sf
cvtps2dq512_mask avx512f v16si v16sf v16si hi int
cvtps2pd sse2 v2df v4sf
cvtps2pd128_mask avx512vl v2df v4sf v2df uqi
cvtps2pd256 avx v4df v4sf
cvtps2pd256_mask avx512vl v4df v4sf v4df uqi
cvtps2pd512_mask avx512f v8df v8sf v8df qi int
cvtps2pi sse+mmx v2si v4sf
cvtps2qq128_mask avx512dq+avx512vl v2di v4sf v2di uqi
cvtps2qq256_mask avx512dq+avx512vl v4di v4sf v4di uqi
cvtps2qq512_mask avx512dq v8di v8sf v8di qi int
cvtps2udq128_mask avx512vl v4si v4sf v4si uqi
cvtps2udq256_mask avx512vl v8si v8sf v8si uqi
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
cvtsd2si sse2 int v2df
cvtsd2si64 sse2+64bit int64 v2df
cvtsd2ss sse2 v4sf v4sf v2df
cvtsd2ss_mask_round avx512f v4sf v4sf v2df v4sf uqi int
cvtsd2ss_round avx512f v4sf v4sf v2df int
cvtsi2sd sse2 v2df v2df si
cvtsi2sd64 avx512f+64bit v2df v2df int64 int
cvtsi2ss sse v4sf v4sf si
cvtsi2ss32 avx512f v4sf v4sf int int
cvtsi2ss64 avx512f+64bit v4sf v4sf int64 int
cvtsi642sd sse2+64bit v2df v2df di
cvtsi642ss sse+64bit v4sf v4sf di
cvtss2sd sse2 v2df v2df v4sf
cvtss2sd_mask_round avx512f v2df v2df v4sf v2df uqi int
cvtss2sd_round avx512f v2df v2df v4sf int
cvtss2si sse int v4sf
cvtss2si64 sse+64bit int64 v4sf
cvttpd2dq sse2 v4si v2df
cvttpd2dq128_mask avx512vl v4si v2df v4si uqi
cvttpd2dq256 avx v4si v4df
cvttpd2dq256_mask avx512vl v4si v4df v4si uqi
cvttpd2dq512_mask avx512f v8si v8df v8si qi int
cvttpd2pi sse2+mmx v2si v2df
cvttpd2qq128_mask avx512dq+avx512vl v2di v2df v2di uqi
cvttpd2qq256_mask avx512dq+avx512vl v4di v4df v4di uqi
cvttpd2qq512_mask avx512dq v8di v8df v8di qi int
cvttpd2udq128_mask avx512vl v4si v2df v4si uqi
cvttpd2udq256_mask avx512vl v4si v4df v4si uqi
cvttpd2udq512_mask avx512f v8si v8df v8si qi int
cvttpd2uqq128_mask avx512dq+avx512vl v2di v2df v2di uqi
cvttpd2uqq256_mask avx512dq+avx512vl v4di v4df v4di uqi
cvttpd2uqq512_mask avx512dq v8di v8df v8di qi int
cvttps2dq sse2 v4si v4sf
cvttps2dq128_mask avx512vl v4si v4sf v4si uqi
cvttps2dq256 avx v8si v8sf
cvttps2dq256_mask avx512vl v8si v8sf v8si uqi
cvttps2dq512_mask avx512f v16si v16sf v16si hi int
cvttps2pi sse+mmx v2si v4sf
cvttps2qq128_mask avx512dq+avx512vl v2di v4sf v2di uqi
cvttps2qq256_mask avx512dq+avx512vl v4di v4sf v4di uqi
cvttps2qq512_mask avx512dq v8di v8sf v8di qi int
cvttps2udq128_mask avx512vl v4si v4sf v4si uqi
cvttps2udq256_mask avx512vl v8si v8sf v8si uqi
cvttps2udq512_mask avx512f v16si v16sf v16si hi int
cvttps2uqq128_mask avx512dq+avx512vl v2di v4sf v2di uqi
cvttps2uqq256_mask avx512dq+avx512vl v4di v4sf v4di uqi
cvttps2uqq512_mask avx512dq v8di v8sf v8di qi int
cvttsd2si sse2 int v2df
cvttsd2si64 sse2+64bit int64 v2df
cvttss2si sse int v4sf
cvttss2si64 sse+64bit int64 v4sf
cvtudq2pd128_mask avx512vl v2df v4si v2df uqi
cvtudq2pd256_mask avx512vl v4df v4si v4df uqi
cvtudq2pd512_mask avx512f v8df v8si v8df uqi
cvtudq2ps128_mask avx512vl v4sf v4si v4sf uqi
cvtudq2ps256_mask avx512vl v8sf v8si v8sf uqi
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
cvtw2mask128 avx512bw+avx512vl uqi v8hi
cvtw2mask256 avx512bw+avx512vl uhi v16hi
cvtw2mask512 avx512bw usi v32hi
dbpsadbw128_mask avx512bw+avx512vl v8hi v16qi v16qi int v8hi uqi
dbpsadbw256_mask avx512bw+avx512vl v16hi v32qi v32qi int v16hi uhi
dbpsadbw512_mask avx512bw v32hi v64qi v64qi int v32hi usi
directstoreu_u32 movdiri void punsigned unsigned
directstoreu_u64 movdiri+64bit void pulonglong ulonglong
divpd sse2 v2df v2df v2df
divpd256 avx v4df v4df v4df
divpd256_mask avx512vl v4df v4df v4df v4df uqi
divpd512_mask avx512f v8df v8df v8df v8df uqi int
divpd_mask avx512vl v2df v2df v2df v2df uqi
divph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
divph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
divph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
divph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
divps sse v4sf v4sf v4sf
divps256 avx v8sf v8sf v8sf
divps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
divps512_mask avx512f v16sf v16sf v16sf v16sf hi int
divps_mask avx512vl v4sf v4sf v4sf v4sf uqi
divsd sse2 v2df v2df v2df
divsd_mask_round avx512f v2df v2df v2df v2df uqi int
divsd_round avx512f v2df v2df v2df int
divsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
divsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
divss sse v4sf v4sf v4sf
divss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
divss_round avx512f v4sf v4sf v4sf int
dpbf16ps_v16sf avx512bf16 v16sf v16sf v32hi v32hi
dpbf16ps_v16sf_mask avx512bf16 v16sf v16sf v32hi v32hi uhi
dpbf16ps_v16sf_maskz avx512bf16 v16sf v16sf v32hi v32hi uhi
dpbf16ps_v4sf avx512bf16 v4sf v4sf v8hi v8hi
dpbf16ps_v4sf_mask avx512bf16 v4sf v4sf v8hi v8hi uqi
dpbf16ps_v4sf_maskz avx512bf16 v4sf v4sf v8hi v8hi uqi
dpbf16ps_v8sf avx512bf16 v8sf v8sf v16hi v16hi
dpbf16ps_v8sf_mask avx512bf16 v8sf v8sf v16hi v16hi uqi
dpbf16ps_v8sf_maskz avx512bf16 v8sf v8sf v16hi v16hi uqi
dppd sse4_1 v2df v2df v2df int
dpps sse4_1 v4sf v4sf v4sf int
dpps256 avx v8sf v8sf v8sf int
emms mmx void
encodekey128_u32 kl uint uint v2di pvoid
encodekey256_u32 kl uint uint v2di v2di pvoid
enqcmd enqcmd int pvoid pcvoid
enqcmds enqcmd int pvoid pcvoid
exp2pd_mask avx512er v8df v8df v8df qi int
exp2ps avx512er v16sf v16sf
exp2ps_mask avx512er v16sf v16sf v16sf hi int
expanddf128_mask avx512vl v2df v2df v2df uqi
expanddf128_maskz avx512vl v2df v2df v2df uqi
expanddf256_mask avx512vl v4df v4df v4df uqi
expanddf256_maskz avx512vl v4df v4df v4df uqi
expanddf512_mask avx512f v8df v8df v8df uqi
expanddf512_maskz avx512f v8df v8df v8df uqi
expanddi128_mask avx512vl v2di v2di v2di uqi
expanddi128_maskz avx512vl v2di v2di v2di uqi
expanddi256_mask avx512vl v4di v4di v4di uqi
expanddi256_maskz avx512vl v4di v4di v4di uqi
expanddi512_mask avx512f v8di v8di v8di uqi
expanddi512_maskz avx512f v8di v8di v8di uqi
expandhi128_mask avx512vbmi2+avx512vl v8hi v8hi v8hi uqi
expandhi128_maskz avx512vbmi2+avx512vl v8hi v8hi v8hi uqi
expandhi256_mask avx512vbmi2+avx512vl v16hi v16hi v16hi uhi
expandhi256_maskz avx512vbmi2+avx512vl v16hi v16hi v16hi uhi
expandhi512_mask avx512vbmi2+avx512bw v32hi v32hi v32hi usi
expandhi512_maskz avx512vbmi2+avx512bw v32hi v32hi v32hi usi
expandloaddf128_mask avx512vl v2df pcv2df v2df uqi
expandloaddf128_maskz avx512vl v2df pcv2df v2df uqi
expandloaddf256_mask avx512vl v4df pcv4df v4df uqi
expandloaddf256_maskz avx512vl v4df pcv4df v4df uqi
expandloaddf512_mask avx512f v8df pcv8df v8df uqi
expandloaddf512_maskz avx512f v8df pcv8df v8df uqi
expandloaddi128_mask avx512vl v2di pcv2di v2di uqi
expandloaddi128_maskz avx512vl v2di pcv2di v2di uqi
expandloaddi256_mask avx512vl v4di pcv4di v4di uqi
expandloaddi256_maskz avx512vl v4di pcv4di v4di uqi
expandloaddi512_mask avx512f v8di pcv8di v8di uqi
expandloaddi512_maskz avx512f v8di pcv8di v8di uqi
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
expandloadsf128_mask avx512vl v4sf pcv4sf v4sf uqi
expandloadsf128_maskz avx512vl v4sf pcv4sf v4sf uqi
expandloadsf256_mask avx512vl v8sf pcv8sf v8sf uqi
expandloadsf256_maskz avx512vl v8sf pcv8sf v8sf uqi
expandloadsf512_mask avx512f v16sf pcv16sf v16sf uhi
expandloadsf512_maskz avx512f v16sf pcv16sf v16sf uhi
expandloadsi128_mask avx512vl v4si pcv4si v4si uqi
expandloadsi128_maskz avx512vl v4si pcv4si v4si uqi
expandloadsi256_mask avx512vl v8si pcv8si v8si uqi
expandloadsi256_maskz avx512vl v8si pcv8si v8si uqi
expandloadsi512_mask avx512f v16si pcv16si v16si uhi
expandloadsi512_maskz avx512f v16si pcv16si v16si uhi
expandqi128_mask avx512vbmi2+avx512vl v16qi v16qi v16qi uhi
expandqi128_maskz avx512vbmi2+avx512vl v16qi v16qi v16qi uhi
expandqi256_mask avx512vbmi2+avx512vl+avx512bw v32qi v32qi v32qi usi
expandqi256_maskz avx512vbmi2+avx512vl+avx512bw v32qi v32qi v32qi usi
expandqi512_mask avx512vbmi2+avx512bw v64qi v64qi v64qi udi
expandqi512_maskz avx512vbmi2+avx512bw v64qi v64qi v64qi udi
expandsf128_mask avx512vl v4sf v4sf v4sf uqi
expandsf128_maskz avx512vl v4sf v4sf v4sf uqi
expandsf256_mask avx512vl v8sf v8sf v8sf uqi
expandsf256_maskz avx512vl v8sf v8sf v8sf uqi
expandsf512_mask avx512f v16sf v16sf v16sf uhi
expandsf512_maskz avx512f v16sf v16sf v16sf uhi
expandsi128_mask avx512vl v4si v4si v4si uqi
expandsi128_maskz avx512vl v4si v4si v4si uqi
expandsi256_mask avx512vl v8si v8si v8si uqi
expandsi256_maskz avx512vl v8si v8si v8si uqi
expandsi512_mask avx512f v16si v16si v16si uhi
expandsi512_maskz avx512f v16si v16si v16si uhi
extract128i256 avx2 v2di v4di int
extractf32x4_256_mask avx512vl v4sf v8sf int v4sf uqi
extractf32x4_mask avx512f v4sf v16sf int v4sf uqi
extractf32x8_mask avx512dq v8sf v16sf int v8sf uqi
extractf64x2_256_mask avx512dq+avx512vl v2df v4df int v2df uqi
extractf64x2_512_mask avx512dq v2df v8df int v2df uqi
extractf64x4_mask avx512f v4df v8df int v4df uqi
extracti32x4_256_mask avx512vl v4si v8si int v4si uqi
extracti32x4_mask avx512f v4si v16si int v4si uqi
extracti32x8_mask avx512dq v8si v16si int v8si uqi
extracti64x2_256_mask avx512dq+avx512vl v2di v4di int v2di uqi
extracti64x2_512_mask avx512dq v2di v8di int v2di uqi
extracti64x4_mask avx512f v4di v8di int v4di uqi
extrq sse4a v2di v2di v16qi
extrqi sse4a v2di v2di uint uint
femms 3dnow void
fixupimmpd128_mask avx512vl v2df v2df v2df v2di int uqi
fixupimmpd128_maskz avx512vl v2df v2df v2df v2di int uqi
fixupimmpd256_mask avx512vl v4df v4df v4df v4di int uqi
fixupimmpd256_maskz avx512vl v4df v4df v4df v4di int uqi
fixupimmpd512_mask avx512f v8df v8df v8df v8di int qi int
fixupimmpd512_maskz avx512f v8df v8df v8df v8di int qi int
fixupimmps128_mask avx512vl v4sf v4sf v4sf v4si int uqi
fixupimmps128_maskz avx512vl v4sf v4sf v4sf v4si int uqi
fixupimmps256_mask avx512vl v8sf v8sf v8sf v8si int uqi
fixupimmps256_maskz avx512vl v8sf v8sf v8sf v8si int uqi
fixupimmps512_mask avx512f v16sf v16sf v16sf v16si int hi int
fixupimmps512_maskz avx512f v16sf v16sf v16sf v16si int hi int
fixupimmsd_mask avx512f v2df v2df v2df v2di int qi int
fixupimmsd_maskz avx512f v2df v2df v2df v2di int qi int
fixupimmss_mask avx512f v4sf v4sf v4sf v4si int qi int
fixupimmss_maskz avx512f v4sf v4sf v4sf v4si int qi int
fldenv - void pcvoid
floorpd sse4_1 v2df v2df
floorpd256 avx v4df v4df
floorpd512 avx512f v8df v8df
floorpd_vec_pack_sfix sse4_1 v4si v2df v2df
floorpd_vec_pack_sfix256 avx v8si v4df v4df
floorpd_vec_pack_sfix512 avx512f v16si v8df v8df
floorph avx512vl+avx512fp16 v8hf v8hf
floorph256 avx512vl+avx512fp16 v16hf v16hf
floorph512 avx512fp16 v32hf v32hf
floorps sse4_1 v4sf v4sf
floorps256 avx v8sf v8sf
floorps512 avx512f v16sf v16sf
floorps_sfix sse4_1 v4si v4sf
floorps_sfix256 avx v8si v8sf
floorps_sfix512 avx512f v16si v16sf
fnclex - void
fnstenv - void pvoid
fnstsw - ushort
fpclasspd128_mask avx512dq+avx512vl qi v2df int uqi
fpclasspd256_mask avx512dq+avx512vl qi v4df int uqi
fpclasspd512_mask avx512dq qi v8df int uqi
fpclassph128_mask avx512vl+avx512fp16 qi v8hf int uqi
fpclassph256_mask avx512vl+avx512fp16 hi v16hf int uhi
fpclassph512_mask avx512fp16 si v32hf int usi
fpclassps128_mask avx512dq+avx512vl qi v4sf int uqi
fpclassps256_mask avx512dq+avx512vl qi v8sf int uqi
fpclassps512_mask avx512dq hi v16sf int uhi
fpclasssd_mask avx512dq qi v2df int uqi
fpclasssh_mask avx512fp16 qi v8hf int uqi
fpclassss_mask avx512dq qi v4sf int uqi
fxrstor fxsr void pvoid
fxrstor64 fxsr+64bit void pvoid
fxsave fxsr void pvoid
fxsave64 fxsr+64bit void pvoid
gather3altdiv16sf avx512f v16sf v16sf pcfloat v8di hi int
gather3altdiv16si avx512f v16si v16si pcint v8di hi int
gather3altdiv8sf avx512vl v8sf v8sf pcfloat v4di qi int
gather3altdiv8si avx512vl v8si v8si pcint v4di qi int
gather3altsiv4df avx512vl v4df v4df pcdouble v8si qi int
gather3altsiv4di avx512vl v4di v4di pcint64 v8si qi int
gather3altsiv8df avx512f v8df v8df pcdouble v16si qi int
gather3altsiv8di avx512f v8di v8di pcint64 v16si qi int
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
gatheraltdiv8sf avx2 v8sf v8sf pcfloat v4di v8sf int
gatheraltdiv8si avx2 v8si v8si pcint v4di v8si int
gatheraltsiv4df avx2 v4df v4df pcdouble v8si v4df int
gatheraltsiv4di avx2 v4di v4di pcint64 v8si v4di int
gatherdiv16sf avx512f v8sf v8sf pcvoid v8di qi int
gatherdiv16si avx512f v8si v8si pcvoid v8di qi int
gatherdiv2df avx2 v2df v2df pcdouble v2di v2df int
gatherdiv2di avx2 v2di v2di pcint64 v2di v2di int
gatherdiv4df avx2 v4df v4df pcdouble v4di v4df int
gatherdiv4di avx2 v4di v4di pcint64 v4di v4di int
gatherdiv4sf avx2 v4sf v4sf pcfloat v2di v4sf int
gatherdiv4sf256 avx2 v4sf v4sf pcfloat v4di v4sf int
gatherdiv4si avx2 v4si v4si pcint v2di v4si int
gatherdiv4si256 avx2 v4si v4si pcint v4di v4si int
gatherdiv8df avx512f v8df v8df pcvoid v8di qi int
gatherdiv8di avx512f v8di v8di pcvoid v8di qi int
gatherpfdpd avx512pf void qi v8si pcvoid int int
gatherpfdps avx512pf void hi v16si pcvoid int int
gatherpfqpd avx512pf void qi v8di pcvoid int int
gatherpfqps avx512pf void qi v8di pcvoid int int
gathersiv16sf avx512f v16sf v16sf pcvoid v16si hi int
gathersiv16si avx512f v16si v16si pcvoid v16si hi int
gathersiv2df avx2 v2df v2df pcdouble v4si v2df int
gathersiv2di avx2 v2di v2di pcint64 v4si v2di int
gathersiv4df avx2 v4df v4df pcdouble v4si v4df int
gathersiv4di avx2 v4di v4di pcint64 v4si v4di int
gathersiv4sf avx2 v4sf v4sf pcfloat v4si v4sf int
gathersiv4si avx2 v4si v4si pcint v4si v4si int
gathersiv8df avx512f v8df v8df pcvoid v8si qi int
gathersiv8di avx512f v8di v8di pcvoid v8si qi int
gathersiv8sf avx2 v8sf v8sf pcfloat v8si v8sf int
gathersiv8si avx2 v8si v8si pcint v8si v8si int
getexppd128_mask avx512vl v2df v2df v2df uqi
getexppd256_mask avx512vl v4df v4df v4df uqi
getexppd512_mask avx512f v8df v8df v8df qi int
getexpph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf uqi
getexpph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf uhi
getexpph512_mask avx512fp16 v32hf v32hf v32hf usi int
getexpps128_mask avx512vl v4sf v4sf v4sf uqi
getexpps256_mask avx512vl v8sf v8sf v8sf uqi
getexpps512_mask avx512f v16sf v16sf v16sf hi int
getexpsd128_round avx512f v2df v2df v2df int
getexpsd_mask_round avx512f v2df v2df v2df v2df uqi int
getexpsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
getexpss128_round avx512f v4sf v4sf v4sf int
getexpss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
getmantpd128_mask avx512vl v2df v2df int v2df uqi
getmantpd256_mask avx512vl v4df v4df int v4df uqi
getmantpd512_mask avx512f v8df v8df int v8df qi int
getmantph128_mask avx512vl+avx512fp16 v8hf v8hf int v8hf uqi
getmantph256_mask avx512vl+avx512fp16 v16hf v16hf int v16hf uhi
getmantph512_mask avx512fp16 v32hf v32hf int v32hf usi int
getmantps128_mask avx512vl v4sf v4sf int v4sf uqi
getmantps256_mask avx512vl v8sf v8sf int v8sf uqi
getmantps512_mask avx512f v16sf v16sf int v16sf hi int
getmantsd_mask_round avx512f v2df v2df v2df int v2df uqi int
getmantsd_round avx512f v2df v2df v2df int int
getmantsh_mask_round avx512fp16 v8hf v8hf v8hf int v8hf uqi int
getmantss_mask_round avx512f v4sf v4sf v4sf int v4sf uqi int
getmantss_round avx512f v4sf v4sf v4sf int int
haddpd sse3 v2df v2df v2df
haddpd256 avx v4df v4df v4df
haddps sse3 v4sf v4sf v4sf
haddps256 avx v8sf v8sf v8sf
hreset hreset void unsigned
hsubpd sse3 v2df v2df v2df
hsubpd256 avx v4df v4df v4df
hsubps sse3 v4sf v4sf v4sf
hsubps256 avx v8sf v8sf v8sf
incsspd shstk void unsigned
incsspq shstk+64bit void uint64
insert128i256 avx2 v4di v4di v2di int
insertf32x4_256_mask avx512vl v8sf v8sf v4sf int v8sf uqi
insertf32x4_mask avx512f v16sf v16sf v4sf int v16sf uhi
insertf32x8_mask avx512dq v16sf v16sf v8sf int v16sf uhi
insertf64x2_256_mask avx512dq+avx512vl v4df v4df v2df int v4df uqi
insertf64x2_512_mask avx512dq v8df v8df v2df int v8df uqi
insertf64x4_mask avx512f v8df v8df v4df int v8df uqi
inserti32x4_256_mask avx512vl v8si v8si v4si int v8si uqi
inserti32x4_mask avx512f v16si v16si v4si int v16si uhi
inserti32x8_mask avx512dq v16si v16si v8si int v16si uhi
inserti64x2_256_mask avx512dq+avx512vl v4di v4di v2di int v4di uqi
inserti64x2_512_mask avx512dq v8di v8di v2di int v8di uqi
inserti64x4_mask avx512f v8di v8di v4di int v8di uqi
insertps128 sse4_1 v4sf v4sf v4sf int
insertq sse4a v2di v2di v2di
insertqi sse4a v2di v2di v2di uint uint
kadddi avx512bw udi udi udi
kaddhi avx512dq uhi uhi uhi
kaddqi avx512dq uqi uqi uqi
kaddsi avx512bw usi usi usi
kanddi avx512bw udi udi udi
kandhi avx512f uhi uhi uhi
kandndi avx512bw udi udi udi
kandnhi avx512f uhi uhi uhi
kandnqi avx512dq uqi uqi uqi
kandnsi avx512bw usi usi usi
kandqi avx512dq uqi uqi uqi
kandsi avx512bw usi usi usi
kmovb avx512dq uqi uqi
kmovd avx512bw usi usi
kmovq avx512bw udi udi
kmovw avx512f uhi uhi
knotdi avx512bw udi udi
knothi avx512f uhi uhi
knotqi avx512dq uqi uqi
knotsi avx512bw usi usi
kordi avx512bw udi udi udi
korhi avx512f uhi uhi uhi
korqi avx512dq uqi uqi uqi
korsi avx512bw usi usi usi
kortestcdi avx512bw udi udi udi
kortestchi avx512f uhi uhi uhi
kortestcqi avx512dq uqi uqi uqi
kortestcsi avx512bw usi usi usi
kortestzdi avx512bw udi udi udi
kortestzhi avx512f uhi uhi uhi
kortestzqi avx512dq uqi uqi uqi
kortestzsi avx512bw usi usi usi
kshiftlidi avx512bw udi udi uqi
kshiftlihi avx512f uhi uhi uqi
kshiftliqi avx512dq uqi uqi uqi
kshiftlisi avx512bw usi usi uqi
kshiftridi avx512bw udi udi uqi
kshiftrihi avx512f uhi uhi uqi
kshiftriqi avx512dq uqi uqi uqi
kshiftrisi avx512bw usi usi uqi
ktestcdi avx512bw udi udi udi
ktestchi avx512dq uhi uhi uhi
ktestcqi avx512dq uqi uqi uqi
ktestcsi avx512bw usi usi usi
ktestzdi avx512bw udi udi udi
ktestzhi avx512dq uhi uhi uhi
ktestzqi avx512dq uqi uqi uqi
ktestzsi avx512bw usi usi usi
kunpckdi avx512bw udi udi udi
kunpckhi avx512f uhi uhi uhi
kunpcksi avx512bw usi usi usi
kxnordi avx512bw udi udi udi
kxnorhi avx512f uhi uhi uhi
kxnorqi avx512dq uqi uqi uqi
kxnorsi avx512bw usi usi usi
kxordi avx512bw udi udi udi
kxorhi avx512f uhi uhi uhi
kxorqi avx512dq uqi uqi uqi
kxorsi avx512bw usi usi usi
lddqu sse3 v16qi pcchar
lddqu256 avx v32qi pcchar
ldmxcsr sse void unsigned
lfence sse2 void
llwpcb lwp void pvoid
loadapd128_mask avx512vl v2df pcv2df v2df uqi
loadapd256_mask avx512vl v4df pcv4df v4df uqi
loadapd512_mask avx512f v8df pcv8df v8df uqi
loadaps128_mask avx512vl v4sf pcv4sf v4sf uqi
loadaps256_mask avx512vl v8sf pcv8sf v8sf uqi
loadaps512_mask avx512f v16sf pcv16sf v16sf uhi
loaddqu sse2 v16qi pcchar
loaddqu256 avx v32qi pcchar
loaddqudi128_mask avx512vl v2di pcint64 v2di uqi
loaddqudi256_mask avx512vl v4di pcint64 v4di uqi
loaddqudi512_mask avx512f v8di pcint64 v8di uqi
loaddquhi128_mask avx512bw+avx512vl v8hi pcshort v8hi uqi
loaddquhi256_mask avx512bw+avx512vl v16hi pcshort v16hi uhi
loaddquhi512_mask avx512bw v32hi pcshort v32hi usi
loaddquqi128_mask avx512bw+avx512vl v16qi pcchar v16qi uhi
loaddquqi256_mask avx512bw+avx512vl v32qi pcchar v32qi usi
loaddquqi512_mask avx512bw v64qi pcchar v64qi udi
loaddqusi128_mask avx512vl v4si pcint v4si uqi
loaddqusi256_mask avx512vl v8si pcint v8si uqi
loaddqusi512_mask avx512f v16si pcint v16si uhi
loadhpd sse2 v2df v2df pcdouble
loadhps sse v4sf v4sf pcv2sf
loadiwkey kl void v2di v2di v2di uint
loadlpd sse2 v2df v2df pcdouble
loadlps sse v4sf v4sf pcv2sf
loadsd_mask avx512f v2df pcdouble v2df uqi
loadsh_mask avx512fp16 v8hf pcfloat16 v8hf uqi
loadss_mask avx512f v4sf pcfloat v4sf uqi
loadupd sse2 v2df pcdouble
loadupd128_mask avx512vl v2df pcdouble v2df uqi
loadupd256 avx v4df pcdouble
loadupd256_mask avx512vl v4df pcdouble v4df uqi
loadupd512_mask avx512f v8df pcdouble v8df uqi
loadups sse v4sf pcfloat
loadups128_mask avx512vl v4sf pcfloat v4sf uqi
loadups256 avx v8sf pcfloat
loadups256_mask avx512vl v8sf pcfloat v8sf uqi
loadups512_mask avx512f v16sf pcfloat v16sf uhi
lwpins32 lwp uchar uint uint uint
lwpins64 lwp+64bit uchar uint64 uint uint
lwpval32 lwp void uint uint uint
lwpval64 lwp+64bit void uint64 uint uint
lzcnt_u16 lzcnt uint16 uint16
lzcnt_u32 lzcnt uint uint
lzcnt_u64 lzcnt+64bit uint64 uint64
maskloadd avx2 v4si pcv4si v4si
maskloadd256 avx2 v8si pcv8si v8si
maskloadpd avx v2df pcv2df v2di
maskloadpd256 avx v4df pcv4df v4di
maskloadps avx v4sf pcv4sf v4si
maskloadps256 avx v8sf pcv8sf v8si
maskloadq avx2 v2di pcv2di v2di
maskloadq256 avx2 v4di pcv4di v4di
maskmovdqu sse2 void v16qi v16qi pchar
maskmovq sse+3dnow_a+mmx void v8qi v8qi pchar
maskstored avx2 void pv4si v4si v4si
maskstored256 avx2 void pv8si v8si v8si
maskstorepd avx void pv2df v2di v2df
maskstorepd256 avx void pv4df v4di v4df
maskstoreps avx void pv4sf v4si v4sf
maskstoreps256 avx void pv8sf v8si v8sf
maskstoreq avx2 void pv2di v2di v2di
maskstoreq256 avx2 void pv4di v4di v4di
maxpd sse2 v2df v2df v2df
maxpd256 avx v4df v4df v4df
maxpd256_mask avx512vl v4df v4df v4df v4df uqi
maxpd512_mask avx512f v8df v8df v8df v8df uqi int
maxpd_mask avx512vl v2df v2df v2df v2df uqi
maxph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
maxph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
maxph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
maxph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
maxps sse v4sf v4sf v4sf
maxps256 avx v8sf v8sf v8sf
maxps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
maxps512_mask avx512f v16sf v16sf v16sf v16sf hi int
maxps_mask avx512vl v4sf v4sf v4sf v4sf uqi
maxsd sse2 v2df v2df v2df
maxsd_mask_round avx512f v2df v2df v2df v2df uqi int
maxsd_round avx512f v2df v2df v2df int
maxsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
maxsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
maxss sse v4sf v4sf v4sf
maxss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
maxss_round avx512f v4sf v4sf v4sf int
mfence sse2 void
minpd sse2 v2df v2df v2df
minpd256 avx v4df v4df v4df
minpd256_mask avx512vl v4df v4df v4df v4df uqi
minpd512_mask avx512f v8df v8df v8df v8df uqi int
minpd_mask avx512vl v2df v2df v2df v2df uqi
minph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
minph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
minph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
minph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
minps sse v4sf v4sf v4sf
minps256 avx v8sf v8sf v8sf
minps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
minps512_mask avx512f v16sf v16sf v16sf v16sf hi int
minps_mask avx512vl v4sf v4sf v4sf v4sf uqi
minsd sse2 v2df v2df v2df
minsd_mask_round avx512f v2df v2df v2df v2df uqi int
minsd_round avx512f v2df v2df v2df int
minsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
minsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
minss sse v4sf v4sf v4sf
minss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
minss_round avx512f v4sf v4sf v4sf int
monitor mwait void pcvoid unsigned unsigned
monitorx mwaitx void pcvoid unsigned unsigned
movapd128_mask avx512vl v2df v2df v2df uqi
movapd256_mask avx512vl v4df v4df v4df uqi
movapd512_mask avx512f v8df v8df v8df uqi
movaps128_mask avx512vl v4sf v4sf v4sf uqi
movaps256_mask avx512vl v8sf v8sf v8sf uqi
movaps512_mask avx512f v16sf v16sf v16sf uhi
movddup128_mask avx512vl v2df v2df v2df uqi
movddup256 avx v4df v4df
movddup256_mask avx512vl v4df v4df v4df uqi
movddup512_mask avx512f v8df v8df v8df uqi
movdir64b movdir64b void pvoid pcvoid
movdqa32_128_mask avx512vl v4si v4si v4si uqi
movdqa32_256_mask avx512vl v8si v8si v8si uqi
movdqa32_512_mask avx512f v16si v16si v16si uhi
movdqa32load128_mask avx512vl v4si pcv4si v4si uqi
movdqa32load256_mask avx512vl v8si pcv8si v8si uqi
movdqa32load512_mask avx512f v16si pcv16si v16si uhi
movdqa32store128_mask avx512vl void pv4si v4si uqi
movdqa32store256_mask avx512vl void pv8si v8si uqi
movdqa32store512_mask avx512f void pv16si v16si uhi
movdqa64_128_mask avx512vl v2di v2di v2di uqi
movdqa64_256_mask avx512vl v4di v4di v4di uqi
movdqa64_512_mask avx512f v8di v8di v8di uqi
movdqa64load128_mask avx512vl v2di pcv2di v2di uqi
movdqa64load256_mask avx512vl v4di pcv4di v4di uqi
movdqa64load512_mask avx512f v8di pcv8di v8di uqi
movdqa64store128_mask avx512vl void pv2di v2di uqi
movdqa64store256_mask avx512vl void pv4di v4di uqi
movdqa64store512_mask avx512f void pv8di v8di uqi
movdquhi128_mask avx512bw+avx512vl v8hi v8hi v8hi uqi
movdquhi256_mask avx512bw+avx512vl v16hi v16hi v16hi uhi
movdquhi512_mask avx512bw v32hi v32hi v32hi usi
movdquqi128_mask avx512bw+avx512vl v16qi v16qi v16qi uhi
movdquqi256_mask avx512bw+avx512vl v32qi v32qi v32qi usi
movdquqi512_mask avx512bw v64qi v64qi v64qi udi
movesd_mask avx512f v2df v2df v2df v2df uqi
movess_mask avx512f v4sf v4sf v4sf v4sf uqi
movhlps sse v4sf v4sf v4sf
movlhps sse v4sf v4sf v4sf
movmskpd sse2 int v2df
movmskpd256 avx int v4df
movmskps sse int v4sf
movmskps256 avx int v8sf
movntdq sse2 void pv2di v2di
movntdq256 avx void pv4di v4di
movntdq512 avx512f void pv8di v8di
movntdqa sse4_1 v2di pv2di
movntdqa256 avx2 v4di pv4di
movntdqa512 avx512f v8di pv8di
movnti sse2 void pint int
movnti64 sse2+64bit void plonglong longlong
movntpd sse2 void pdouble v2df
movntpd256 avx void pdouble v4df
movntpd512 avx512f void pdouble v8df
movntps sse void pfloat v4sf
movntps256 avx void pfloat v8sf
movntps512 avx512f void pfloat v16sf
movntq sse+3dnow_a+mmx void pulonglong ulonglong
movntsd sse4a void pdouble v2df
movntss sse4a void pfloat v4sf
movq128 sse2 v2di v2di
movsd sse2 v2df v2df v2df
movshdup sse3 v4sf v4sf
movshdup128_mask avx512vl v4sf v4sf v4sf uqi
movshdup256 avx v8sf v8sf
movshdup256_mask avx512vl v8sf v8sf v8sf uqi
movshdup512_mask avx512f v16sf v16sf v16sf uhi
movsldup sse3 v4sf v4sf
movsldup128_mask avx512vl v4sf v4sf v4sf uqi
movsldup256 avx v8sf v8sf
movsldup256_mask avx512vl v8sf v8sf v8sf uqi
movsldup512_mask avx512f v16sf v16sf v16sf uhi
movss sse v4sf v4sf v4sf
mpsadbw128 sse4_1 v16qi v16qi v16qi int
mpsadbw256 avx2 v32qi v32qi v32qi int
mulpd sse2 v2df v2df v2df
mulpd256 avx v4df v4df v4df
mulpd256_mask avx512vl v4df v4df v4df v4df uqi
mulpd512_mask avx512f v8df v8df v8df v8df uqi int
mulpd_mask avx512vl v2df v2df v2df v2df uqi
mulph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
mulph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
mulph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
mulph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
mulps sse v4sf v4sf v4sf
mulps256 avx v8sf v8sf v8sf
mulps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
mulps512_mask avx512f v16sf v16sf v16sf v16sf hi int
mulps_mask avx512vl v4sf v4sf v4sf v4sf uqi
mulsd sse2 v2df v2df v2df
mulsd_mask_round avx512f v2df v2df v2df v2df uqi int
mulsd_round avx512f v2df v2df v2df int
mulsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
mulsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
mulss sse v4sf v4sf v4sf
mulss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
mulss_round avx512f v4sf v4sf v4sf int
mwait mwait void unsigned unsigned
mwaitx mwaitx void unsigned unsigned unsigned
orpd sse2 v2df v2df v2df
orpd128_mask avx512dq+avx512vl v2df v2df v2df v2df uqi
orpd256 avx v4df v4df v4df
orpd256_mask avx512dq+avx512vl v4df v4df v4df v4df uqi
orpd512_mask avx512dq v8df v8df v8df v8df uqi
orps sse v4sf v4sf v4sf
orps128_mask avx512dq+avx512vl v4sf v4sf v4sf v4sf uqi
orps256 avx v8sf v8sf v8sf
orps256_mask avx512dq+avx512vl v8sf v8sf v8sf v8sf uqi
orps512_mask avx512dq v16sf v16sf v16sf v16sf uhi
pabsb ssse3+mmx v8qi v8qi
pabsb128 ssse3 v16qi v16qi
pabsb128_mask avx512bw+avx512vl v16qi v16qi v16qi uhi
pabsb256 avx2 v32qi v32qi
pabsb256_mask avx512bw+avx512vl v32qi v32qi v32qi usi
pabsb512_mask avx512bw v64qi v64qi v64qi udi
pabsd ssse3+mmx v2si v2si
pabsd128 ssse3 v4si v4si
pabsd128_mask avx512vl v4si v4si v4si uqi
pabsd256 avx2 v8si v8si
pabsd256_mask avx512vl v8si v8si v8si uqi
pabsd512_mask avx512f v16si v16si v16si uhi
pabsq128_mask avx512vl v2di v2di v2di uqi
pabsq256_mask avx512vl v4di v4di v4di uqi
pabsq512_mask avx512f v8di v8di v8di uqi
pabsw ssse3+mmx v4hi v4hi
pabsw128 ssse3 v8hi v8hi
pabsw128_mask avx512bw+avx512vl v8hi v8hi v8hi uqi
pabsw256 avx2 v16hi v16hi
pabsw256_mask avx512bw+avx512vl v16hi v16hi v16hi uhi
pabsw512_mask avx512bw v32hi v32hi v32hi usi
packssdw mmx v4hi v2si v2si
packssdw128 sse2 v8hi v4si v4si
packssdw128_mask avx512bw+avx512vl v8hi v4si v4si v8hi uqi
packssdw256 avx2 v16hi v8si v8si
packssdw256_mask avx512bw+avx512vl v16hi v8si v8si v16hi uhi
packssdw512_mask avx512bw v32hi v16si v16si v32hi usi
packsswb mmx v8qi v4hi v4hi
packsswb128 sse2 v16qi v8hi v8hi
packsswb128_mask avx512bw+avx512vl v16qi v8hi v8hi v16qi uhi
packsswb256 avx2 v32qi v16hi v16hi
packsswb256_mask avx512bw+avx512vl v32qi v16hi v16hi v32qi usi
packsswb512_mask avx512bw v64qi v32hi v32hi v64qi udi
packusdw128 sse4_1 v8hi v4si v4si
packusdw128_mask avx512bw+avx512vl v8hi v4si v4si v8hi uqi
packusdw256 avx2 v16hi v8si v8si
packusdw256_mask avx512bw+avx512vl v16hi v8si v8si v16hi uhi
packusdw512_mask avx512bw v32hi v16si v16si v32hi usi
packuswb mmx v8qi v4hi v4hi
packuswb128 sse2 v16qi v8hi v8hi
packuswb128_mask avx512bw+avx512vl v16qi v8hi v8hi v16qi uhi
packuswb256 avx2 v32qi v16hi v16hi
packuswb256_mask avx512bw+avx512vl v32qi v16hi v16hi v32qi usi
packuswb512_mask avx512bw v64qi v32hi v32hi v64qi udi
paddb mmx v8qi v8qi v8qi
paddb128 sse2 v16qi v16qi v16qi
paddb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
paddb256 avx2 v32qi v32qi v32qi
paddb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
paddb512_mask avx512bw v64qi v64qi v64qi v64qi udi
paddd mmx v2si v2si v2si
paddd128 sse2 v4si v4si v4si
paddd128_mask avx512vl v4si v4si v4si v4si uqi
paddd256 avx2 v8si v8si v8si
paddd256_mask avx512vl v8si v8si v8si v8si uqi
paddd512_mask avx512f v16si v16si v16si v16si uhi
paddq sse2+mmx v1di v1di v1di
paddq128 sse2 v2di v2di v2di
paddq128_mask avx512vl v2di v2di v2di v2di uqi
paddq256 avx2 v4di v4di v4di
paddq256_mask avx512vl v4di v4di v4di v4di uqi
paddq512_mask avx512f v8di v8di v8di v8di uqi
paddsb mmx v8qi v8qi v8qi
paddsb128 sse2 v16qi v16qi v16qi
paddsb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
paddsb256 avx2 v32qi v32qi v32qi
paddsb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
paddsb512_mask avx512bw v64qi v64qi v64qi v64qi udi
paddsw mmx v4hi v4hi v4hi
paddsw128 sse2 v8hi v8hi v8hi
paddsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
paddsw256 avx2 v16hi v16hi v16hi
paddsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
paddsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
paddusb mmx v8qi v8qi v8qi
paddusb128 sse2 v16qi v16qi v16qi
paddusb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
paddusb256 avx2 v32qi v32qi v32qi
paddusb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
paddusb512_mask avx512bw v64qi v64qi v64qi v64qi udi
paddusw mmx v4hi v4hi v4hi
paddusw128 sse2 v8hi v8hi v8hi
paddusw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
paddusw256 avx2 v16hi v16hi v16hi
paddusw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
paddusw512_mask avx512bw v32hi v32hi v32hi v32hi usi
paddw mmx v4hi v4hi v4hi
paddw128 sse2 v8hi v8hi v8hi
paddw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
paddw256 avx2 v16hi v16hi v16hi
paddw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
paddw512_mask avx512bw v32hi v32hi v32hi v32hi usi
palignr ssse3+mmx v1di v1di v1di int
palignr128 ssse3 v2di v2di v2di int
palignr128_mask avx512bw+avx512vl v2di v2di v2di int v2di uhi
palignr256 avx2 v4di v4di v4di int
palignr256_mask avx512bw+avx512vl v4di v4di v4di int v4di usi
palignr512 avx512bw v8di v8di v8di int
palignr512_mask avx512bw v8di v8di v8di int v8di udi
pand mmx v2si v2si v2si
pand128 sse2 v2di v2di v2di
pandd128_mask avx512vl v4si v4si v4si v4si uqi
pandd256_mask avx512vl v8si v8si v8si v8si uqi
pandd512_mask avx512f v16si v16si v16si v16si uhi
pandn mmx v2si v2si v2si
pandn128 sse2 v2di v2di v2di
pandnd128_mask avx512vl v4si v4si v4si v4si uqi
pandnd256_mask avx512vl v8si v8si v8si v8si uqi
pandnd512_mask avx512f v16si v16si v16si v16si uhi
pandnq128_mask avx512vl v2di v2di v2di v2di uqi
pandnq256_mask avx512vl v4di v4di v4di v4di uqi
pandnq512_mask avx512f v8di v8di v8di v8di uqi
pandq128_mask avx512vl v2di v2di v2di v2di uqi
pandq256_mask avx512vl v4di v4di v4di v4di uqi
pandq512_mask avx512f v8di v8di v8di v8di uqi
pause - void
pavgb sse+3dnow_a+mmx v8qi v8qi v8qi
pavgb128 sse2 v16qi v16qi v16qi
pavgb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pavgb256 avx2 v32qi v32qi v32qi
pavgb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pavgb512_mask avx512bw v64qi v64qi v64qi v64qi udi
pavgusb 3dnow v8qi v8qi v8qi
pavgw sse+3dnow_a+mmx v4hi v4hi v4hi
pavgw128 sse2 v8hi v8hi v8hi
pavgw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pavgw256 avx2 v16hi v16hi v16hi
pavgw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pavgw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pblendd128 avx2 v4si v4si v4si int
pblendd256 avx2 v8si v8si v8si int
pblendvb128 sse4_1 v16qi v16qi v16qi v16qi
pblendvb256 avx2 v32qi v32qi v32qi v32qi
pblendw128 sse4_1 v8hi v8hi v8hi int
pblendw256 avx2 v16hi v16hi v16hi int
pbroadcastb128 avx2 v16qi v16qi
pbroadcastb128_gpr_mask avx512bw+avx512vl v16qi qi v16qi uhi
pbroadcastb128_mask avx512bw+avx512vl v16qi v16qi v16qi uhi
pbroadcastb256 avx2 v32qi v16qi
pbroadcastb256_gpr_mask avx512bw+avx512vl v32qi qi v32qi usi
pbroadcastb256_mask avx512bw+avx512vl v32qi v16qi v32qi usi
pbroadcastb512_gpr_mask avx512bw v64qi qi v64qi udi
pbroadcastb512_mask avx512bw v64qi v16qi v64qi udi
pbroadcastd128 avx2 v4si v4si
pbroadcastd128_gpr_mask avx512vl v4si si v4si uqi
pbroadcastd128_mask avx512vl v4si v4si v4si uqi
pbroadcastd256 avx2 v8si v4si
pbroadcastd256_gpr_mask avx512vl v8si si v8si uqi
pbroadcastd256_mask avx512vl v8si v4si v8si uqi
pbroadcastd512 avx512f v16si v4si v16si uhi
pbroadcastd512_gpr_mask avx512f v16si si v16si uhi
pbroadcastq128 avx2 v2di v2di
pbroadcastq128_gpr_mask avx512vl v2di di v2di uqi
pbroadcastq128_mask avx512vl v2di v2di v2di uqi
pbroadcastq256 avx2 v4di v2di
pbroadcastq256_gpr_mask avx512vl v4di di v4di uqi
pbroadcastq256_mask avx512vl v4di v2di v4di uqi
pbroadcastq512 avx512f v8di v2di v8di uqi
pbroadcastq512_gpr_mask avx512f v8di di v8di uqi
pbroadcastw128 avx2 v8hi v8hi
pbroadcastw128_gpr_mask avx512bw+avx512vl v8hi hi v8hi uqi
pbroadcastw128_mask avx512bw+avx512vl v8hi v8hi v8hi uqi
pbroadcastw256 avx2 v16hi v8hi
pbroadcastw256_gpr_mask avx512bw+avx512vl v16hi hi v16hi uhi
pbroadcastw256_mask avx512bw+avx512vl v16hi v8hi v16hi uhi
pbroadcastw512_gpr_mask avx512bw v32hi hi v32hi usi
pbroadcastw512_mask avx512bw v32hi v8hi v32hi usi
pclmulqdq128 pclmul+sse2 v2di v2di v2di int
pcmpeqb mmx v8qi v8qi v8qi
pcmpeqb128 sse2 v16qi v16qi v16qi
pcmpeqb128_mask avx512bw+avx512vl uhi v16qi v16qi uhi
pcmpeqb256 avx2 v32qi v32qi v32qi
pcmpeqb256_mask avx512bw+avx512vl usi v32qi v32qi usi
pcmpeqb512_mask avx512bw udi v64qi v64qi udi
pcmpeqd mmx v2si v2si v2si
pcmpeqd128 sse2 v4si v4si v4si
pcmpeqd128_mask avx512vl uqi v4si v4si uqi
pcmpeqd256 avx2 v8si v8si v8si
pcmpeqd256_mask avx512vl uqi v8si v8si uqi
pcmpeqd512_mask avx512f uhi v16si v16si uhi
pcmpeqq sse4_1 v2di v2di v2di
pcmpeqq128_mask avx512vl uqi v2di v2di uqi
pcmpeqq256 avx2 v4di v4di v4di
pcmpeqq256_mask avx512vl uqi v4di v4di uqi
pcmpeqq512_mask avx512f uqi v8di v8di uqi
pcmpeqw mmx v4hi v4hi v4hi
pcmpeqw128 sse2 v8hi v8hi v8hi
pcmpeqw128_mask avx512bw+avx512vl uqi v8hi v8hi uqi
pcmpeqw256 avx2 v16hi v16hi v16hi
pcmpeqw256_mask avx512bw+avx512vl uhi v16hi v16hi uhi
pcmpeqw512_mask avx512bw usi v32hi v32hi usi
pcmpestri128 sse4_2 int v16qi int v16qi int int
pcmpestria128 sse4_2 int v16qi int v16qi int int
pcmpestric128 sse4_2 int v16qi int v16qi int int
pcmpestrio128 sse4_2 int v16qi int v16qi int int
pcmpestris128 sse4_2 int v16qi int v16qi int int
pcmpestriz128 sse4_2 int v16qi int v16qi int int
pcmpestrm128 sse4_2 v16qi v16qi int v16qi int int
pcmpgtb mmx v8qi v8qi v8qi
pcmpgtb128 sse2 v16qi v16qi v16qi
pcmpgtb128_mask avx512bw+avx512vl uhi v16qi v16qi uhi
pcmpgtb256 avx2 v32qi v32qi v32qi
pcmpgtb256_mask avx512bw+avx512vl usi v32qi v32qi usi
pcmpgtb512_mask avx512bw udi v64qi v64qi udi
pcmpgtd mmx v2si v2si v2si
pcmpgtd128 sse2 v4si v4si v4si
pcmpgtd128_mask avx512vl uqi v4si v4si uqi
pcmpgtd256 avx2 v8si v8si v8si
pcmpgtd256_mask avx512vl uqi v8si v8si uqi
pcmpgtd512_mask avx512f uhi v16si v16si uhi
pcmpgtq sse4_2 v2di v2di v2di
pcmpgtq128_mask avx512vl uqi v2di v2di uqi
pcmpgtq256 avx2 v4di v4di v4di
pcmpgtq256_mask avx512vl uqi v4di v4di uqi
pcmpgtq512_mask avx512f uqi v8di v8di uqi
pcmpgtw mmx v4hi v4hi v4hi
pcmpgtw128 sse2 v8hi v8hi v8hi
pcmpgtw128_mask avx512bw+avx512vl uqi v8hi v8hi uqi
pcmpgtw256 avx2 v16hi v16hi v16hi
pcmpgtw256_mask avx512bw+avx512vl uhi v16hi v16hi uhi
pcmpgtw512_mask avx512bw usi v32hi v32hi usi
pcmpistri128 sse4_2 int v16qi v16qi int
pcmpistria128 sse4_2 int v16qi v16qi int
pcmpistric128 sse4_2 int v16qi v16qi int
pcmpistrio128 sse4_2 int v16qi v16qi int
pcmpistris128 sse4_2 int v16qi v16qi int
pcmpistriz128 sse4_2 int v16qi v16qi int
pcmpistrm128 sse4_2 v16qi v16qi v16qi int
pd256_pd avx v4df v2df
pd512_256pd avx512f v8df v4df
pd512_pd avx512f v8df v2df
pd_pd256 avx v2df v4df
pdep_di bmi2+64bit uint64 uint64 uint64
pdep_si bmi2 uint uint uint
permdf256 avx2 v4df v4df int
permdf256_mask avx512vl v4df v4df int v4df uqi
permdf512_mask avx512f v8df v8df int v8df uqi
permdi256 avx2 v4di v4di int
permdi256_mask avx512vl v4di v4di int v4di uqi
permdi512_mask avx512f v8di v8di int v8di uqi
permti256 avx2 v4di v4di v4di int
permvardf256_mask avx512vl v4df v4df v4di v4df uqi
permvardf512_mask avx512f v8df v8df v8di v8df uqi
permvardi256_mask avx512vl v4di v4di v4di v4di uqi
permvardi512_mask avx512f v8di v8di v8di v8di uqi
permvarhi128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
permvarhi256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
permvarhi512_mask avx512bw v32hi v32hi v32hi v32hi usi
permvarqi128_mask avx512vbmi+avx512vl v16qi v16qi v16qi v16qi uhi
permvarqi256_mask avx512vbmi+avx512vl v32qi v32qi v32qi v32qi usi
permvarqi512_mask avx512vbmi v64qi v64qi v64qi v64qi udi
permvarsf256 avx2 v8sf v8sf v8si
permvarsf256_mask avx512vl v8sf v8sf v8si v8sf uqi
permvarsf512_mask avx512f v16sf v16sf v16si v16sf uhi
permvarsi256 avx2 v8si v8si v8si
permvarsi256_mask avx512vl v8si v8si v8si v8si uqi
permvarsi512_mask avx512f v16si v16si v16si v16si uhi
pext_di bmi2+64bit uint64 uint64 uint64
pext_si bmi2 uint uint uint
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
phaddd256 avx2 v8si v8si v8si
phaddsw ssse3+mmx v4hi v4hi v4hi
phaddsw128 ssse3 v8hi v8hi v8hi
phaddsw256 avx2 v16hi v16hi v16hi
phaddw ssse3+mmx v4hi v4hi v4hi
phaddw128 ssse3 v8hi v8hi v8hi
phaddw256 avx2 v16hi v16hi v16hi
phminposuw128 sse4_1 v8hi v8hi
phsubd ssse3+mmx v2si v2si v2si
phsubd128 ssse3 v4si v4si v4si
phsubd256 avx2 v8si v8si v8si
phsubsw ssse3+mmx v4hi v4hi v4hi
phsubsw128 ssse3 v8hi v8hi v8hi
phsubsw256 avx2 v16hi v16hi v16hi
phsubw ssse3+mmx v4hi v4hi v4hi
phsubw128 ssse3 v8hi v8hi v8hi
phsubw256 avx2 v16hi v16hi v16hi
pi2fd 3dnow v2sf v2si
pi2fw 3dnow_a v2sf v2si
pmaddubsw ssse3+mmx v4hi v8qi v8qi
pmaddubsw128 ssse3 v8hi v16qi v16qi
pmaddubsw128_mask avx512bw+avx512vl v8hi v16qi v16qi v8hi uqi
pmaddubsw256 avx2 v16hi v32qi v32qi
pmaddubsw256_mask avx512bw+avx512vl v16hi v32qi v32qi v16hi uhi
pmaddubsw512_mask avx512bw v32hi v64qi v64qi v32hi usi
pmaddwd mmx v2si v4hi v4hi
pmaddwd128 sse2 v4si v8hi v8hi
pmaddwd128_mask avx512bw+avx512vl v4si v8hi v8hi v4si uqi
pmaddwd256 avx2 v8si v16hi v16hi
pmaddwd256_mask avx512bw+avx512vl v8si v16hi v16hi v8si uqi
pmaddwd512_mask avx512bw v16si v32hi v32hi v16si uhi
pmaxsb128 sse4_1 v16qi v16qi v16qi
pmaxsb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pmaxsb256 avx2 v32qi v32qi v32qi
pmaxsb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pmaxsb512_mask avx512bw v64qi v64qi v64qi v64qi udi
pmaxsd128 sse4_1 v4si v4si v4si
pmaxsd128_mask avx512vl v4si v4si v4si v4si uqi
pmaxsd256 avx2 v8si v8si v8si
pmaxsd256_mask avx512vl v8si v8si v8si v8si uqi
pmaxsd512_mask avx512f v16si v16si v16si v16si uhi
pmaxsq128_mask avx512vl v2di v2di v2di v2di uqi
pmaxsq256_mask avx512vl v4di v4di v4di v4di uqi
pmaxsq512_mask avx512f v8di v8di v8di v8di uqi
pmaxsw sse+3dnow_a+mmx v4hi v4hi v4hi
pmaxsw128 sse2 v8hi v8hi v8hi
pmaxsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmaxsw256 avx2 v16hi v16hi v16hi
pmaxsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmaxsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmaxub sse+3dnow_a+mmx v8qi v8qi v8qi
pmaxub128 sse2 v16qi v16qi v16qi
pmaxub128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pmaxub256 avx2 v32qi v32qi v32qi
pmaxub256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pmaxub512_mask avx512bw v64qi v64qi v64qi v64qi udi
pmaxud128 sse4_1 v4si v4si v4si
pmaxud128_mask avx512vl v4si v4si v4si v4si uqi
pmaxud256 avx2 v8si v8si v8si
pmaxud256_mask avx512vl v8si v8si v8si v8si uqi
pmaxud512_mask avx512f v16si v16si v16si v16si uhi
pmaxuq128_mask avx512vl v2di v2di v2di v2di uqi
pmaxuq256_mask avx512vl v4di v4di v4di v4di uqi
pmaxuq512_mask avx512f v8di v8di v8di v8di uqi
pmaxuw128 sse4_1 v8hi v8hi v8hi
pmaxuw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmaxuw256 avx2 v16hi v16hi v16hi
pmaxuw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmaxuw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pminsb128 sse4_1 v16qi v16qi v16qi
pminsb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pminsb256 avx2 v32qi v32qi v32qi
pminsb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pminsb512_mask avx512bw v64qi v64qi v64qi v64qi udi
pminsd128 sse4_1 v4si v4si v4si
pminsd128_mask avx512vl v4si v4si v4si v4si uqi
pminsd256 avx2 v8si v8si v8si
pminsd256_mask avx512vl v8si v8si v8si v8si uqi
pminsd512_mask avx512f v16si v16si v16si v16si uhi
pminsq128_mask avx512vl v2di v2di v2di v2di uqi
pminsq256_mask avx512vl v4di v4di v4di v4di uqi
pminsq512_mask avx512f v8di v8di v8di v8di uqi
pminsw sse+3dnow_a+mmx v4hi v4hi v4hi
pminsw128 sse2 v8hi v8hi v8hi
pminsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pminsw256 avx2 v16hi v16hi v16hi
pminsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pminsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pminub sse+3dnow_a+mmx v8qi v8qi v8qi
pminub128 sse2 v16qi v16qi v16qi
pminub128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pminub256 avx2 v32qi v32qi v32qi
pminub256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pminub512_mask avx512bw v64qi v64qi v64qi v64qi udi
pminud128 sse4_1 v4si v4si v4si
pminud128_mask avx512vl v4si v4si v4si v4si uqi
pminud256 avx2 v8si v8si v8si
pminud256_mask avx512vl v8si v8si v8si v8si uqi
pminud512_mask avx512f v16si v16si v16si v16si uhi
pminuq128_mask avx512vl v2di v2di v2di v2di uqi
pminuq256_mask avx512vl v4di v4di v4di v4di uqi
pminuq512_mask avx512f v8di v8di v8di v8di uqi
pminuw128 sse4_1 v8hi v8hi v8hi
pminuw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pminuw256 avx2 v16hi v16hi v16hi
pminuw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pminuw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmovdb128_mask avx512vl v16qi v4si v16qi uqi
pmovdb128mem_mask avx512vl void pusi v4si uqi
pmovdb256_mask avx512vl v16qi v8si v16qi uqi
pmovdb256mem_mask avx512vl void pudi v8si uqi
pmovdb512_mask avx512f v16qi v16si v16qi uhi
pmovdb512mem_mask avx512f void pv16qi v16si uhi
pmovdw128_mask avx512vl v8hi v4si v8hi uqi
pmovdw128mem_mask avx512vl void pudi v4si uqi
pmovdw256_mask avx512vl v8hi v8si v8hi uqi
pmovdw256mem_mask avx512vl void pv8hi v8si uqi
pmovdw512_mask avx512f v16hi v16si v16hi uhi
pmovdw512mem_mask avx512f void pv16hi v16si uhi
pmovmskb sse+3dnow_a+mmx int v8qi
pmovmskb128 sse2 int v16qi
pmovmskb256 avx2 int v32qi
pmovqb128_mask avx512vl v16qi v2di v16qi uqi
pmovqb128mem_mask avx512vl void puhi v2di uqi
pmovqb256_mask avx512vl v16qi v4di v16qi uqi
pmovqb256mem_mask avx512vl void pusi v4di uqi
pmovqb512_mask avx512f v16qi v8di v16qi uqi
pmovqb512mem_mask avx512f void pudi v8di uqi
pmovqd128_mask avx512vl v4si v2di v4si uqi
pmovqd128mem_mask avx512vl void pudi v2di uqi
pmovqd256_mask avx512vl v4si v4di v4si uqi
pmovqd256mem_mask avx512vl void pv4si v4di uqi
pmovqd512_mask avx512f v8si v8di v8si uqi
pmovqd512mem_mask avx512f void pv8si v8di uqi
pmovqw128_mask avx512vl v8hi v2di v8hi uqi
pmovqw128mem_mask avx512vl void pusi v2di uqi
pmovqw256_mask avx512vl v8hi v4di v8hi uqi
pmovqw256mem_mask avx512vl void pudi v4di uqi
pmovqw512_mask avx512f v8hi v8di v8hi uqi
pmovqw512mem_mask avx512f void pv8hi v8di uqi
pmovsdb128_mask avx512vl v16qi v4si v16qi uqi
pmovsdb128mem_mask avx512vl void pusi v4si uqi
pmovsdb256_mask avx512vl v16qi v8si v16qi uqi
pmovsdb256mem_mask avx512vl void pudi v8si uqi
pmovsdb512_mask avx512f v16qi v16si v16qi uhi
pmovsdb512mem_mask avx512f void pv16qi v16si uhi
pmovsdw128_mask avx512vl v8hi v4si v8hi uqi
pmovsdw128mem_mask avx512vl void pudi v4si uqi
pmovsdw256_mask avx512vl v8hi v8si v8hi uqi
pmovsdw256mem_mask avx512vl void pv8hi v8si uqi
pmovsdw512_mask avx512f v16hi v16si v16hi uhi
pmovsdw512mem_mask avx512f void pv16hi v16si uhi
pmovsqb128_mask avx512vl v16qi v2di v16qi uqi
pmovsqb128mem_mask avx512vl void puhi v2di uqi
pmovsqb256_mask avx512vl v16qi v4di v16qi uqi
pmovsqb256mem_mask avx512vl void pusi v4di uqi
pmovsqb512_mask avx512f v16qi v8di v16qi uqi
pmovsqb512mem_mask avx512f void pudi v8di uqi
pmovsqd128_mask avx512vl v4si v2di v4si uqi
pmovsqd128mem_mask avx512vl void pudi v2di uqi
pmovsqd256_mask avx512vl v4si v4di v4si uqi
pmovsqd256mem_mask avx512vl void pv4si v4di uqi
pmovsqd512_mask avx512f v8si v8di v8si uqi
pmovsqd512mem_mask avx512f void pv8si v8di uqi
pmovsqw128_mask avx512vl v8hi v2di v8hi uqi
pmovsqw128mem_mask avx512vl void pusi v2di uqi
pmovsqw256_mask avx512vl v8hi v4di v8hi uqi
pmovsqw256mem_mask avx512vl void pudi v4di uqi
pmovsqw512_mask avx512f v8hi v8di v8hi uqi
pmovsqw512mem_mask avx512f void pv8hi v8di uqi
pmovswb128_mask avx512bw+avx512vl v16qi v8hi v16qi uqi
pmovswb128mem_mask avx512bw+avx512vl void pudi v8hi uqi
pmovswb256_mask avx512bw+avx512vl v16qi v16hi v16qi uhi
pmovswb256mem_mask avx512bw+avx512vl void pv16qi v16hi uhi
pmovswb512_mask avx512bw v32qi v32hi v32qi usi
pmovswb512mem_mask avx512bw void pv32qi v32hi usi
pmovsxbd128 sse4_1 v4si v16qi
pmovsxbd128_mask avx512vl v4si v16qi v4si uqi
pmovsxbd256 avx2 v8si v16qi
pmovsxbd256_mask avx512vl v8si v16qi v8si uqi
pmovsxbd512_mask avx512f v16si v16qi v16si uhi
pmovsxbq128 sse4_1 v2di v16qi
pmovsxbq128_mask avx512vl v2di v16qi v2di uqi
pmovsxbq256 avx2 v4di v16qi
pmovsxbq256_mask avx512vl v4di v16qi v4di uqi
pmovsxbq512_mask avx512f v8di v16qi v8di uqi
pmovsxbw128 sse4_1 v8hi v16qi
pmovsxbw128_mask avx512bw+avx512vl v8hi v16qi v8hi uqi
pmovsxbw256 avx2 v16hi v16qi
pmovsxbw256_mask avx512bw+avx512vl v16hi v16qi v16hi uhi
pmovsxbw512_mask avx512bw v32hi v32qi v32hi usi
pmovsxdq128 sse4_1 v2di v4si
pmovsxdq128_mask avx512vl v2di v4si v2di uqi
pmovsxdq256 avx2 v4di v4si
pmovsxdq256_mask avx512vl v4di v4si v4di uqi
pmovsxdq512_mask avx512f v8di v8si v8di uqi
pmovsxwd128 sse4_1 v4si v8hi
pmovsxwd128_mask avx512vl v4si v8hi v4si uqi
pmovsxwd256 avx2 v8si v8hi
pmovsxwd256_mask avx512vl v8si v8hi v8si uqi
pmovsxwd512_mask avx512f v16si v16hi v16si uhi
pmovsxwq128 sse4_1 v2di v8hi
pmovsxwq128_mask avx512vl v2di v8hi v2di uqi
pmovsxwq256 avx2 v4di v8hi
pmovsxwq256_mask avx512vl v4di v8hi v4di uqi
pmovsxwq512_mask avx512f v8di v8hi v8di uqi
pmovusdb128_mask avx512vl v16qi v4si v16qi uqi
pmovusdb128mem_mask avx512vl void pusi v4si uqi
pmovusdb256_mask avx512vl v16qi v8si v16qi uqi
pmovusdb256mem_mask avx512vl void pudi v8si uqi
pmovusdb512_mask avx512f v16qi v16si v16qi uhi
pmovusdb512mem_mask avx512f void pv16qi v16si uhi
pmovusdw128_mask avx512vl v8hi v4si v8hi uqi
pmovusdw128mem_mask avx512vl void pudi v4si uqi
pmovusdw256_mask avx512vl v8hi v8si v8hi uqi
pmovusdw256mem_mask avx512vl void pv8hi v8si uqi
pmovusdw512_mask avx512f v16hi v16si v16hi uhi
pmovusdw512mem_mask avx512f void pv16hi v16si uhi
pmovusqb128_mask avx512vl v16qi v2di v16qi uqi
pmovusqb128mem_mask avx512vl void puhi v2di uqi
pmovusqb256_mask avx512vl v16qi v4di v16qi uqi
pmovusqb256mem_mask avx512vl void pusi v4di uqi
pmovusqb512_mask avx512f v16qi v8di v16qi uqi
pmovusqb512mem_mask avx512f void pudi v8di uqi
pmovusqd128_mask avx512vl v4si v2di v4si uqi
pmovusqd128mem_mask avx512vl void pudi v2di uqi
pmovusqd256_mask avx512vl v4si v4di v4si uqi
pmovusqd256mem_mask avx512vl void pv4si v4di uqi
pmovusqd512_mask avx512f v8si v8di v8si uqi
pmovusqd512mem_mask avx512f void pv8si v8di uqi
pmovusqw128_mask avx512vl v8hi v2di v8hi uqi
pmovusqw128mem_mask avx512vl void pusi v2di uqi
pmovusqw256_mask avx512vl v8hi v4di v8hi uqi
pmovusqw256mem_mask avx512vl void pudi v4di uqi
pmovusqw512_mask avx512f v8hi v8di v8hi uqi
pmovusqw512mem_mask avx512f void pv8hi v8di uqi
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
pmovzxbd128 sse4_1 v4si v16qi
pmovzxbd128_mask avx512vl v4si v16qi v4si uqi
pmovzxbd256 avx2 v8si v16qi
pmovzxbd256_mask avx512vl v8si v16qi v8si uqi
pmovzxbd512_mask avx512f v16si v16qi v16si uhi
pmovzxbq128 sse4_1 v2di v16qi
pmovzxbq128_mask avx512vl v2di v16qi v2di uqi
pmovzxbq256 avx2 v4di v16qi
pmovzxbq256_mask avx512vl v4di v16qi v4di uqi
pmovzxbq512_mask avx512f v8di v16qi v8di uqi
pmovzxbw128 sse4_1 v8hi v16qi
pmovzxbw128_mask avx512bw+avx512vl v8hi v16qi v8hi uqi
pmovzxbw256 avx2 v16hi v16qi
pmovzxbw256_mask avx512bw+avx512vl v16hi v16qi v16hi uhi
pmovzxbw512_mask avx512bw v32hi v32qi v32hi usi
pmovzxdq128 sse4_1 v2di v4si
pmovzxdq128_mask avx512vl v2di v4si v2di uqi
pmovzxdq256 avx2 v4di v4si
pmovzxdq256_mask avx512vl v4di v4si v4di uqi
pmovzxdq512_mask avx512f v8di v8si v8di uqi
pmovzxwd128 sse4_1 v4si v8hi
pmovzxwd128_mask avx512vl v4si v8hi v4si uqi
pmovzxwd256 avx2 v8si v8hi
pmovzxwd256_mask avx512vl v8si v8hi v8si uqi
pmovzxwd512_mask avx512f v16si v16hi v16si uhi
pmovzxwq128 sse4_1 v2di v8hi
pmovzxwq128_mask avx512vl v2di v8hi v2di uqi
pmovzxwq256 avx2 v4di v8hi
pmovzxwq256_mask avx512vl v4di v8hi v4di uqi
pmovzxwq512_mask avx512f v8di v8hi v8di uqi
pmuldq128 sse4_1 v2di v4si v4si
pmuldq128_mask avx512vl v2di v4si v4si v2di uqi
pmuldq256 avx2 v4di v8si v8si
pmuldq256_mask avx512vl v4di v8si v8si v4di uqi
pmuldq512_mask avx512f v8di v16si v16si v8di uqi
pmulhrsw ssse3+mmx v4hi v4hi v4hi
pmulhrsw128 ssse3 v8hi v8hi v8hi
pmulhrsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmulhrsw256 avx2 v16hi v16hi v16hi
pmulhrsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmulhrsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmulhrw 3dnow v4hi v4hi v4hi
pmulhuw sse+3dnow_a+mmx v4hi v4hi v4hi
pmulhuw128 sse2 v8hi v8hi v8hi
pmulhuw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmulhuw256 avx2 v16hi v16hi v16hi
pmulhuw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmulhuw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmulhw mmx v4hi v4hi v4hi
pmulhw128 sse2 v8hi v8hi v8hi
pmulhw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmulhw256 avx2 v16hi v16hi v16hi
pmulhw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmulhw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmulld128 sse4_1 v4si v4si v4si
pmulld128_mask avx512vl v4si v4si v4si v4si uqi
pmulld256 avx2 v8si v8si v8si
pmulld256_mask avx512vl v8si v8si v8si v8si uqi
pmulld512_mask avx512f v16si v16si v16si v16si uhi
pmullq128_mask avx512dq+avx512vl v2di v2di v2di v2di uqi
pmullq256_mask avx512dq+avx512vl v4di v4di v4di v4di uqi
pmullq512_mask avx512dq v8di v8di v8di v8di uqi
pmullw mmx v4hi v4hi v4hi
pmullw128 sse2 v8hi v8hi v8hi
pmullw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
pmullw256 avx2 v16hi v16hi v16hi
pmullw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
pmullw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pmuludq sse2+mmx v1di v2si v2si
pmuludq128 sse2 v2di v4si v4si
pmuludq128_mask avx512vl v2di v4si v4si v2di uqi
pmuludq256 avx2 v4di v8si v8si
pmuludq256_mask avx512vl v4di v8si v8si v4di uqi
pmuludq512_mask avx512f v8di v16si v16si v8di uqi
por mmx v2si v2si v2si
por128 sse2 v2di v2di v2di
por256 avx2 v4di v4di v4di
pord128_mask avx512vl v4si v4si v4si v4si uqi
pord256_mask avx512vl v8si v8si v8si v8si uqi
pord512_mask avx512f v16si v16si v16si v16si uhi
porq128_mask avx512vl v2di v2di v2di v2di uqi
porq256_mask avx512vl v4di v4di v4di v4di uqi
porq512_mask avx512f v8di v8di v8di v8di uqi
prold128_mask avx512vl v4si v4si int v4si uqi
prold256_mask avx512vl v8si v8si int v8si uqi
prold512_mask avx512f v16si v16si int v16si uhi
prolq128_mask avx512vl v2di v2di int v2di uqi
prolq256_mask avx512vl v4di v4di int v4di uqi
prolq512_mask avx512f v8di v8di int v8di uqi
prolvd128_mask avx512vl v4si v4si v4si v4si uqi
prolvd256_mask avx512vl v8si v8si v8si v8si uqi
prolvd512_mask avx512f v16si v16si v16si v16si uhi
prolvq128_mask avx512vl v2di v2di v2di v2di uqi
prolvq256_mask avx512vl v4di v4di v4di v4di uqi
prolvq512_mask avx512f v8di v8di v8di v8di uqi
prord128_mask avx512vl v4si v4si int v4si uqi
prord256_mask avx512vl v8si v8si int v8si uqi
prord512_mask avx512f v16si v16si int v16si uhi
prorq128_mask avx512vl v2di v2di int v2di uqi
prorq256_mask avx512vl v4di v4di int v4di uqi
prorq512_mask avx512f v8di v8di int v8di uqi
prorvd128_mask avx512vl v4si v4si v4si v4si uqi
prorvd256_mask avx512vl v8si v8si v8si v8si uqi
prorvd512_mask avx512f v16si v16si v16si v16si uhi
prorvq128_mask avx512vl v2di v2di v2di v2di uqi
prorvq256_mask avx512vl v4di v4di v4di v4di uqi
prorvq512_mask avx512f v8di v8di v8di v8di uqi
ps256_ps avx v8sf v4sf
ps512_256ps avx512f v16sf v8sf
ps512_ps avx512f v16sf v4sf
ps_ps256 avx v4sf v8sf
psadbw sse+3dnow_a+mmx v1di v8qi v8qi
psadbw128 sse2 v2di v16qi v16qi
psadbw256 avx2 v16hi v32qi v32qi
psadbw512 avx512bw v8di v64qi v64qi
pshufb ssse3+mmx v8qi v8qi v8qi
pshufb128 ssse3 v16qi v16qi v16qi
pshufb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
pshufb256 avx2 v32qi v32qi v32qi
pshufb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
pshufb512_mask avx512bw v64qi v64qi v64qi v64qi udi
pshufd sse2 v4si v4si int
pshufd128_mask avx512vl v4si v4si int v4si uqi
pshufd256 avx2 v8si v8si int
pshufd256_mask avx512vl v8si v8si int v8si uqi
pshufd512_mask avx512f v16si v16si int v16si uhi
pshufhw sse2 v8hi v8hi int
pshufhw128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
pshufhw256 avx2 v16hi v16hi int
pshufhw256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
pshufhw512_mask avx512bw v32hi v32hi int v32hi usi
pshuflw sse2 v8hi v8hi int
pshuflw128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
pshuflw256 avx2 v16hi v16hi int
pshuflw256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
pshuflw512_mask avx512bw v32hi v32hi int v32hi usi
pshufw sse+3dnow_a+mmx v4hi v4hi int
psignb ssse3+mmx v8qi v8qi v8qi
psignb128 ssse3 v16qi v16qi v16qi
psignb256 avx2 v32qi v32qi v32qi
psignd ssse3+mmx v2si v2si v2si
psignd128 ssse3 v4si v4si v4si
psignd256 avx2 v8si v8si v8si
psignw ssse3+mmx v4hi v4hi v4hi
psignw128 ssse3 v8hi v8hi v8hi
psignw256 avx2 v16hi v16hi v16hi
pslld mmx v2si v2si v2si
pslld128 sse2 v4si v4si v4si
pslld128_mask avx512vl v4si v4si v4si v4si uqi
pslld256 avx2 v8si v8si v4si
pslld256_mask avx512vl v8si v8si v4si v8si uqi
pslld512_mask avx512f v16si v16si v4si v16si uhi
pslldi mmx v2si v2si si
pslldi128 sse2 v4si v4si si
pslldi128_mask avx512vl v4si v4si int v4si uqi
pslldi256 avx2 v8si v8si si
pslldi256_mask avx512vl v8si v8si int v8si uqi
pslldi512_mask avx512f v16si v16si int v16si uhi
pslldq512 avx512bw v8di v8di int
pslldqi128 sse2 v2di v2di int
pslldqi256 avx2 v4di v4di int
psllq mmx v1di v1di v1di
psllq128 sse2 v2di v2di v2di
psllq128_mask avx512vl v2di v2di v2di v2di uqi
psllq256 avx2 v4di v4di v2di
psllq256_mask avx512vl v4di v4di v2di v4di uqi
psllq512_mask avx512f v8di v8di v2di v8di uqi
psllqi mmx v1di v1di si
psllqi128 sse2 v2di v2di si
psllqi128_mask avx512vl v2di v2di int v2di uqi
psllqi256 avx2 v4di v4di int
psllqi256_mask avx512vl v4di v4di int v4di uqi
psllqi512_mask avx512f v8di v8di int v8di uqi
psllv16hi_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psllv16si_mask avx512f v16si v16si v16si v16si uhi
psllv2di avx2 v2di v2di v2di
psllv2di_mask avx512vl v2di v2di v2di v2di uqi
psllv32hi_mask avx512bw v32hi v32hi v32hi v32hi usi
psllv4di avx2 v4di v4di v4di
psllv4di_mask avx512vl v4di v4di v4di v4di uqi
psllv4si avx2 v4si v4si v4si
psllv4si_mask avx512vl v4si v4si v4si v4si uqi
psllv8di_mask avx512f v8di v8di v8di v8di uqi
psllv8hi_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psllv8si avx2 v8si v8si v8si
psllv8si_mask avx512vl v8si v8si v8si v8si uqi
psllw mmx v4hi v4hi v4hi
psllw128 sse2 v8hi v8hi v8hi
psllw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psllw256 avx2 v16hi v16hi v8hi
psllw256_mask avx512bw+avx512vl v16hi v16hi v8hi v16hi uhi
psllw512_mask avx512bw v32hi v32hi v8hi v32hi usi
psllwi mmx v4hi v4hi si
psllwi128 sse2 v8hi v8hi si
psllwi128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
psllwi256 avx2 v16hi v16hi si
psllwi256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
psllwi512_mask avx512bw v32hi v32hi int v32hi usi
psrad mmx v2si v2si v2si
psrad128 sse2 v4si v4si v4si
psrad128_mask avx512vl v4si v4si v4si v4si uqi
psrad256 avx2 v8si v8si v4si
psrad256_mask avx512vl v8si v8si v4si v8si uqi
psrad512_mask avx512f v16si v16si v4si v16si uhi
psradi mmx v2si v2si si
psradi128 sse2 v4si v4si si
psradi128_mask avx512vl v4si v4si int v4si uqi
psradi256 avx2 v8si v8si si
psradi256_mask avx512vl v8si v8si int v8si uqi
psradi512_mask avx512f v16si v16si int v16si uhi
psraq128_mask avx512vl v2di v2di v2di v2di uqi
psraq256_mask avx512vl v4di v4di v2di v4di uqi
psraq512_mask avx512f v8di v8di v2di v8di uqi
psraqi128_mask avx512vl v2di v2di int v2di uqi
psraqi256_mask avx512vl v4di v4di int v4di uqi
psraqi512_mask avx512f v8di v8di int v8di uqi
psrav16hi_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psrav16si_mask avx512f v16si v16si v16si v16si uhi
psrav32hi_mask avx512bw v32hi v32hi v32hi v32hi usi
psrav4si avx2 v4si v4si v4si
psrav4si_mask avx512vl v4si v4si v4si v4si uqi
psrav8di_mask avx512f v8di v8di v8di v8di uqi
psrav8hi_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psrav8si avx2 v8si v8si v8si
psrav8si_mask avx512vl v8si v8si v8si v8si uqi
psravq128_mask avx512vl v2di v2di v2di v2di uqi
psravq256_mask avx512vl v4di v4di v4di v4di uqi
psraw mmx v4hi v4hi v4hi
psraw128 sse2 v8hi v8hi v8hi
psraw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psraw256 avx2 v16hi v16hi v8hi
psraw256_mask avx512bw+avx512vl v16hi v16hi v8hi v16hi uhi
psraw512_mask avx512bw v32hi v32hi v8hi v32hi usi
psrawi mmx v4hi v4hi si
psrawi128 sse2 v8hi v8hi si
psrawi128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
psrawi256 avx2 v16hi v16hi si
psrawi256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
psrawi512_mask avx512bw v32hi v32hi int v32hi usi
psrld mmx v2si v2si v2si
psrld128 sse2 v4si v4si v4si
psrld128_mask avx512vl v4si v4si v4si v4si uqi
psrld256 avx2 v8si v8si v4si
psrld256_mask avx512vl v8si v8si v4si v8si uqi
psrld512_mask avx512f v16si v16si v4si v16si uhi
psrldi mmx v2si v2si si
psrldi128 sse2 v4si v4si si
psrldi128_mask avx512vl v4si v4si int v4si uqi
psrldi256 avx2 v8si v8si si
psrldi256_mask avx512vl v8si v8si int v8si uqi
psrldi512_mask avx512f v16si v16si int v16si uhi
psrldq512 avx512bw v8di v8di int
psrldqi128 sse2 v2di v2di int
psrldqi256 avx2 v4di v4di int
psrlq mmx v1di v1di v1di
psrlq128 sse2 v2di v2di v2di
psrlq128_mask avx512vl v2di v2di v2di v2di uqi
psrlq256 avx2 v4di v4di v2di
psrlq256_mask avx512vl v4di v4di v2di v4di uqi
psrlq512_mask avx512f v8di v8di v2di v8di uqi
psrlqi mmx v1di v1di si
psrlqi128 sse2 v2di v2di si
psrlqi128_mask avx512vl v2di v2di int v2di uqi
psrlqi256 avx2 v4di v4di int
psrlqi256_mask avx512vl v4di v4di int v4di uqi
psrlqi512_mask avx512f v8di v8di int v8di uqi
psrlv16hi_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psrlv16si_mask avx512f v16si v16si v16si v16si uhi
psrlv2di avx2 v2di v2di v2di
psrlv2di_mask avx512vl v2di v2di v2di v2di uqi
psrlv32hi_mask avx512bw v32hi v32hi v32hi v32hi usi
psrlv4di avx2 v4di v4di v4di
psrlv4di_mask avx512vl v4di v4di v4di v4di uqi
psrlv4si avx2 v4si v4si v4si
psrlv4si_mask avx512vl v4si v4si v4si v4si uqi
psrlv8di_mask avx512f v8di v8di v8di v8di uqi
psrlv8hi_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psrlv8si avx2 v8si v8si v8si
psrlv8si_mask avx512vl v8si v8si v8si v8si uqi
psrlw mmx v4hi v4hi v4hi
psrlw128 sse2 v8hi v8hi v8hi
psrlw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psrlw256 avx2 v16hi v16hi v8hi
psrlw256_mask avx512bw+avx512vl v16hi v16hi v8hi v16hi uhi
psrlw512_mask avx512bw v32hi v32hi v8hi v32hi usi
psrlwi mmx v4hi v4hi si
psrlwi128 sse2 v8hi v8hi si
psrlwi128_mask avx512bw+avx512vl v8hi v8hi int v8hi uqi
psrlwi256 avx2 v16hi v16hi si
psrlwi256_mask avx512bw+avx512vl v16hi v16hi int v16hi uhi
psrlwi512_mask avx512bw v32hi v32hi int v32hi usi
psubb mmx v8qi v8qi v8qi
psubb128 sse2 v16qi v16qi v16qi
psubb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
psubb256 avx2 v32qi v32qi v32qi
psubb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
psubb512_mask avx512bw v64qi v64qi v64qi v64qi udi
psubd mmx v2si v2si v2si
psubd128 sse2 v4si v4si v4si
psubd128_mask avx512vl v4si v4si v4si v4si uqi
psubd256 avx2 v8si v8si v8si
psubd256_mask avx512vl v8si v8si v8si v8si uqi
psubd512_mask avx512f v16si v16si v16si v16si uhi
psubq sse2+mmx v1di v1di v1di
psubq128 sse2 v2di v2di v2di
psubq128_mask avx512vl v2di v2di v2di v2di uqi
psubq256 avx2 v4di v4di v4di
psubq256_mask avx512vl v4di v4di v4di v4di uqi
psubq512_mask avx512f v8di v8di v8di v8di uqi
psubsb mmx v8qi v8qi v8qi
psubsb128 sse2 v16qi v16qi v16qi
psubsb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
psubsb256 avx2 v32qi v32qi v32qi
psubsb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
psubsb512_mask avx512bw v64qi v64qi v64qi v64qi udi
psubsw mmx v4hi v4hi v4hi
psubsw128 sse2 v8hi v8hi v8hi
psubsw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psubsw256 avx2 v16hi v16hi v16hi
psubsw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psubsw512_mask avx512bw v32hi v32hi v32hi v32hi usi
psubusb mmx v8qi v8qi v8qi
psubusb128 sse2 v16qi v16qi v16qi
psubusb128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
psubusb256 avx2 v32qi v32qi v32qi
psubusb256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
psubusb512_mask avx512bw v64qi v64qi v64qi v64qi udi
psubusw mmx v4hi v4hi v4hi
psubusw128 sse2 v8hi v8hi v8hi
psubusw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psubusw256 avx2 v16hi v16hi v16hi
psubusw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psubusw512_mask avx512bw v32hi v32hi v32hi v32hi usi
psubw mmx v4hi v4hi v4hi
psubw128 sse2 v8hi v8hi v8hi
psubw128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
psubw256 avx2 v16hi v16hi v16hi
psubw256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
psubw512_mask avx512bw v32hi v32hi v32hi v32hi usi
pswapdsf 3dnow_a v2sf v2sf
pswapdsi 3dnow_a v2si v2si
pternlogd128_mask avx512vl v4si v4si v4si v4si int uqi
pternlogd128_maskz avx512vl v4si v4si v4si v4si int uqi
pternlogd256_mask avx512vl v8si v8si v8si v8si int uqi
pternlogd256_maskz avx512vl v8si v8si v8si v8si int uqi
pternlogd512_mask avx512f v16si v16si v16si v16si int uhi
pternlogd512_maskz avx512f v16si v16si v16si v16si int uhi
pternlogq128_mask avx512vl v2di v2di v2di v2di int uqi
pternlogq128_maskz avx512vl v2di v2di v2di v2di int uqi
pternlogq256_mask avx512vl v4di v4di v4di v4di int uqi
pternlogq256_maskz avx512vl v4di v4di v4di v4di int uqi
pternlogq512_mask avx512f v8di v8di v8di v8di int uqi
pternlogq512_maskz avx512f v8di v8di v8di v8di int uqi
ptestc128 sse4_1 int v2di v2di
ptestc256 avx int v4di v4di
ptestmb128 avx512bw+avx512vl uhi v16qi v16qi uhi
ptestmb256 avx512bw+avx512vl usi v32qi v32qi usi
ptestmb512 avx512bw udi v64qi v64qi udi
ptestmd128 avx512vl uqi v4si v4si uqi
ptestmd256 avx512vl uqi v8si v8si uqi
ptestmd512 avx512f uhi v16si v16si uhi
ptestmq128 avx512vl uqi v2di v2di uqi
ptestmq256 avx512vl uqi v4di v4di uqi
ptestmq512 avx512f uqi v8di v8di uqi
ptestmw128 avx512bw+avx512vl uqi v8hi v8hi uqi
ptestmw256 avx512bw+avx512vl uhi v16hi v16hi uhi
ptestmw512 avx512bw usi v32hi v32hi usi
ptestnmb128 avx512bw+avx512vl uhi v16qi v16qi uhi
ptestnmb256 avx512bw+avx512vl usi v32qi v32qi usi
ptestnmb512 avx512bw udi v64qi v64qi udi
ptestnmd128 avx512vl uqi v4si v4si uqi
ptestnmd256 avx512vl uqi v8si v8si uqi
ptestnmd512 avx512f uhi v16si v16si uhi
ptestnmq128 avx512vl uqi v2di v2di uqi
ptestnmq256 avx512vl uqi v4di v4di uqi
ptestnmq512 avx512f uqi v8di v8di uqi
ptestnmw128 avx512bw+avx512vl uqi v8hi v8hi uqi
ptestnmw256 avx512bw+avx512vl uhi v16hi v16hi uhi
ptestnmw512 avx512bw usi v32hi v32hi usi
ptestnzc128 sse4_1 int v2di v2di
ptestnzc256 avx int v4di v4di
ptestz128 sse4_1 int v2di v2di
ptestz256 avx int v4di v4di
ptwrite32 ptwrite void unsigned
ptwrite64 ptwrite+64bit void uint64
punpckhbw mmx v8qi v8qi v8qi
punpckhbw128 sse2 v16qi v16qi v16qi
punpckhbw128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
punpckhbw256 avx2 v32qi v32qi v32qi
punpckhbw256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
punpckhbw512_mask avx512bw v64qi v64qi v64qi v64qi udi
punpckhdq mmx v2si v2si v2si
punpckhdq128 sse2 v4si v4si v4si
punpckhdq128_mask avx512vl v4si v4si v4si v4si uqi
punpckhdq256 avx2 v8si v8si v8si
punpckhdq256_mask avx512vl v8si v8si v8si v8si uqi
punpckhdq512_mask avx512f v16si v16si v16si v16si uhi
punpckhqdq128 sse2 v2di v2di v2di
punpckhqdq128_mask avx512vl v2di v2di v2di v2di uqi
punpckhqdq256 avx2 v4di v4di v4di
punpckhqdq256_mask avx512vl v4di v4di v4di v4di uqi
punpckhqdq512_mask avx512f v8di v8di v8di v8di uqi
punpckhwd mmx v4hi v4hi v4hi
punpckhwd128 sse2 v8hi v8hi v8hi
punpckhwd128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
punpckhwd256 avx2 v16hi v16hi v16hi
punpckhwd256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
punpckhwd512_mask avx512bw v32hi v32hi v32hi v32hi usi
punpcklbw mmx v8qi v8qi v8qi
punpcklbw128 sse2 v16qi v16qi v16qi
punpcklbw128_mask avx512bw+avx512vl v16qi v16qi v16qi v16qi uhi
punpcklbw256 avx2 v32qi v32qi v32qi
punpcklbw256_mask avx512bw+avx512vl v32qi v32qi v32qi v32qi usi
punpcklbw512_mask avx512bw v64qi v64qi v64qi v64qi udi
punpckldq mmx v2si v2si v2si
punpckldq128 sse2 v4si v4si v4si
punpckldq128_mask avx512vl v4si v4si v4si v4si uqi
punpckldq256 avx2 v8si v8si v8si
punpckldq256_mask avx512vl v8si v8si v8si v8si uqi
punpckldq512_mask avx512f v16si v16si v16si v16si uhi
punpcklqdq128 sse2 v2di v2di v2di
punpcklqdq128_mask avx512vl v2di v2di v2di v2di uqi
punpcklqdq256 avx2 v4di v4di v4di
punpcklqdq256_mask avx512vl v4di v4di v4di v4di uqi
punpcklqdq512_mask avx512f v8di v8di v8di v8di uqi
punpcklwd mmx v4hi v4hi v4hi
punpcklwd128 sse2 v8hi v8hi v8hi
punpcklwd128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
punpcklwd256 avx2 v16hi v16hi v16hi
punpcklwd256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
punpcklwd512_mask avx512bw v32hi v32hi v32hi v32hi usi
pxor mmx v2si v2si v2si
pxor128 sse2 v2di v2di v2di
pxor256 avx2 v4di v4di v4di
pxord128_mask avx512vl v4si v4si v4si v4si uqi
pxord256_mask avx512vl v8si v8si v8si v8si uqi
pxord512_mask avx512f v16si v16si v16si v16si uhi
pxorq128_mask avx512vl v2di v2di v2di v2di uqi
pxorq256_mask avx512vl v4di v4di v4di v4di uqi
pxorq512_mask avx512f v8di v8di v8di v8di uqi
rangepd128_mask avx512dq+avx512vl v2df v2df v2df int v2df uqi
rangepd256_mask avx512dq+avx512vl v4df v4df v4df int v4df uqi
rangepd512_mask avx512dq v8df v8df v8df int v8df qi int
rangeps128_mask avx512dq+avx512vl v4sf v4sf v4sf int v4sf uqi
rangeps256_mask avx512dq+avx512vl v8sf v8sf v8sf int v8sf uqi
rangeps512_mask avx512dq v16sf v16sf v16sf int v16sf hi int
rangesd128_mask_round avx512dq v2df v2df v2df int v2df uqi int
rangess128_mask_round avx512dq v4sf v4sf v4sf int v4sf uqi int
rcp14pd128_mask avx512vl v2df v2df v2df uqi
rcp14pd256_mask avx512vl v4df v4df v4df uqi
rcp14pd512_mask avx512f v8df v8df v8df uqi
rcp14ps128_mask avx512vl v4sf v4sf v4sf uqi
rcp14ps256_mask avx512vl v8sf v8sf v8sf uqi
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
rcpph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf uqi
rcpph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf uhi
rcpph512_mask avx512fp16 v32hf v32hf v32hf usi
rcpps sse v4sf v4sf
rcpps256 avx v8sf v8sf
rcpsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
rcpss sse v4sf v4sf
rdfsbase32 fsgsbase+64bit unsigned
rdfsbase64 fsgsbase+64bit uint64
rdgsbase32 fsgsbase+64bit unsigned
rdgsbase64 fsgsbase+64bit uint64
rdpid rdpid unsigned
rdpkru pku unsigned
rdpmc - uint64 int
rdrand16_step rdrnd int pushort
rdrand32_step rdrnd int punsigned
rdrand64_step rdrnd+64bit int pulonglong
rdseed_di_step rdseed+64bit int pulonglong
rdseed_hi_step rdseed int pushort
rdseed_si_step rdseed int punsigned
rdsspd shstk uint
rdsspq shstk+64bit uint64
rdtsc - uint64
rdtscp - uint64 punsigned
readeflags_u32 - unsigned
readeflags_u64 +64bit uint64
reducepd128_mask avx512dq+avx512vl v2df v2df int v2df uqi
reducepd256_mask avx512dq+avx512vl v4df v4df int v4df uqi
reducepd512_mask avx512dq v8df v8df int v8df uqi
reducepd512_mask_round avx512dq v8df v8df int v8df uqi int
reduceph128_mask avx512vl+avx512fp16 v8hf v8hf int v8hf uqi
reduceph256_mask avx512vl+avx512fp16 v16hf v16hf int v16hf uhi
reduceph512_mask_round avx512fp16 v32hf v32hf int v32hf usi int
reduceps128_mask avx512dq+avx512vl v4sf v4sf int v4sf uqi
reduceps256_mask avx512dq+avx512vl v8sf v8sf int v8sf uqi
reduceps512_mask avx512dq v16sf v16sf int v16sf uhi
reduceps512_mask_round avx512dq v16sf v16sf int v16sf uhi int
reducesd_mask avx512dq v2df v2df v2df int v2df uqi
reducesd_mask_round avx512dq v2df v2df v2df int v2df uqi int
reducesh_mask_round avx512fp16 v8hf v8hf v8hf int v8hf uqi int
reducess_mask avx512dq v4sf v4sf v4sf int v4sf uqi
reducess_mask_round avx512dq v4sf v4sf v4sf int v4sf uqi int
rndscalepd_128_mask avx512vl v2df v2df int v2df uqi
rndscalepd_256_mask avx512vl v4df v4df int v4df uqi
rndscalepd_mask avx512f v8df v8df int v8df qi int
rndscaleph128_mask avx512vl+avx512fp16 v8hf v8hf int v8hf uqi
rndscaleph256_mask avx512vl+avx512fp16 v16hf v16hf int v16hf uhi
rndscaleph512_mask_round avx512fp16 v32hf v32hf int v32hf usi int
rndscaleps_128_mask avx512vl v4sf v4sf int v4sf uqi
rndscaleps_256_mask avx512vl v8sf v8sf int v8sf uqi
rndscaleps_mask avx512f v16sf v16sf int v16sf hi int
rndscalesd_mask_round avx512f v2df v2df v2df int v2df uqi int
rndscalesh_mask_round avx512fp16 v8hf v8hf v8hf int v8hf uqi int
rndscaless_mask_round avx512f v4sf v4sf v4sf int v4sf uqi int
rolhi - uint16 uint16 int
rolqi - uint8 uint8 int
rorhi - uint16 uint16 int
rorqi - uint8 uint8 int
roundpd sse4_1 v2df v2df int
roundpd256 avx v4df v4df int
roundpd_az sse4_1 v2df v2df
roundpd_az256 avx v4df v4df
roundpd_az_vec_pack_sfix sse4_1 v4si v2df v2df
roundpd_az_vec_pack_sfix256 avx v8si v4df v4df
roundpd_az_vec_pack_sfix512 avx512f v16si v8df v8df
roundps sse4_1 v4sf v4sf int
roundps256 avx v8sf v8sf int
roundps_az sse4_1 v4sf v4sf
roundps_az256 avx v8sf v8sf
roundps_az_sfix sse4_1 v4si v4sf
roundps_az_sfix256 avx v8si v8sf
roundps_az_sfix512 avx512f v16si v16sf
roundsd sse4_1 v2df v2df v2df int
roundss sse4_1 v4sf v4sf v4sf int
rsqrt14pd128_mask avx512vl v2df v2df v2df uqi
rsqrt14pd256_mask avx512vl v4df v4df v4df uqi
rsqrt14pd512_mask avx512f v8df v8df v8df uqi
rsqrt14ps128_mask avx512vl v4sf v4sf v4sf uqi
rsqrt14ps256_mask avx512vl v8sf v8sf v8sf uqi
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
rsqrtf sse float float
rsqrtph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf uqi
rsqrtph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf uhi
rsqrtph512_mask avx512fp16 v32hf v32hf v32hf usi
rsqrtps sse v4sf v4sf
rsqrtps256 avx v8sf v8sf
rsqrtps_nr sse v4sf v4sf
rsqrtps_nr256 avx v8sf v8sf
rsqrtsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
rsqrtss sse v4sf v4sf
rstorssp shstk void pvoid
saveprevssp shstk void
sbb_u32 - uchar uchar uint uint punsigned
sbb_u64 +64bit uchar uchar ulonglong ulonglong pulonglong
scalefpd128_mask avx512vl v2df v2df v2df v2df uqi
scalefpd256_mask avx512vl v4df v4df v4df v4df uqi
scalefpd512_mask avx512f v8df v8df v8df v8df uqi int
scalefph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
scalefph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
scalefph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
scalefps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
scalefps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
scalefps512_mask avx512f v16sf v16sf v16sf v16sf hi int
scalefsd_mask_round avx512f v2df v2df v2df v2df uqi int
scalefsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
scalefss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
scatteraltdiv16sf avx512f void pfloat hi v8di v16sf int
scatteraltdiv16si avx512f void pint hi v8di v16si int
scatteraltdiv4sf avx512vl void pfloat qi v2di v4sf int
scatteraltdiv4si avx512vl void pint qi v2di v4si int
scatteraltdiv8sf avx512vl void pfloat qi v4di v8sf int
scatteraltdiv8si avx512vl void pint qi v4di v8si int
scatteraltsiv2df avx512vl void pdouble qi v4si v2df int
scatteraltsiv2di avx512vl void plonglong qi v4si v2di int
scatteraltsiv4df avx512vl void pdouble qi v8si v4df int
scatteraltsiv4di avx512vl void plonglong qi v8si v4di int
scatteraltsiv8df avx512f void pdouble qi v16si v8df int
scatteraltsiv8di avx512f void plonglong qi v16si v8di int
scatterdiv16sf avx512f void pvoid qi v8di v8sf int
scatterdiv16si avx512f void pvoid qi v8di v8si int
scatterdiv2df avx512vl void pvoid qi v2di v2df int
scatterdiv2di avx512vl void pvoid qi v2di v2di int
scatterdiv4df avx512vl void pvoid qi v4di v4df int
scatterdiv4di avx512vl void pvoid qi v4di v4di int
scatterdiv4sf avx512vl void pvoid qi v2di v4sf int
scatterdiv4si avx512vl void pvoid qi v2di v4si int
scatterdiv8df avx512f void pvoid qi v8di v8df int
scatterdiv8di avx512f void pvoid qi v8di v8di int
scatterdiv8sf avx512vl void pvoid qi v4di v4sf int
scatterdiv8si avx512vl void pvoid qi v4di v4si int
scatterpfdpd avx512pf void qi v8si pcvoid int int
scatterpfdps avx512pf void hi v16si pcvoid int int
scatterpfqpd avx512pf void qi v8di pcvoid int int
scatterpfqps avx512pf void qi v8di pcvoid int int
scattersiv16sf avx512f void pvoid hi v16si v16sf int
scattersiv16si avx512f void pvoid hi v16si v16si int
scattersiv2df avx512vl void pvoid qi v4si v2df int
scattersiv2di avx512vl void pvoid qi v4si v2di int
scattersiv4df avx512vl void pvoid qi v4si v4df int
scattersiv4di avx512vl void pvoid qi v4si v4di int
scattersiv4sf avx512vl void pvoid qi v4si v4sf int
scattersiv4si avx512vl void pvoid qi v4si v4si int
scattersiv8df avx512f void pvoid qi v8si v8df int
scattersiv8di avx512f void pvoid qi v8si v8di int
scattersiv8sf avx512vl void pvoid qi v8si v8sf int
scattersiv8si avx512vl void pvoid qi v8si v8si int
senduipi uintr+64bit void uint64
serialize serialize void
setssbsy shstk void
sfence sse+3dnow_a void
sha1msg1 sha v4si v4si v4si
sha1msg2 sha v4si v4si v4si
sha1nexte sha v4si v4si v4si
sha1rnds4 sha v4si v4si v4si int
sha256msg1 sha v4si v4si v4si
sha256msg2 sha v4si v4si v4si
sha256rnds2 sha v4si v4si v4si v4si
shuf_f32x4_256_mask avx512vl v8sf v8sf v8sf int v8sf uqi
shuf_f32x4_mask avx512f v16sf v16sf v16sf int v16sf uhi
shuf_f64x2_256_mask avx512vl v4df v4df v4df int v4df uqi
shuf_f64x2_mask avx512f v8df v8df v8df int v8df uqi
shuf_i32x4_256_mask avx512vl v8si v8si v8si int v8si uqi
shuf_i32x4_mask avx512f v16si v16si v16si int v16si uhi
shuf_i64x2_256_mask avx512vl v4di v4di v4di int v4di uqi
shuf_i64x2_mask avx512f v8di v8di v8di int v8di uqi
shufpd sse2 v2df v2df v2df int
shufpd128_mask avx512vl v2df v2df v2df int v2df uqi
shufpd256 avx v4df v4df v4df int
shufpd256_mask avx512vl v4df v4df v4df int v4df uqi
shufpd512_mask avx512f v8df v8df v8df int v8df uqi
shufps sse v4sf v4sf v4sf int
shufps128_mask avx512vl v4sf v4sf v4sf int v4sf uqi
shufps256 avx v8sf v8sf v8sf int
shufps256_mask avx512vl v8sf v8sf v8sf int v8sf uqi
shufps512_mask avx512f v16sf v16sf v16sf int v16sf uhi
si256_si avx v8si v4si
si512_256si avx512f v16si v8si
si512_si avx512f v16si v4si
si_si256 avx v4si v8si
slwpcb lwp pvoid
sqrtpd sse2 v2df v2df
sqrtpd128_mask avx512vl v2df v2df v2df uqi
sqrtpd256 avx v4df v4df
sqrtpd256_mask avx512vl v4df v4df v4df uqi
sqrtpd512 avx512f v8df v8df
sqrtpd512_mask avx512f v8df v8df v8df qi int
sqrtph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf uqi
sqrtph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf uhi
sqrtph512_mask_round avx512fp16 v32hf v32hf v32hf usi int
sqrtps sse v4sf v4sf
sqrtps128_mask avx512vl v4sf v4sf v4sf uqi
sqrtps256 avx v8sf v8sf
sqrtps256_mask avx512vl v8sf v8sf v8sf uqi
sqrtps512 avx512f v16sf v16sf
sqrtps512_mask avx512f v16sf v16sf v16sf hi int
sqrtps_nr sse v4sf v4sf
sqrtps_nr256 avx v8sf v8sf
sqrtsd sse2 v2df v2df
sqrtsd_mask_round avx512f v2df v2df v2df v2df uqi int
sqrtsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
sqrtss sse v4sf v4sf
sqrtss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
stmxcsr sse unsigned
storeapd128_mask avx512vl void pv2df v2df uqi
storeapd256_mask avx512vl void pv4df v4df uqi
storeapd512_mask avx512f void pv8df v8df uqi
storeaps128_mask avx512vl void pv4sf v4sf uqi
storeaps256_mask avx512vl void pv8sf v8sf uqi
storeaps512_mask avx512f void pv16sf v16sf uhi
storedqu sse2 void pchar v16qi
storedqu256 avx void pchar v32qi
storedqudi128_mask avx512vl void pint64 v2di uqi
storedqudi256_mask avx512vl void pint64 v4di uqi
storedqudi512_mask avx512f void pint64 v8di uqi
storedquhi128_mask avx512bw+avx512vl void pshort v8hi uqi
storedquhi256_mask avx512bw+avx512vl void pshort v16hi uhi
storedquhi512_mask avx512bw void pshort v32hi usi
storedquqi128_mask avx512bw+avx512vl void pchar v16qi uhi
storedquqi256_mask avx512bw+avx512vl void pchar v32qi usi
storedquqi512_mask avx512bw void pchar v64qi udi
storedqusi128_mask avx512vl void pint v4si uqi
storedqusi256_mask avx512vl void pint v8si uqi
storedqusi512_mask avx512f void pint v16si uhi
storehps sse void pv2sf v4sf
storelps sse void pv2sf v4sf
storesd_mask avx512f void pdouble v2df uqi
storesh_mask avx512fp16 void pcfloat16 v8hf uqi
storess_mask avx512f void pfloat v4sf uqi
storeupd sse2 void pdouble v2df
storeupd128_mask avx512vl void pdouble v2df uqi
storeupd256 avx void pdouble v4df
storeupd256_mask avx512vl void pdouble v4df uqi
storeupd512_mask avx512f void pdouble v8df uqi
storeups sse void pfloat v4sf
storeups128_mask avx512vl void pfloat v4sf uqi
storeups256 avx void pfloat v8sf
storeups256_mask avx512vl void pfloat v8sf uqi
storeups512_mask avx512f void pfloat v16sf uhi
stui uintr+64bit void
subpd sse2 v2df v2df v2df
subpd128_mask avx512vl v2df v2df v2df v2df uqi
subpd256 avx v4df v4df v4df
subpd256_mask avx512vl v4df v4df v4df v4df uqi
subpd512_mask avx512f v8df v8df v8df v8df uqi int
subph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
subph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
subph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi
subph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf usi int
subps sse v4sf v4sf v4sf
subps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
subps256 avx v8sf v8sf v8sf
subps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
subps512_mask avx512f v16sf v16sf v16sf v16sf hi int
subsd sse2 v2df v2df v2df
subsd_mask_round avx512f v2df v2df v2df v2df uqi int
subsd_round avx512f v2df v2df v2df int
subsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
subsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
subss sse v4sf v4sf v4sf
subss_mask_round avx512f v4sf v4sf v4sf v4sf uqi int
subss_round avx512f v4sf v4sf v4sf int
testui uintr+64bit uint8
tpause waitpkg uint8 unsigned uint64
truncpd sse4_1 v2df v2df
truncpd256 avx v4df v4df
truncpd512 avx512f v8df v8df
truncph avx512vl+avx512fp16 v8hf v8hf
truncph256 avx512vl+avx512fp16 v16hf v16hf
truncph512 avx512fp16 v32hf v32hf
truncps sse4_1 v4sf v4sf
truncps256 avx v8sf v8sf
truncps512 avx512f v16sf v16sf
tzcnt_u16 bmi uint16 uint16
tzcnt_u32 bmi uint uint
tzcnt_u64 bmi+64bit uint64 uint64
ucmpb128_mask avx512bw+avx512vl uhi v16qi v16qi int uhi
ucmpb256_mask avx512bw+avx512vl usi v32qi v32qi int usi
ucmpb512_mask avx512bw udi v64qi v64qi int udi
ucmpd128_mask avx512vl uqi v4si v4si int uqi
ucmpd256_mask avx512vl uqi v8si v8si int uqi
ucmpd512_mask avx512f uhi v16si v16si int uhi
ucmpq128_mask avx512vl uqi v2di v2di int uqi
ucmpq256_mask avx512vl uqi v4di v4di int uqi
ucmpq512_mask avx512f uqi v8di v8di int uqi
ucmpw128_mask avx512bw+avx512vl uqi v8hi v8hi int uqi
ucmpw256_mask avx512bw+avx512vl uhi v16hi v16hi int uhi
ucmpw512_mask avx512bw usi v32hi v32hi int usi
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
umonitor waitpkg void pvoid
umwait waitpkg uint8 unsigned uint64
unpckhpd sse2 v2df v2df v2df
unpckhpd128_mask avx512vl v2df v2df v2df v2df uqi
unpckhpd256 avx v4df v4df v4df
unpckhpd256_mask avx512vl v4df v4df v4df v4df uqi
unpckhpd512_mask avx512f v8df v8df v8df v8df uqi
unpckhps sse v4sf v4sf v4sf
unpckhps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
unpckhps256 avx v8sf v8sf v8sf
unpckhps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
unpckhps512_mask avx512f v16sf v16sf v16sf v16sf uhi
unpcklpd sse2 v2df v2df v2df
unpcklpd128_mask avx512vl v2df v2df v2df v2df uqi
unpcklpd256 avx v4df v4df v4df
unpcklpd256_mask avx512vl v4df v4df v4df v4df uqi
unpcklpd512_mask avx512f v8df v8df v8df v8df uqi
unpcklps sse v4sf v4sf v4sf
unpcklps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
unpcklps256 avx v8sf v8sf v8sf
unpcklps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
unpcklps512_mask avx512f v16sf v16sf v16sf v16sf uhi
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
vcomisd avx512f int v2df v2df int int
vcomiss avx512f int v4sf v4sf int int
vcvtdq2ph128_mask avx512vl+avx512fp16 v8hf v4si v8hf uqi
vcvtdq2ph256_mask avx512vl+avx512fp16 v8hf v8si v8hf uqi
vcvtdq2ph512_mask_round avx512fp16 v16hf v16si v16hf uhi int
vcvtpd2ph128_mask avx512vl+avx512fp16 v8hf v2df v8hf uqi
vcvtpd2ph256_mask avx512vl+avx512fp16 v8hf v4df v8hf uqi
vcvtpd2ph512_mask_round avx512fp16 v8hf v8df v8hf uqi int
vcvtph2dq128_mask avx512vl+avx512fp16 v4si v8hf v4si uqi
vcvtph2dq256_mask avx512vl+avx512fp16 v8si v8hf v8si uqi
vcvtph2dq512_mask_round avx512fp16 v16si v16hf v16si uhi int
vcvtph2pd128_mask avx512vl+avx512fp16 v2df v8hf v2df uqi
vcvtph2pd256_mask avx512vl+avx512fp16 v4df v8hf v4df uqi
vcvtph2pd512_mask_round avx512fp16 v8df v8hf v8df uqi int
vcvtph2ps f16c v4sf v8hi
vcvtph2ps256 f16c v8sf v8hi
vcvtph2ps256_mask avx512vl v8sf v8hi v8sf uqi
vcvtph2ps512_mask avx512f v16sf v16hi v16sf hi int
vcvtph2ps_mask avx512vl v4sf v8hi v4sf uqi
vcvtph2psx128_mask avx512vl+avx512fp16 v4sf v8hf v4sf uqi
vcvtph2psx256_mask avx512vl+avx512fp16 v8sf v8hf v8sf uqi
vcvtph2psx512_mask_round avx512fp16 v16sf v16hf v16sf uhi int
vcvtph2qq128_mask avx512vl+avx512fp16 v2di v8hf v2di uqi
vcvtph2qq256_mask avx512vl+avx512fp16 v4di v8hf v4di uqi
vcvtph2qq512_mask_round avx512fp16 v8di v8hf v8di uqi int
vcvtph2udq128_mask avx512vl+avx512fp16 v4si v8hf v4si uqi
vcvtph2udq256_mask avx512vl+avx512fp16 v8si v8hf v8si uqi
vcvtph2udq512_mask_round avx512fp16 v16si v16hf v16si uhi int
vcvtph2uqq128_mask avx512vl+avx512fp16 v2di v8hf v2di uqi
vcvtph2uqq256_mask avx512vl+avx512fp16 v4di v8hf v4di uqi
vcvtph2uqq512_mask_round avx512fp16 v8di v8hf v8di uqi int
vcvtph2uw128_mask avx512vl+avx512fp16 v8hi v8hf v8hi uqi
vcvtph2uw256_mask avx512vl+avx512fp16 v16hi v16hf v16hi uhi
vcvtph2uw512_mask_round avx512fp16 v32hi v32hf v32hi usi int
vcvtph2w128_mask avx512vl+avx512fp16 v8hi v8hf v8hi uqi
vcvtph2w256_mask avx512vl+avx512fp16 v16hi v16hf v16hi uhi
vcvtph2w512_mask_round avx512fp16 v32hi v32hf v32hi usi int
vcvtps2ph f16c v8hi v4sf int
vcvtps2ph256 f16c v8hi v8sf int
vcvtps2ph256_mask avx512vl v8hi v8sf int v8hi uqi
vcvtps2ph512_mask avx512f v16hi v16sf int v16hi uhi
vcvtps2ph_mask avx512vl v8hi v4sf int v8hi uqi
vcvtps2phx128_mask avx512vl+avx512fp16 v8hf v4sf v8hf uqi
vcvtps2phx256_mask avx512vl+avx512fp16 v8hf v8sf v8hf uqi
vcvtps2phx512_mask_round avx512fp16 v16hf v16sf v16hf uhi int
vcvtqq2ph128_mask avx512vl+avx512fp16 v8hf v2di v8hf uqi
vcvtqq2ph256_mask avx512vl+avx512fp16 v8hf v4di v8hf uqi
vcvtqq2ph512_mask_round avx512fp16 v8hf v8di v8hf uqi int
vcvtsd2sh_mask_round avx512fp16 v8hf v2df v8hf v8hf uqi int
vcvtsd2si32 avx512f int v2df int
vcvtsd2si64 avx512f+64bit int64 v2df int
vcvtsd2usi32 avx512f uint v2df int
vcvtsd2usi64 avx512f+64bit uint64 v2df int
vcvtsh2sd_mask_round avx512fp16 v2df v8hf v2df v2df uqi int
vcvtsh2si32_round avx512fp16 int v8hf int
vcvtsh2si64_round avx512fp16+64bit int64 v8hf int
vcvtsh2ss_mask_round avx512fp16 v4sf v8hf v4sf v4sf uqi int
vcvtsh2usi32_round avx512fp16 uint v8hf int
vcvtsh2usi64_round avx512fp16+64bit uint64 v8hf int
vcvtsi2sh32_round avx512fp16 v8hf v8hf int int
vcvtsi2sh64_round avx512fp16+64bit v8hf v8hf int64 int
vcvtss2sh_mask_round avx512fp16 v8hf v4sf v8hf v8hf uqi int
vcvtss2si32 avx512f int v4sf int
vcvtss2si64 avx512f+64bit int64 v4sf int
vcvtss2usi32 avx512f uint v4sf int
vcvtss2usi64 avx512f+64bit uint64 v4sf int
vcvttph2dq128_mask avx512vl+avx512fp16 v4si v8hf v4si uqi
vcvttph2dq256_mask avx512vl+avx512fp16 v8si v8hf v8si uqi
vcvttph2dq512_mask_round avx512fp16 v16si v16hf v16si uhi int
vcvttph2qq128_mask avx512vl+avx512fp16 v2di v8hf v2di uqi
vcvttph2qq256_mask avx512vl+avx512fp16 v4di v8hf v4di uqi
vcvttph2qq512_mask_round avx512fp16 v8di v8hf v8di uqi int
vcvttph2udq128_mask avx512vl+avx512fp16 v4si v8hf v4si uqi
vcvttph2udq256_mask avx512vl+avx512fp16 v8si v8hf v8si uqi
vcvttph2udq512_mask_round avx512fp16 v16si v16hf v16si uhi int
vcvttph2uqq128_mask avx512vl+avx512fp16 v2di v8hf v2di uqi
vcvttph2uqq256_mask avx512vl+avx512fp16 v4di v8hf v4di uqi
vcvttph2uqq512_mask_round avx512fp16 v8di v8hf v8di uqi int
vcvttph2uw128_mask avx512vl+avx512fp16 v8hi v8hf v8hi uqi
vcvttph2uw256_mask avx512vl+avx512fp16 v16hi v16hf v16hi uhi
vcvttph2uw512_mask_round avx512fp16 v32hi v32hf v32hi usi int
vcvttph2w128_mask avx512vl+avx512fp16 v8hi v8hf v8hi uqi
vcvttph2w256_mask avx512vl+avx512fp16 v16hi v16hf v16hi uhi
vcvttph2w512_mask_round avx512fp16 v32hi v32hf v32hi usi int
vcvttsd2si32 avx512f int v2df int
vcvttsd2si64 avx512f+64bit int64 v2df int
vcvttsd2usi32 avx512f uint v2df int
vcvttsd2usi64 avx512f+64bit uint64 v2df int
vcvttsh2si32_round avx512fp16 int v8hf int
vcvttsh2si64_round avx512fp16+64bit int64 v8hf int
vcvttsh2usi32_round avx512fp16 uint v8hf int
vcvttsh2usi64_round avx512fp16+64bit uint64 v8hf int
vcvttss2si32 avx512f int v4sf int
vcvttss2si64 avx512f+64bit int64 v4sf int
vcvttss2usi32 avx512f uint v4sf int
vcvttss2usi64 avx512f+64bit uint64 v4sf int
vcvtudq2ph128_mask avx512vl+avx512fp16 v8hf v4si v8hf uqi
vcvtudq2ph256_mask avx512vl+avx512fp16 v8hf v8si v8hf uqi
vcvtudq2ph512_mask_round avx512fp16 v16hf v16si v16hf uhi int
vcvtuqq2ph128_mask avx512vl+avx512fp16 v8hf v2di v8hf uqi
vcvtuqq2ph256_mask avx512vl+avx512fp16 v8hf v4di v8hf uqi
vcvtuqq2ph512_mask_round avx512fp16 v8hf v8di v8hf uqi int
vcvtusi2sh32_round avx512fp16 v8hf v8hf uint int
vcvtusi2sh64_round avx512fp16+64bit v8hf v8hf uint64 int
vcvtuw2ph128_mask avx512vl+avx512fp16 v8hf v8hi v8hf uqi
vcvtuw2ph256_mask avx512vl+avx512fp16 v16hf v16hi v16hf uhi
vcvtuw2ph512_mask_round avx512fp16 v32hf v32hi v32hf usi int
vcvtw2ph128_mask avx512vl+avx512fp16 v8hf v8hi v8hf uqi
vcvtw2ph256_mask avx512vl+avx512fp16 v16hf v16hi v16hf uhi
vcvtw2ph512_mask_round avx512fp16 v32hf v32hi v32hf usi int
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
vec_pack_sfix256 avx v8si v4df v4df
vec_pack_sfix512 avx512f v16si v8df v8df
vec_set_v16qi sse4_1 v16qi v16qi qi int
vec_set_v2di sse4_1+64bit v2di v2di di int
vec_set_v4hi sse+3dnow_a+mmx v4hi v4hi hi int
vec_set_v4sf sse4_1 v4sf v4sf float int
vec_set_v4si sse4_1 v4si v4si si int
vec_set_v8hi sse2 v8hi v8hi hi int
vextractf128_pd256 avx v2df v4df int
vextractf128_ps256 avx v4sf v8sf int
vextractf128_si256 avx v4si v8si int
vfcmaddcph128 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf
vfcmaddcph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfcmaddcph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfcmaddcph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfcmaddcph256 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf
vfcmaddcph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfcmaddcph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfcmaddcph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfcmaddcph512_mask3_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfcmaddcph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfcmaddcph512_maskz_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfcmaddcph512_round avx512fp16 v32hf v32hf v32hf v32hf int
vfcmaddcsh_mask3_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfcmaddcsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfcmaddcsh_maskz_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfcmaddcsh_round avx512fp16 v8hf v8hf v8hf v8hf int
vfcmulcph128 avx512vl+avx512fp16 v8hf v8hf v8hf
vfcmulcph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfcmulcph256 avx512vl+avx512fp16 v16hf v16hf v16hf
vfcmulcph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfcmulcph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfcmulcph512_round avx512fp16 v32hf v32hf v32hf int
vfcmulcsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfcmulcsh_round avx512fp16 v8hf v8hf v8hf int
vfmaddcph128 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf
vfmaddcph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddcph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddcph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddcph256 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf
vfmaddcph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfmaddcph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfmaddcph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfmaddcph512_mask3_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfmaddcph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfmaddcph512_maskz_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfmaddcph512_round avx512fp16 v32hf v32hf v32hf v32hf int
vfmaddcsh_mask3_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddcsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddcsh_maskz_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddcsh_round avx512fp16 v8hf v8hf v8hf v8hf int
vfmaddpd fma+fma4 v2df v2df v2df v2df
vfmaddpd128_mask avx512vl v2df v2df v2df v2df uqi
vfmaddpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfmaddpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfmaddpd256 fma+fma4 v4df v4df v4df v4df
vfmaddpd256_mask avx512vl v4df v4df v4df v4df uqi
vfmaddpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfmaddpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfmaddpd512_mask avx512f v8df v8df v8df v8df uqi int
vfmaddpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfmaddpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfmaddph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddps fma+fma4 v4sf v4sf v4sf v4sf
vfmaddps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddps256 fma+fma4 v8sf v8sf v8sf v8sf
vfmaddps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfmaddps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfmaddps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
vfmaddsd fma4 v2df v2df v2df v2df
vfmaddsd3 fma v2df v2df v2df v2df
vfmaddsd3_mask avx512f v2df v2df v2df v2df uqi int
vfmaddsd3_mask3 avx512f v2df v2df v2df v2df uqi int
vfmaddsd3_maskz avx512f v2df v2df v2df v2df uqi int
vfmaddsd3_round avx512f v2df v2df v2df v2df int
vfmaddsh3_mask avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddsh3_mask3 avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddsh3_maskz avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmaddss fma4 v4sf v4sf v4sf v4sf
vfmaddss3 fma v4sf v4sf v4sf v4sf
vfmaddss3_mask avx512f v4sf v4sf v4sf v4sf uqi int
vfmaddss3_mask3 avx512f v4sf v4sf v4sf v4sf uqi int
vfmaddss3_maskz avx512f v4sf v4sf v4sf v4sf uqi int
vfmaddss3_round avx512f v4sf v4sf v4sf v4sf int
vfmaddsubpd fma+fma4 v2df v2df v2df v2df
vfmaddsubpd128_mask avx512vl v2df v2df v2df v2df uqi
vfmaddsubpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfmaddsubpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfmaddsubpd256 fma+fma4 v4df v4df v4df v4df
vfmaddsubpd256_mask avx512vl v4df v4df v4df v4df uqi
vfmaddsubpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfmaddsubpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfmaddsubpd512_mask avx512f v8df v8df v8df v8df uqi int
vfmaddsubpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfmaddsubpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfmaddsubph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddsubph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddsubph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmaddsubph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddsubph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddsubph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmaddsubph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddsubph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddsubph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmaddsubps fma+fma4 v4sf v4sf v4sf v4sf
vfmaddsubps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddsubps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddsubps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfmaddsubps256 fma+fma4 v8sf v8sf v8sf v8sf
vfmaddsubps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddsubps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddsubps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vfmaddsubps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfmaddsubps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfmaddsubps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
vfmsubaddpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfmsubaddpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfmsubaddpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfmsubaddph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubaddph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubaddph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubaddph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubaddph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubaddph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubaddph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubaddph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubaddph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubaddps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfmsubaddps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfmsubaddps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfmsubpd fma+fma4 v2df v2df v2df v2df
vfmsubpd128_mask avx512vl v2df v2df v2df v2df uqi
vfmsubpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfmsubpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfmsubpd256 fma+fma4 v4df v4df v4df v4df
vfmsubpd256_mask avx512vl v4df v4df v4df v4df uqi
vfmsubpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfmsubpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfmsubpd512_mask avx512f v8df v8df v8df v8df uqi int
vfmsubpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfmsubpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfmsubph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmsubph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfmsubph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfmsubps fma+fma4 v4sf v4sf v4sf v4sf
vfmsubps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfmsubps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfmsubps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfmsubps256 fma+fma4 v8sf v8sf v8sf v8sf
vfmsubps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfmsubps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfmsubps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vfmsubps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfmsubps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfmsubps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
vfmsubsd3 fma v2df v2df v2df v2df
vfmsubsd3_mask3 avx512f v2df v2df v2df v2df uqi int
vfmsubsh3_mask3 avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmsubss3 fma v4sf v4sf v4sf v4sf
vfmsubss3_mask3 avx512f v4sf v4sf v4sf v4sf uqi int
vfmulcph128 avx512vl+avx512fp16 v8hf v8hf v8hf
vfmulcph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfmulcph256 avx512vl+avx512fp16 v16hf v16hf v16hf
vfmulcph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uqi
vfmulcph512_mask_round avx512fp16 v32hf v32hf v32hf v32hf uhi int
vfmulcph512_round avx512fp16 v32hf v32hf v32hf int
vfmulcsh_mask_round avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfmulcsh_round avx512fp16 v8hf v8hf v8hf int
vfnmaddpd fma+fma4 v2df v2df v2df v2df
vfnmaddpd128_mask avx512vl v2df v2df v2df v2df uqi
vfnmaddpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfnmaddpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfnmaddpd256 fma+fma4 v4df v4df v4df v4df
vfnmaddpd256_mask avx512vl v4df v4df v4df v4df uqi
vfnmaddpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfnmaddpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfnmaddpd512_mask avx512f v8df v8df v8df v8df uqi int
vfnmaddpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfnmaddpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfnmaddph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmaddph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmaddph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmaddph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmaddph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmaddph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmaddph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmaddph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmaddph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmaddps fma+fma4 v4sf v4sf v4sf v4sf
vfnmaddps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfnmaddps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfnmaddps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfnmaddps256 fma+fma4 v8sf v8sf v8sf v8sf
vfnmaddps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfnmaddps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfnmaddps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vfnmaddps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfnmaddps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfnmaddps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
vfnmaddsd3 fma v2df v2df v2df v2df
vfnmaddsh3_mask avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfnmaddsh3_mask3 avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfnmaddsh3_maskz avx512fp16 v8hf v8hf v8hf v8hf uqi int
vfnmaddss3 fma v4sf v4sf v4sf v4sf
vfnmsubpd fma+fma4 v2df v2df v2df v2df
vfnmsubpd128_mask avx512vl v2df v2df v2df v2df uqi
vfnmsubpd128_mask3 avx512vl v2df v2df v2df v2df uqi
vfnmsubpd128_maskz avx512vl v2df v2df v2df v2df uqi
vfnmsubpd256 fma+fma4 v4df v4df v4df v4df
vfnmsubpd256_mask avx512vl v4df v4df v4df v4df uqi
vfnmsubpd256_mask3 avx512vl v4df v4df v4df v4df uqi
vfnmsubpd256_maskz avx512vl v4df v4df v4df v4df uqi
vfnmsubpd512_mask avx512f v8df v8df v8df v8df uqi int
vfnmsubpd512_mask3 avx512f v8df v8df v8df v8df uqi int
vfnmsubpd512_maskz avx512f v8df v8df v8df v8df uqi int
vfnmsubph128_mask avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmsubph128_mask3 avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmsubph128_maskz avx512vl+avx512fp16 v8hf v8hf v8hf v8hf uqi
vfnmsubph256_mask avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmsubph256_mask3 avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmsubph256_maskz avx512vl+avx512fp16 v16hf v16hf v16hf v16hf uhi
vfnmsubph512_mask avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmsubph512_mask3 avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmsubph512_maskz avx512fp16 v32hf v32hf v32hf v32hf usi int
vfnmsubps fma+fma4 v4sf v4sf v4sf v4sf
vfnmsubps128_mask avx512vl v4sf v4sf v4sf v4sf uqi
vfnmsubps128_mask3 avx512vl v4sf v4sf v4sf v4sf uqi
vfnmsubps128_maskz avx512vl v4sf v4sf v4sf v4sf uqi
vfnmsubps256 fma+fma4 v8sf v8sf v8sf v8sf
vfnmsubps256_mask avx512vl v8sf v8sf v8sf v8sf uqi
vfnmsubps256_mask3 avx512vl v8sf v8sf v8sf v8sf uqi
vfnmsubps256_maskz avx512vl v8sf v8sf v8sf v8sf uqi
vfnmsubps512_mask avx512f v16sf v16sf v16sf v16sf hi int
vfnmsubps512_mask3 avx512f v16sf v16sf v16sf v16sf hi int
vfnmsubps512_maskz avx512f v16sf v16sf v16sf v16sf hi int
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
vmovsh_mask avx512fp16 v8hf v8hf v8hf v8hf uqi
vp4dpwssd avx5124vnniw v16si v16si v16si v16si v16si v16si pcv4si
vp4dpwssd_mask avx5124vnniw v16si v16si v16si v16si v16si v16si pcv4si v16si uhi
vp4dpwssds avx5124vnniw v16si v16si v16si v16si v16si v16si pcv4si
vp4dpwssds_mask avx5124vnniw v16si v16si v16si v16si v16si v16si pcv4si v16si uhi
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
vpconflictdi_128_mask avx512cd+avx512vl v2di v2di v2di uqi
vpconflictdi_256_mask avx512cd+avx512vl v4di v4di v4di uqi
vpconflictdi_512_mask avx512cd v8di v8di v8di uqi
vpconflictsi_128_mask avx512cd+avx512vl v4si v4si v4si uqi
vpconflictsi_256_mask avx512cd+avx512vl v8si v8si v8si uqi
vpconflictsi_512_mask avx512cd v16si v16si v16si uhi
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
vperm2f128_pd256 avx v4df v4df v4df int
vperm2f128_ps256 avx v8sf v8sf v8sf int
vperm2f128_si256 avx v8si v8si v8si int
vpermi2vard128_mask avx512vl v4si v4si v4si v4si uqi
vpermi2vard256_mask avx512vl v8si v8si v8si v8si uqi
vpermi2vard512_mask avx512f v16si v16si v16si v16si uhi
vpermi2varhi128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
vpermi2varhi256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
vpermi2varhi512_mask avx512bw v32hi v32hi v32hi v32hi usi
vpermi2varpd128_mask avx512vl v2df v2df v2di v2df uqi
vpermi2varpd256_mask avx512vl v4df v4df v4di v4df uqi
vpermi2varpd512_mask avx512f v8df v8df v8di v8df uqi
vpermi2varps128_mask avx512vl v4sf v4sf v4si v4sf uqi
vpermi2varps256_mask avx512vl v8sf v8sf v8si v8sf uqi
vpermi2varps512_mask avx512f v16sf v16sf v16si v16sf uhi
vpermi2varq128_mask avx512vl v2di v2di v2di v2di uqi
vpermi2varq256_mask avx512vl v4di v4di v4di v4di uqi
vpermi2varq512_mask avx512f v8di v8di v8di v8di uqi
vpermi2varqi128_mask avx512vbmi+avx512vl v16qi v16qi v16qi v16qi uhi
vpermi2varqi256_mask avx512vbmi+avx512vl v32qi v32qi v32qi v32qi usi
vpermi2varqi512_mask avx512vbmi v64qi v64qi v64qi v64qi udi
vpermil2pd xop v2df v2df v2df v2di int
vpermil2pd256 xop v4df v4df v4df v4di int
vpermil2ps xop v4sf v4sf v4sf v4si int
vpermil2ps256 xop v8sf v8sf v8sf v8si int
vpermilpd avx v2df v2df int
vpermilpd256 avx v4df v4df int
vpermilpd256_mask avx512vl v4df v4df int v4df uqi
vpermilpd512_mask avx512f v8df v8df int v8df uqi
vpermilpd_mask avx512vl v2df v2df int v2df uqi
vpermilps avx v4sf v4sf int
vpermilps256 avx v8sf v8sf int
vpermilps256_mask avx512vl v8sf v8sf int v8sf uqi
vpermilps512_mask avx512f v16sf v16sf int v16sf uhi
vpermilps_mask avx512vl v4sf v4sf int v4sf uqi
vpermilvarpd avx v2df v2df v2di
vpermilvarpd256 avx v4df v4df v4di
vpermilvarpd256_mask avx512vl v4df v4df v4di v4df uqi
vpermilvarpd512_mask avx512f v8df v8df v8di v8df uqi
vpermilvarpd_mask avx512vl v2df v2df v2di v2df uqi
vpermilvarps avx v4sf v4sf v4si
vpermilvarps256 avx v8sf v8sf v8si
vpermilvarps256_mask avx512vl v8sf v8sf v8si v8sf uqi
vpermilvarps512_mask avx512f v16sf v16sf v16si v16sf uhi
vpermilvarps_mask avx512vl v4sf v4sf v4si v4sf uqi
vpermt2vard128_mask avx512vl v4si v4si v4si v4si uqi
vpermt2vard128_maskz avx512vl v4si v4si v4si v4si uqi
vpermt2vard256_mask avx512vl v8si v8si v8si v8si uqi
vpermt2vard256_maskz avx512vl v8si v8si v8si v8si uqi
vpermt2vard512_mask avx512f v16si v16si v16si v16si uhi
vpermt2vard512_maskz avx512f v16si v16si v16si v16si uhi
vpermt2varhi128_mask avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
vpermt2varhi128_maskz avx512bw+avx512vl v8hi v8hi v8hi v8hi uqi
vpermt2varhi256_mask avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
vpermt2varhi256_maskz avx512bw+avx512vl v16hi v16hi v16hi v16hi uhi
vpermt2varhi512_mask avx512bw v32hi v32hi v32hi v32hi usi
vpermt2varhi512_maskz avx512bw v32hi v32hi v32hi v32hi usi
vpermt2varpd128_mask avx512vl v2df v2di v2df v2df uqi
vpermt2varpd128_maskz avx512vl v2df v2di v2df v2df uqi
vpermt2varpd256_mask avx512vl v4df v4di v4df v4df uqi
vpermt2varpd256_maskz avx512vl v4df v4di v4df v4df uqi
vpermt2varpd512_mask avx512f v8df v8di v8df v8df uqi
vpermt2varpd512_maskz avx512f v8df v8di v8df v8df uqi
vpermt2varps128_mask avx512vl v4sf v4si v4sf v4sf uqi
vpermt2varps128_maskz avx512vl v4sf v4si v4sf v4sf uqi
vpermt2varps256_mask avx512vl v8sf v8si v8sf v8sf uqi
vpermt2varps256_maskz avx512vl v8sf v8si v8sf v8sf uqi
vpermt2varps512_mask avx512f v16sf v16si v16sf v16sf uhi
vpermt2varps512_maskz avx512f v16sf v16si v16sf v16sf uhi
vpermt2varq128_mask avx512vl v2di v2di v2di v2di uqi
vpermt2varq128_maskz avx512vl v2di v2di v2di v2di uqi
vpermt2varq256_mask avx512vl v4di v4di v4di v4di uqi
vpermt2varq256_maskz avx512vl v4di v4di v4di v4di uqi
vpermt2varq512_mask avx512f v8di v8di v8di v8di uqi
vpermt2varq512_maskz avx512f v8di v8di v8di v8di uqi
vpermt2varqi128_mask avx512vbmi+avx512vl v16qi v16qi v16qi v16qi uhi
vpermt2varqi128_maskz avx512vbmi+avx512vl v16qi v16qi v16qi v16qi uhi
vpermt2varqi256_mask avx512vbmi+avx512vl v32qi v32qi v32qi v32qi usi
vpermt2varqi256_maskz avx512vbmi+avx512vl v32qi v32qi v32qi v32qi usi
vpermt2varqi512_mask avx512vbmi v64qi v64qi v64qi v64qi udi
vpermt2varqi512_maskz avx512vbmi v64qi v64qi v64qi v64qi udi
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
vplzcntd_128_mask avx512cd+avx512vl v4si v4si v4si uqi
vplzcntd_256_mask avx512cd+avx512vl v8si v8si v8si uqi
vplzcntd_512_mask avx512cd v16si v16si v16si uhi
vplzcntq_128_mask avx512cd+avx512vl v2di v2di v2di uqi
vplzcntq_256_mask avx512cd+avx512vl v4di v4di v4di uqi
vplzcntq_512_mask avx512cd v8di v8di v8di uqi
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
vpshlq xop v2di v2di v2di
vpshlw xop v8hi v8hi v8hi
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
wbinvd - void
wbnoinvd wbnoinvd void
wrfsbase32 fsgsbase+64bit void unsigned
wrfsbase64 fsgsbase+64bit void uint64
wrgsbase32 fsgsbase+64bit void unsigned
wrgsbase64 fsgsbase+64bit void uint64
writeeflags_u32 - void unsigned
writeeflags_u64 +64bit void uint64
wrpkru pku void unsigned
wrssd shstk void unsigned pvoid
wrssq shstk+64bit void uint64 pvoid
wrussd shstk void unsigned pvoid
wrussq shstk+64bit void uint64 pvoid
xabort rtm void unsigned
xbegin rtm unsigned
xend rtm void
xgetbv xsave uint64 int
xorpd sse2 v2df v2df v2df
xorpd128_mask avx512dq+avx512vl v2df v2df v2df v2df uqi
xorpd256 avx v4df v4df v4df
xorpd256_mask avx512dq+avx512vl v4df v4df v4df v4df uqi
xorpd512_mask avx512dq v8df v8df v8df v8df uqi
xorps sse v4sf v4sf v4sf
xorps128_mask avx512dq+avx512vl v4sf v4sf v4sf v4sf uqi
xorps256 avx v8sf v8sf v8sf
xorps256_mask avx512dq+avx512vl v8sf v8sf v8sf v8sf uqi
xorps512_mask avx512dq v16sf v16sf v16sf v16sf uhi
xresldtrk tsxldtrk void
xrstor xsave void pvoid int64
xrstor64 xsave+64bit void pvoid int64
xrstors xsaves void pvoid int64
xrstors64 xsaves+64bit void pvoid int64
xsave xsave void pvoid int64
xsave64 xsave+64bit void pvoid int64
xsavec xsavec void pvoid int64
xsavec64 xsavec+64bit void pvoid int64
xsaveopt xsaveopt void pvoid int64
xsaveopt64 xsaveopt+64bit void pvoid int64
xsaves xsaves void pvoid int64
xsaves64 xsaves+64bit void pvoid int64
xsetbv xsave void int int64
xsusldtrk tsxldtrk void
xtest rtm int
"""
