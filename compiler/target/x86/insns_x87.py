"""Rows of the x87 instructions (format: insns.py; source: Intel SDM vol. 2).

AT&T syntax exchanges fsub/fsubr and fdiv/fdivr when the destination is not %st, as the UNIX
assemblers did and GNU as keeps (GNU as manual: i386-Bugs); those rows are marked att or intel.
"""

from __future__ import annotations

from typing import Final

X87_ROWS: Final = """
!feature x87
fld      sti            | D9 C0+r          | r
fld      m32            | D9 /0            | r | sfx=s
fld      m64            | DD /0            | r | sfx=l
fld      m80            | DB /5            | r | sfx=t
fild     m16            | DF /0            | r | sfx=s
fild     m32            | DB /0            | r | sfx=l
fild     m64            | DF /5            | r | sfx=q sfx2=ll
fst      sti            | DD D0+r          | w
fst      m32            | D9 /2            | w | sfx=s
fst      m64            | DD /2            | w | sfx=l
fist     m16            | DF /2            | w | sfx=s
fist     m32            | DB /2            | w | sfx=l
fstp     sti            | DD D8+r          | w
fstp     m32            | D9 /3            | w | sfx=s
fstp     m64            | DD /3            | w | sfx=l
fstp     m80            | DB /7            | w | sfx=t
fistp    m16            | DF /3            | w | sfx=s
fistp    m32            | DB /3            | w | sfx=l
fistp    m64            | DF /7            | w | sfx=q sfx2=ll
fisttp   m16            | DF /1            | w | sfx=s
fisttp   m32            | DB /1            | w | sfx=l
fisttp   m64            | DD /1            | w | sfx=q sfx2=ll
fbld     m80            | DF /4            | r
fbstp    m80            | DF /6            | w
fxch     -              | D9 C9            | -
fxch     sti            | D9 C8+r          | x
fcom     -              | D8 D1            | -
fcom     sti            | D8 D0+r          | r
fcom     m32            | D8 /2            | r | sfx=s
fcom     m64            | DC /2            | r | sfx=l
ficom    m16            | DE /2            | r | sfx=s
ficom    m32            | DA /2            | r | sfx=l
fcomp    -              | D8 D9            | -
fcomp    sti            | D8 D8+r          | r
fcomp    m32            | D8 /3            | r | sfx=s
fcomp    m64            | DC /3            | r | sfx=l
ficomp   m16            | DE /3            | r | sfx=s
ficomp   m32            | DA /3            | r | sfx=l
fcompp   -              | DE D9            | -
fucom    -              | DD E1            | -
fucom    sti            | DD E0+r          | r
fucomp   -              | DD E9            | -
fucomp   sti            | DD E8+r          | r
fucompp  -              | DA E9            | -
fucomi   -              | DB E9            | - >zpc | noprint
fucomi   sti            | DB E8+r          | r >zpc | noprint
fucomi   st,sti         | DB E8+r          | rr >zpc
fucomip,fucompi -       | DF E9            | - >zpc | noprint
fucomip,fucompi sti     | DF E8+r          | r >zpc | noprint
fucomip,fucompi st,sti  | DF E8+r          | rr >zpc
fcomi    -              | DB F1            | - >zpc | noprint
fcomi    sti            | DB F0+r          | r >zpc | noprint
fcomi    st,sti         | DB F0+r          | rr >zpc
fcomip,fcompi -         | DF F1            | - >zpc | noprint
fcomip,fcompi sti       | DF F0+r          | r >zpc | noprint
fcomip,fcompi st,sti    | DF F0+r          | rr >zpc
ftst     -              | D9 E4            | -
fxam     -              | D9 E5            | -
fld1     -              | D9 E8            | -
fldl2t   -              | D9 E9            | -
fldl2e   -              | D9 EA            | -
fldpi    -              | D9 EB            | -
fldlg2   -              | D9 EC            | -
fldln2   -              | D9 ED            | -
fldz     -              | D9 EE            | -
fadd     -              | DE C1            | - | popping noprint
fadd     sti            | D8 C0+r          | r | noprint
fadd     st,sti         | D8 C0+r          | xr
fadd     sti,st         | DC C0+r          | xr
fadd     m32            | D8 /0            | r | sfx=s
fadd     m64            | DC /0            | r | sfx=l
fiadd    m16            | DE /0            | r | sfx=s
fiadd    m32            | DA /0            | r | sfx=l
faddp    -              | DE C1            | - | noprint
faddp    sti            | DE C0+r          | x | noprint
faddp    sti,st         | DE C0+r          | xr
fmul     -              | DE C9            | - | popping noprint
fmul     sti            | D8 C8+r          | r | noprint
fmul     st,sti         | D8 C8+r          | xr
fmul     sti,st         | DC C8+r          | xr
fmul     m32            | D8 /1            | r | sfx=s
fmul     m64            | DC /1            | r | sfx=l
fimul    m16            | DE /1            | r | sfx=s
fimul    m32            | DA /1            | r | sfx=l
fmulp    -              | DE C9            | - | noprint
fmulp    sti            | DE C8+r          | x | noprint
fmulp    sti,st         | DE C8+r          | xr
fsub     -              | DE E1            | - | popping att noprint
fsub     -              | DE E9            | - | popping intel noprint
fsub     sti            | D8 E0+r          | r | noprint
fsub     st,sti         | D8 E0+r          | xr
fsub     sti,st         | DC E0+r          | xr | att
fsub     sti,st         | DC E8+r          | xr | intel
fsub     m32            | D8 /4            | r | sfx=s
fsub     m64            | DC /4            | r | sfx=l
fisub    m16            | DE /4            | r | sfx=s
fisub    m32            | DA /4            | r | sfx=l
fsubp    -              | DE E1            | - | att noprint
fsubp    sti            | DE E0+r          | x | att noprint
fsubp    sti,st         | DE E0+r          | xr | att
fsubp    -              | DE E9            | - | intel noprint
fsubp    sti            | DE E8+r          | x | intel noprint
fsubp    sti,st         | DE E8+r          | xr | intel
fsubr    -              | DE E9            | - | popping att noprint
fsubr    -              | DE E1            | - | popping intel noprint
fsubr    sti            | D8 E8+r          | r | noprint
fsubr    st,sti         | D8 E8+r          | xr
fsubr    sti,st         | DC E8+r          | xr | att
fsubr    sti,st         | DC E0+r          | xr | intel
fsubr    m32            | D8 /5            | r | sfx=s
fsubr    m64            | DC /5            | r | sfx=l
fisubr   m16            | DE /5            | r | sfx=s
fisubr   m32            | DA /5            | r | sfx=l
fsubrp   -              | DE E9            | - | att noprint
fsubrp   sti            | DE E8+r          | x | att noprint
fsubrp   sti,st         | DE E8+r          | xr | att
fsubrp   -              | DE E1            | - | intel noprint
fsubrp   sti            | DE E0+r          | x | intel noprint
fsubrp   sti,st         | DE E0+r          | xr | intel
fdiv     -              | DE F1            | - | popping att noprint
fdiv     -              | DE F9            | - | popping intel noprint
fdiv     sti            | D8 F0+r          | r | noprint
fdiv     st,sti         | D8 F0+r          | xr
fdiv     sti,st         | DC F0+r          | xr | att
fdiv     sti,st         | DC F8+r          | xr | intel
fdiv     m32            | D8 /6            | r | sfx=s
fdiv     m64            | DC /6            | r | sfx=l
fidiv    m16            | DE /6            | r | sfx=s
fidiv    m32            | DA /6            | r | sfx=l
fdivp    -              | DE F1            | - | att noprint
fdivp    sti            | DE F0+r          | x | att noprint
fdivp    sti,st         | DE F0+r          | xr | att
fdivp    -              | DE F9            | - | intel noprint
fdivp    sti            | DE F8+r          | x | intel noprint
fdivp    sti,st         | DE F8+r          | xr | intel
fdivr    -              | DE F9            | - | popping att noprint
fdivr    -              | DE F1            | - | popping intel noprint
fdivr    sti            | D8 F8+r          | r | noprint
fdivr    st,sti         | D8 F8+r          | xr
fdivr    sti,st         | DC F8+r          | xr | att
fdivr    sti,st         | DC F0+r          | xr | intel
fdivr    m32            | D8 /7            | r | sfx=s
fdivr    m64            | DC /7            | r | sfx=l
fidivr   m16            | DE /7            | r | sfx=s
fidivr   m32            | DA /7            | r | sfx=l
fdivrp   -              | DE F9            | - | att noprint
fdivrp   sti            | DE F8+r          | x | att noprint
fdivrp   sti,st         | DE F8+r          | xr | att
fdivrp   -              | DE F1            | - | intel noprint
fdivrp   sti            | DE F0+r          | x | intel noprint
fdivrp   sti,st         | DE F0+r          | xr | intel
f2xm1    -              | D9 F0            | -
fyl2x    -              | D9 F1            | -
fptan    -              | D9 F2            | -
fpatan   -              | D9 F3            | -
fxtract  -              | D9 F4            | -
fprem1   -              | D9 F5            | -
fdecstp  -              | D9 F6            | -
fincstp  -              | D9 F7            | -
fprem    -              | D9 F8            | -
fyl2xp1  -              | D9 F9            | -
fsqrt    -              | D9 FA            | -
fsincos  -              | D9 FB            | -
frndint  -              | D9 FC            | -
fscale   -              | D9 FD            | -
fsin     -              | D9 FE            | -
fcos     -              | D9 FF            | -
fchs     -              | D9 E0            | -
fabs     -              | D9 E1            | -
fnop     -              | D9 D0            | -
fwait,wait -            | 9B               | -
fninit   -              | DB E3            | -
finit    -              | 9B DB E3         | -
fnclex   -              | DB E2            | -
fclex    -              | 9B DB E2         | -
fnstcw   m16            | D9 /7            | w | sfx=w
fstcw    m16            | 9B D9 /7         | w | sfx=w
fldcw    m16            | D9 /5            | r | sfx=w
fnstsw   ax             | DF E0            | w
fnstsw   -              | DF E0            | - | noprint
fnstsw   m16            | DD /7            | w | sfx=w
fstsw    ax             | 9B DF E0         | w
fstsw    -              | 9B DF E0         | - | noprint
fstsw    m16            | 9B DD /7         | w | sfx=w
fnstenv  m              | oszz D9 /6       | w | dszx
fstenv   m              | oszz 9B D9 /6    | w | dszx
fldenv   m              | oszz D9 /4       | r | dszx
fnsave   m              | oszz DD /6       | w | dszx
fsave    m              | oszz 9B DD /6    | w | dszx
frstor   m              | oszz DD /4       | r | dszx
fneni    -              | DB E0            | -
fndisi   -              | DB E1            | -
fnsetpm  -              | DB E4            | -
feni     -              | 9B DB E0         | -
fdisi    -              | 9B DB E1         | -
fsetpm   -              | 9B DB E4         | -
frstpm   -              | DB E5            | -
ffree    sti            | DD C0+r          | n
ffreep   sti            | DF C0+r          | n
fcmovb,fcmovnae  st,sti | DA C0+r          | xr c>
fcmove   st,sti         | DA C8+r          | xr z>
fcmovbe,fcmovna  st,sti | DA D0+r          | xr cz>
fcmovu   st,sti         | DA D8+r          | xr p>
fcmovnb,fcmovae  st,sti | DB C0+r          | xr c>
fcmovne  st,sti         | DB C8+r          | xr z>
fcmovnbe,fcmova  st,sti | DB D0+r          | xr cz>
fcmovnu  st,sti         | DB D8+r          | xr p>
"""
