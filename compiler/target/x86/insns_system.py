"""Rows of the system, virtualisation, state and cache-control instructions (format: insns.py; source: Intel SDM vol. 2 and 3,
AMD64 manual vol. 2 and 3)."""

from __future__ import annotations

from typing import Final

SYSTEM_ROWS: Final = """
!feature base
hlt      -              | F4               | -
cli      -              | FA               | - >i
sti      -              | FB               | - >i
clts     -              | 0F 06            | -
invd     -              | 0F 08            | -
wbinvd   -              | 0F 09            | -
wbnoinvd -              | F3 0F 09         | -
rdmsr    -              | 0F 32            | - @c>a,d
wrmsr    -              | 0F 30            | - @a,c,d>
rsm      -              | 0F AA            | - >oszapcdi
syscall  -              | 0F 05            | - @>c,r11
sysret   -              | oszy 0F 07       | - | only64 dszl
sysret   -              | 0F 07            | - | no64 nosfx
sysret   -              | o32 0F 07        | - | no64 sfx=l att noprint
sysenter -              | 0F 34            | -
sysexit  -              | 0F 35            | - | no64 sfx=
sysexit  -              | oszy 0F 35       | - | only64 dszl
swapgs   -              | 0F 01 F8         | - | only64
lgdt     m              | oszz 0F 01 /2    | r | no64 dszm
lgdt     m              | 0F 01 /2         | r | only64 sfx=q
lidt     m              | oszz 0F 01 /3    | r | no64 dszm
lidt     m              | 0F 01 /3         | r | only64 sfx=q
sgdt     m              | oszz 0F 01 /0    | w | no64 dszm
sgdt     m              | 0F 01 /0         | w | only64 sfx=q
sidt     m              | oszz 0F 01 /1    | w | no64 dszm
sidt     m              | 0F 01 /1         | w | only64 sfx=q
lldt     r16            | 0F 00 /2         | r | sfx=w
lldt     m16            | 0F 00 /2         | r | sfx=w
ltr      r16            | 0F 00 /3         | r | sfx=w
ltr      m16            | 0F 00 /3         | r | sfx=w
sldt     rv             | 0F 00 /0         | w | norexw
sldt     m16            | 0F 00 /0         | w | sfx=w
str      rv             | 0F 00 /1         | w | norexw
str      m16            | 0F 00 /1         | w | sfx=w
smsw     rv             | 0F 01 /4         | w
smsw     m16            | 0F 01 /4         | w | sfx=w
lmsw     rm16           | 0F 01 /6         | r | sfx=w
verr     rm16           | 0F 00 /4         | r >z | sfx=w
verw     rm16           | 0F 00 /5         | r >z | sfx=w
lar      rv,r16         | 0F 02 /r         | wr >z | sfx= noprint
lar      rv,m16         | 0F 02 /r         | wr >z
lar      rv,rv          | 0F 02 /r:RM      | wr >z
lsl      rv,r16         | 0F 03 /r         | wr >z | sfx= noprint
lsl      rv,m16         | 0F 03 /r         | wr >z
lsl      rv,rv          | 0F 03 /r:RM      | wr >z
invlpg   m              | 0F 01 /7         | n
rdtscp   -              | 0F 01 F9         | - @>a,c,d
clac     -              | 0F 01 CA         | -
stac     -              | 0F 01 CB         | -
xgetbv   -              | 0F 01 D0         | - @c>a,d
xsetbv   -              | 0F 01 D1         | - @a,c,d>
monitor  -              | 0F 01 C8         | - @a,c,d>
monitor  aa,ecx,edx     | 0F 01 C8         | nnn | asis noprint addrop
monitor  aa,rcx,rdx     | 0F 01 C8         | nnn | asis noprint only64 addrop
mwait    -              | 0F 01 C9         | - @a,c>
mwait    eax,ecx        | 0F 01 C9         | nn  | asis noprint
mwait    rax,rcx        | 0F 01 C9         | nn  | asis noprint only64
monitorx -              | 0F 01 FA         | - @a,c,d>
monitorx aa,ecx,edx     | 0F 01 FA         | nnn | asis noprint addrop
monitorx aa,rcx,rdx     | 0F 01 FA         | nnn | asis noprint only64 addrop
mwaitx   -              | 0F 01 FB         | - @a,b,c>
mwaitx   eax,ecx,ebx    | 0F 01 FB         | nnn | asis noprint
mwaitx   rax,rcx,rbx    | 0F 01 FB         | nnn | asis noprint only64
umonitor ra             | F3 0F AE /6      | n   | addrop
umwait   r32            | F2 0F AE /6      | r  >c @a,d>
umwait   r32,edx,eax    | F2 0F AE /6      | rrr >c | asis noprint
tpause   r32            | 66 0F AE /6      | r  >c @a,d>
tpause   r32,edx,eax    | 66 0F AE /6      | rrr >c | asis noprint
rdfsbase ry             | F3 0F AE /0      | w | only64 nosfx
rdgsbase ry             | F3 0F AE /1      | w | only64 nosfx
wrfsbase ry             | F3 0F AE /2      | r | only64 nosfx
wrgsbase ry             | F3 0F AE /3      | r | only64 nosfx
rdpid    r32            | F3 0F C7 /7      | w | no64
rdpid    r64            | F3 0F C7 /7      | w | only64
ptwrite  rmy            | F3 0F AE /4      | r | noosz
invpcid  r32,m128       | 66 0F 38 82 /r   | rr | no64
invpcid  r64,m128       | 66 0F 38 82 /r   | rr | only64
invept   r32,m128       | 66 0F 38 80 /r   | rr >oszapc | no64
invept   r64,m128       | 66 0F 38 80 /r   | rr >oszapc | only64
invvpid  r32,m128       | 66 0F 38 81 /r   | rr >oszapc | no64
invvpid  r64,m128       | 66 0F 38 81 /r   | rr >oszapc | only64
vmcall   -              | 0F 01 C1         | - >oszapc
vmlaunch -              | 0F 01 C2         | - >oszapc
vmresume -              | 0F 01 C3         | - >oszapc
vmxoff   -              | 0F 01 C4         | - >oszapc
vmfunc   -              | 0F 01 D4         | - @a,c>
vmptrld  m64            | 0F C7 /6         | r >oszapc | nosfx
vmptrst  m64            | 0F C7 /7         | w >oszapc | nosfx
vmclear  m64            | 66 0F C7 /6      | r >oszapc | nosfx
vmxon    m64            | F3 0F C7 /6      | r >oszapc | nosfx
vmread   rm32,r32       | 0F 78 /r         | wr >oszapc | no64 sfx=l
vmread   rm64,r64       | 0F 78 /r         | wr >oszapc | only64 sfx=q
vmwrite  r32,rm32       | 0F 79 /r         | rr >oszapc | no64 sfx=l
vmwrite  r64,rm64       | 0F 79 /r         | rr >oszapc | only64 sfx=q
vmgexit  -              | F3 0F 01 D9      | -
vmrun    -              | 0F 01 D8         | - @a>
vmrun    aa             | 0F 01 D8         | n | noprint addrop
vmmcall  -              | 0F 01 D9         | -
vmload   -              | 0F 01 DA         | - @a>
vmload   aa             | 0F 01 DA         | n | noprint addrop
vmsave   -              | 0F 01 DB         | - @a>
vmsave   aa             | 0F 01 DB         | n | noprint addrop
stgi     -              | 0F 01 DC         | -
clgi     -              | 0F 01 DD         | -
skinit   -              | 0F 01 DE         | - @a>
skinit   eax            | 0F 01 DE         | n | noprint
invlpga  -              | 0F 01 DF         | - @a,c>
invlpga  aa,ecx         | 0F 01 DF         | nn | asis noprint addrop
invlpgb  -              | 0F 01 FE         | - @a,c,d>
invlpgb  aa,ecx,edx     | 0F 01 FE         | nnn | asis noprint addrop
tlbsync  -              | 0F 01 FF         | -
rmpquery  -             | F3 0F 01 FD      | - >oszapc @a>a,c,d | only64
psmash   -              | F3 0F 01 FF      | - >oszapc @a>a | only64
pvalidate -             | F2 0F 01 FF      | - >oszapc @a,c,d>a
rmpupdate -             | F2 0F 01 FE      | - >oszapc @a,c>a | only64
rmpadjust -             | F3 0F 01 FE      | - >oszapc @a,c,d>a | only64
mcommit  -              | F3 0F 01 FA      | - >oszapc
rdpru    -              | 0F 01 FD         | - >oszapc @c>a,d
clzero   -              | 0F 01 FC         | - @a>mem
clzero   aa             | 0F 01 FC         | n | noprint addrop
getsec   -              | 0F 37            | - @a,b,c>a,b,c
encls    -              | 0F 01 CF         | - >oszapc @a,b,c,d>a,b,c,d
enclu    -              | 0F 01 D7         | - >oszapc @a,b,c,d>a,b,c,d
enclv    -              | 0F 01 C0         | - >oszapc @a,b,c,d>a,b,c,d
pconfig  -              | 0F 01 C5         | - >oszapc @a,b,c,d>a
serialize -             | 0F 01 E8         | -
xsusldtrk -             | F2 0F 01 E8      | -
xresldtrk -             | F2 0F 01 E9      | -
rdpkru   -              | 0F 01 EE         | - @c>a,d
wrpkru   -              | 0F 01 EF         | - @a,c,d>
uiret    -              | F3 0F 01 EC      | - | only64
clui     -              | F3 0F 01 EE      | - | only64
stui     -              | F3 0F 01 EF      | - | only64
testui   -              | F3 0F 01 ED      | - >oszapc | only64
senduipi r64            | F3 0F C7 /6      | r | only64
tdcall   -              | 66 0F 01 CC      | - | only64
seamret  -              | 66 0F 01 CD      | - | only64
seamops  -              | 66 0F 01 CE      | - | only64
seamcall -              | 66 0F 01 CF      | - | only64
wrmsrns  -              | 0F 01 C6         | - @a,c,d>
rdmsrlist -             | F2 0F 01 C6      | - | only64
wrmsrlist -             | F3 0F 01 C6      | - | only64
hreset   i8             | F3 0F 3A F0 C0 ib | r @a>
enqcmd   ra,m           | F2 0F 38 F8 /r   | rr >oszapc @>mem | addrop
enqcmds  ra,m           | F3 0F 38 F8 /r   | rr >oszapc @>mem | addrop
aadd     my,ry          | 0F 38 FC /r      | xr | noosz nosfx
aand     my,ry          | 66 0F 38 FC /r   | xr | noosz nosfx
aor      my,ry          | F2 0F 38 FC /r   | xr | noosz nosfx
axor     my,ry          | F3 0F 38 FC /r   | xr | noosz nosfx
cmp{cc}xadd my,ry,ry   | VEX.L0.66.0F38.Wy E0+cc /r:MRV | xxr >oszapc | only64 noosz nosfx
xstore,xstorerng -      | 0F A7 C0         | - @a,c,d,di>a,di,mem | rep
xcryptecb -             | F3 0F A7 C8      | - @a,b,c,d,si,di>a,c,si,di,mem | rep
xcryptcbc -             | F3 0F A7 D0      | - @a,b,c,d,si,di>a,c,si,di,mem | rep
xcryptctr -             | F3 0F A7 D8      | - @a,b,c,d,si,di>a,c,si,di,mem | rep
xcryptcfb -             | F3 0F A7 E0      | - @a,b,c,d,si,di>a,c,si,di,mem | rep
xcryptofb -             | F3 0F A7 E8      | - @a,b,c,d,si,di>a,c,si,di,mem | rep
montmul  -              | F3 0F A6 C0      | - @a,c,si>a,c,si,mem | rep
xsha1    -              | F3 0F A6 C8      | - @a,c,si,di>a,c,si,mem | rep
xsha256  -              | F3 0F A6 D0      | - @a,c,si,di>a,c,si,mem | rep
!feature rtm
xbegin   relz           | C7 F8 cz         | n @>a | jump xbegin f64
xend     -              | 0F 01 D5         | -
xabort   i8             | C6 F8 ib         | r @>a
xtest    -              | 0F 01 D6         | - >oszapc
!feature cet
endbr64  -              | F3 0F 1E FA      | -
endbr32  -              | F3 0F 1E FB      | -
incsspd  r32            | F3 0F AE /5      | r
incsspq  r64            | o64 F3 0F AE /5  | r | nosfx
rdsspd   r32            | F3 0F 1E /1      | x
rdsspq   r64            | o64 F3 0F 1E /1  | x | nosfx
saveprevssp -           | F3 0F 01 EA      | -
rstorssp m64            | F3 0F 01 /5      | x
setssbsy -              | F3 0F 01 E8      | -
clrssbsy m64            | F3 0F AE /6      | x
wrssd    m32,r32        | 0F 38 F6 /r      | wr
wrssq    m64,r64        | o64 0F 38 F6 /r  | wr | nosfx
wrussd   m32,r32        | 66 0F 38 F5 /r   | wr
wrussq   m64,r64        | o64 66 0F 38 F5 /r | wr | nosfx
!feature cache
clflush  m8             | 0F AE /7         | n
clflushopt m8           | 66 0F AE /7      | n
clwb     m8             | 66 0F AE /6      | n
cldemote m8             | 0F 1C /0         | n
prefetch m8             | 0F 0D /0         | n
prefetchw m8            | 0F 0D /1         | n
prefetchwt1 m8          | 0F 0D /2         | n
prefetchnta m8          | 0F 18 /0         | n
prefetcht0 m8           | 0F 18 /1         | n
prefetcht1 m8           | 0F 18 /2         | n
prefetcht2 m8           | 0F 18 /3         | n
prefetchit1 m8          | 0F 18 /6         | n | only64 riponly
prefetchit0 m8          | 0F 18 /7         | n | only64 riponly
lfence   -              | 0F AE E8         | -
mfence   -              | 0F AE F0         | -
sfence   -              | 0F AE F8         | -
!feature xsave
fxsave   m              | 0F AE /0         | w
fxsave64 m              | o64 0F AE /0     | w | nosfx only64
fxsave   m              | o64 0F AE /0     | w | sfx=q att only64
fxrstor  m              | 0F AE /1         | r
fxrstor64 m             | o64 0F AE /1     | r | nosfx only64
fxrstor  m             | o64 0F AE /1     | r | sfx=q att only64
xsave    m              | 0F AE /4         | w @a,d>
xsave64  m              | o64 0F AE /4     | w @a,d> | nosfx only64
xsave    m              | o64 0F AE /4     | w @a,d> | sfx=q att only64
xrstor   m              | 0F AE /5         | r @a,d>
xrstor64 m              | o64 0F AE /5     | r @a,d> | nosfx only64
xrstor   m              | o64 0F AE /5     | r @a,d> | sfx=q att only64
xsaveopt m              | 0F AE /6         | w @a,d>
xsaveopt64 m            | o64 0F AE /6     | w @a,d> | nosfx only64
xsaveopt m            | o64 0F AE /6     | w @a,d> | sfx=q att only64
xsavec   m              | 0F C7 /4         | w @a,d>
xsavec64 m              | o64 0F C7 /4     | w @a,d> | nosfx only64
xsaves   m              | 0F C7 /5         | w @a,d>
xsaves64 m              | o64 0F C7 /5     | w @a,d> | nosfx only64
xrstors  m              | 0F C7 /3         | r @a,d>
xrstors64 m             | o64 0F C7 /3     | r @a,d> | nosfx only64
ldmxcsr  m32            | 0F AE /2         | r
stmxcsr  m32            | 0F AE /3         | w
vldmxcsr m32            | VEX.L0.0F.WIG AE /2 | r
vstmxcsr m32            | VEX.L0.0F.WIG AE /3 | w
!feature mpx
bndmk    bnd,ma         | F3 0F 1B /r      | wn
bndcl    bnd,ma         | F3 0F 1A /r      | rn
bndcl    bnd,r32        | F3 0F 1A /r:RM   | rr | no64
bndcl    bnd,r64        | F3 0F 1A /r:RM   | rr | only64
bndcu    bnd,ma         | F2 0F 1A /r      | rn
bndcu    bnd,r32        | F2 0F 1A /r:RM   | rr | no64
bndcu    bnd,r64        | F2 0F 1A /r:RM   | rr | only64
bndcn    bnd,ma         | F2 0F 1B /r      | rn
bndcn    bnd,r32        | F2 0F 1B /r:RM   | rr | no64
bndcn    bnd,r64        | F2 0F 1B /r:RM   | rr | only64
bndmov   bnd,bnd        | 66 0F 1A /r:RM   | wr
bndmov   bnd,ma         | 66 0F 1A /r      | wr
bndmov   ma,bnd         | 66 0F 1B /r      | wr
bndldx   bnd,ma         | 0F 1A /r         | wr
bndstx   ma,bnd         | 0F 1B /r         | wr
"""
