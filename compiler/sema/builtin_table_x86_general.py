"""Rows of the table of x86 built-in functions: what is no vector extension: bit manipulation, state, keys, transactions, random numbers.

Columns as builtin_table_x86.py explains them; it joins the parts.
"""

from __future__ import annotations

from typing import Final

X86_GENERAL_BUILTINS: Final = """
__builtin_clzs lzcnt uint16 uint16
__builtin_ctzs bmi uint16 uint16
__builtin_huge_valq - float128
__builtin_infq - float128
addcarryx_u32 - uchar uchar uint uint punsigned
addcarryx_u64 +64bit uchar uchar ulonglong ulonglong pulonglong
aesdec128kl_u8 kl uint8 pv2di v2di pcvoid
aesdec256kl_u8 kl uint8 pv2di v2di pcvoid
aesdecwide128kl_u8 widekl uint8 pv2di pcv2di pcvoid
aesdecwide256kl_u8 widekl uint8 pv2di pcv2di pcvoid
aesenc128kl_u8 kl uint8 pv2di v2di pcvoid
aesenc256kl_u8 kl uint8 pv2di v2di pcvoid
aesencwide128kl_u8 widekl uint8 pv2di pcv2di pcvoid
aesencwide256kl_u8 widekl uint8 pv2di pcv2di pcvoid
bextr_u32 bmi uint uint uint
bextr_u64 bmi+64bit uint64 uint64 uint64
bextri_u32 tbm uint uint uint
bextri_u64 tbm+64bit uint64 uint64 uint64
bsrdi +64bit int64 int64
bsrsi - int int
bzhi_di bmi2+64bit uint64 uint64 uint64
bzhi_si bmi2 uint uint uint
cldemote cldemote void pcvoid
clflushopt clflushopt void pcvoid
clrssbsy shstk void pvoid
clui uintr+64bit void
clwb clwb void pcvoid
clzero clzero void pcvoid
crc32di crc32+64bit uint64 uint64 uint64
crc32hi crc32 uint uint ushort
crc32qi crc32 uint uint uchar
crc32si crc32 uint uint uint
directstoreu_u32 movdiri void punsigned unsigned
directstoreu_u64 movdiri+64bit void pulonglong ulonglong
encodekey128_u32 kl uint uint v2di pvoid
encodekey256_u32 kl uint uint v2di v2di pvoid
enqcmd enqcmd int pvoid pcvoid
enqcmds enqcmd int pvoid pcvoid
fldenv - void pcvoid
fnclex - void
fnstenv - void pvoid
fnstsw - ushort
fxrstor fxsr void pvoid
fxrstor64 fxsr+64bit void pvoid
fxsave fxsr void pvoid
fxsave64 fxsr+64bit void pvoid
hreset hreset void unsigned
incsspd shstk void unsigned
incsspq shstk+64bit void uint64
llwpcb lwp void pvoid
loadiwkey kl void v2di v2di v2di uint
lwpins32 lwp uchar uint uint uint
lwpins64 lwp+64bit uchar uint64 uint uint
lwpval32 lwp void uint uint uint
lwpval64 lwp+64bit void uint64 uint uint
lzcnt_u16 lzcnt uint16 uint16
lzcnt_u32 lzcnt uint uint
lzcnt_u64 lzcnt+64bit uint64 uint64
monitor mwait void pcvoid unsigned unsigned
monitorx mwaitx void pcvoid unsigned unsigned
movdir64b movdir64b void pvoid pcvoid
mwait mwait void unsigned unsigned
mwaitx mwaitx void unsigned unsigned unsigned
pause - void
pclmulqdq128 pclmul+sse2 v2di v2di v2di int
pdep_di bmi2+64bit uint64 uint64 uint64
pdep_si bmi2 uint uint uint
pext_di bmi2+64bit uint64 uint64 uint64
pext_si bmi2 uint uint uint
ptwrite32 ptwrite void unsigned
ptwrite64 ptwrite+64bit void uint64
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
rolhi - uint16 uint16 int
rolqi - uint8 uint8 int
rorhi - uint16 uint16 int
rorqi - uint8 uint8 int
rstorssp shstk void pvoid
saveprevssp shstk void
sbb_u32 - uchar uchar uint uint punsigned
sbb_u64 +64bit uchar uchar ulonglong ulonglong pulonglong
senduipi uintr+64bit void uint64
serialize serialize void
setssbsy shstk void
sha1msg1 sha v4si v4si v4si
sha1msg2 sha v4si v4si v4si
sha1nexte sha v4si v4si v4si
sha1rnds4 sha v4si v4si v4si int
sha256msg1 sha v4si v4si v4si
sha256msg2 sha v4si v4si v4si
sha256rnds2 sha v4si v4si v4si v4si
slwpcb lwp pvoid
stui uintr+64bit void
testui uintr+64bit uint8
tpause waitpkg uint8 unsigned uint64
tzcnt_u16 bmi uint16 uint16
tzcnt_u32 bmi uint uint
tzcnt_u64 bmi+64bit uint64 uint64
umonitor waitpkg void pvoid
umwait waitpkg uint8 unsigned uint64
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
