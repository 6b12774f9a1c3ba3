"""Rows of the integer instructions (format: insns.py; source: Intel SDM vol. 2).

Order matters: among rows of one mnemonic the first that fits is chosen, so shorter encodings come
first where GNU as prefers them.
"""

from __future__ import annotations

from typing import Final

BASE_ROWS: Final = """
!feature base
mov      al,moffs8      | A0 mo            | wr
mov      av,moffsv      | A1 mo            | wr
mov      moffs8,al      | A2 mo            | wr
mov      moffsv,av      | A3 mo            | wr
mov      rm8,r8         | 88 /r            | wr | hler
mov      rmv,rv         | 89 /r            | wr | hler
mov      r8,rm8         | 8A /r            | wr
mov      rv,rmv         | 8B /r            | wr
mov      r8,i8          | B0+r ib          | wr
mov      rz,iz          | B8+r iz          | wr
mov      r64,i32s       | o64 C7 /0 id     | wr
mov      r64,i64        | o64 B8+r iq      | wr
mov      rm8,i8         | C6 /0 ib         | wr | hler
mov      rmv,iz         | C7 /0 iz         | wr | hler
mov      rv,sreg        | 8C /r:MR         | wr | norexw
mov      m16,sreg       | 8C /r:MR         | wr | sfx=w
mov      sreg,r16       | 8E /r            | wr | sfx=w
mov      sreg,r32       | 8E /r            | wr | sfx=l
mov      sreg,r64       | 8E /r            | wr | sfx=q
mov      sreg,m16       | 8E /r            | wr | sfx=w
mov      r32,cr         | 0F 20 /r:MR      | wr >oszapc | sfx=l no64 lockcr
mov      r64,cr         | 0F 20 /r:MR      | wr >oszapc | sfx=q only64 lockcr
mov      cr,r32         | 0F 22 /r         | wr >oszapc | sfx=l no64 lockcr
mov      cr,r64         | 0F 22 /r         | wr >oszapc | sfx=q only64 lockcr
mov      r32,dr         | 0F 21 /r:MR      | wr >oszapc | sfx=l no64
mov      r64,dr         | 0F 21 /r:MR      | wr >oszapc | sfx=q only64
mov      dr,r32         | 0F 23 /r         | wr >oszapc | sfx=l no64
mov      dr,r64         | 0F 23 /r         | wr >oszapc | sfx=q only64
mov      r32,tr         | 0F 24 /r:MR      | wr | sfx=l no64
mov      tr,r32         | 0F 26 /r         | wr | sfx=l no64
movabs   al,mo64        | A0 mq            | wr | only64 sfx=b
movabs   av,mo64        | A1 mq            | wr | only64
movabs   mo64,al        | A2 mq            | wr | only64 sfx=b
movabs   mo64,av        | A3 mq            | wr | only64
movabs   r64,i64        | o64 B8+r iq      | wr
movzx    rv,r8          | 0F B6 /r         | wr | sfx=
movzx    rv,m8          | 0F B6 /r         | wr | sfx=b dszb
movzx    ry,r16         | 0F B7 /r         | wr | sfx=
movzx    ry,m16         | 0F B7 /r         | wr | sfx=w dszb
movzb    rv,rm8         | 0F B6 /r         | wr | att
movzw    ry,rm16        | 0F B7 /r         | wr | att
movsx    rv,r8          | 0F BE /r         | wr | sfx=
movsx    rv,m8          | 0F BE /r         | wr | sfx=b dszb
movsx    ry,r16         | 0F BF /r         | wr | sfx=
movsx    ry,m16         | 0F BF /r         | wr | sfx=w dszb
movsx    r64,rm32       | o64 63 /r        | wr | sfx= noprint
movsb    rv,rm8         | 0F BE /r         | wr | att merge
movsw    ry,rm16        | 0F BF /r         | wr | att merge
movsl    r64,rm32       | o64 63 /r        | wr | att merge sfx=q
movsxd   r16,rm32       | o16 63 /r        | wr | only64 sfx=
movsxd   r32,rm32       | o32 63 /r        | wr | only64 sfx=
movsxd   r64,rm32       | o64 63 /r        | wr | only64 sfx=
push     rv             | 50+r d64         | r  @sp>sp,mem
push     i8sv           | 6A ib d64        | r  @sp>sp,mem | dsz
push     iz             | 68 iz d64        | r  @sp>sp,mem | dsz
push     mv             | FF /6 d64        | r  @sp>sp,mem | dsz
push     es             | osz 06           | r  @sp>sp,mem | no64 dsz
push     cs             | osz 0E           | r  @sp>sp,mem | no64 dsz
push     ss             | osz 16           | r  @sp>sp,mem | no64 dsz
push     ds             | osz 1E           | r  @sp>sp,mem | no64 dsz
push     fs             | osz 0F A0 d64    | r  @sp>sp,mem | dsz
push     gs             | osz 0F A8 d64    | r  @sp>sp,mem | dsz
pop      rv             | 58+r d64         | w  @sp,mem>sp
pop      mv             | 8F /0 d64        | w  @sp,mem>sp | dsz
pop      es             | osz 07           | w  @sp,mem>sp | no64 dsz
pop      ss             | osz 17           | w  @sp,mem>sp | no64 dsz
pop      ds             | osz 1F           | w  @sp,mem>sp | no64 dsz
pop      fs             | osz 0F A1 d64    | w  @sp,mem>sp | dsz
pop      gs             | osz 0F A9 d64    | w  @sp,mem>sp | dsz
pusha    -              | osz 60           | -  @a,c,d,b,sp,bp,si,di>sp,mem | no64 dsz
popa     -              | osz 61           | -  @sp,mem>a,c,d,b,sp,bp,si,di | no64 dsz
pushf    -              | osz d64 9C       | -  oszapcdi> @sp>sp,mem | dsz
popf     -              | osz d64 9D       | -  >oszapcdi @sp,mem>sp | dsz
xchg     rv,av          | 90+r             | xx | xnop
xchg     av,rv          | 90+r             | xx | xnop noprint
xchg     rm8,r8         | 86 /r            | xx | lock hle
xchg     rmv,rv         | 87 /r            | xx | lock hle
xchg     r8,m8          | 86 /r            | xx | lock hle noprint
xchg     rv,mv          | 87 /r            | xx | lock hle noprint
lea      rv,m           | 8D /r            | wn | leamem
lds      rz,mfz         | C5 /r            | wr @>ds | no64
les      rz,mfz         | C4 /r            | wr @>es | no64
lss      rz,mfz         | 0F B2 /r         | wr @>ss
lfs      rz,mfz         | 0F B4 /r         | wr @>fs
lgs      rz,mfz         | 0F B5 /r         | wr @>gs
add      rm8,r8         | 00 /r            | xr >oszapc | lock hle
add      rmv,rv         | 01 /r            | xr >oszapc | lock hle
add      r8,rm8         | 02 /r            | xr >oszapc
add      rv,rmv         | 03 /r            | xr >oszapc
add      rmv,i8s        | 83 /0 ib         | xr >oszapc | lock hle
add      al,i8          | 04 ib            | xr >oszapc
add      av,iz          | 05 iz            | xr >oszapc
add      rm8,i8         | 80 /0 ib         | xr >oszapc | lock hle
add      rmv,iz         | 81 /0 iz         | xr >oszapc | lock hle
or       rm8,r8         | 08 /r            | xr >oszapc | lock hle
or       rmv,rv         | 09 /r            | xr >oszapc | lock hle
or       r8,rm8         | 0A /r            | xr >oszapc
or       rv,rmv         | 0B /r            | xr >oszapc
or       rmv,i8s        | 83 /1 ib         | xr >oszapc | lock hle
or       al,i8          | 0C ib            | xr >oszapc
or       av,iz          | 0D iz            | xr >oszapc
or       rm8,i8         | 80 /1 ib         | xr >oszapc | lock hle
or       rmv,iz         | 81 /1 iz         | xr >oszapc | lock hle
adc      rm8,r8         | 10 /r            | xr c>oszapc | lock hle
adc      rmv,rv         | 11 /r            | xr c>oszapc | lock hle
adc      r8,rm8         | 12 /r            | xr c>oszapc
adc      rv,rmv         | 13 /r            | xr c>oszapc
adc      rmv,i8s        | 83 /2 ib         | xr c>oszapc | lock hle
adc      al,i8          | 14 ib            | xr c>oszapc
adc      av,iz          | 15 iz            | xr c>oszapc
adc      rm8,i8         | 80 /2 ib         | xr c>oszapc | lock hle
adc      rmv,iz         | 81 /2 iz         | xr c>oszapc | lock hle
sbb      rm8,r8         | 18 /r            | xr c>oszapc | lock hle
sbb      rmv,rv         | 19 /r            | xr c>oszapc | lock hle
sbb      r8,rm8         | 1A /r            | xr c>oszapc
sbb      rv,rmv         | 1B /r            | xr c>oszapc
sbb      rmv,i8s        | 83 /3 ib         | xr c>oszapc | lock hle
sbb      al,i8          | 1C ib            | xr c>oszapc
sbb      av,iz          | 1D iz            | xr c>oszapc
sbb      rm8,i8         | 80 /3 ib         | xr c>oszapc | lock hle
sbb      rmv,iz         | 81 /3 iz         | xr c>oszapc | lock hle
and      rm8,r8         | 20 /r            | xr >oszapc | lock hle
and      rmv,rv         | 21 /r            | xr >oszapc | lock hle
and      r8,rm8         | 22 /r            | xr >oszapc
and      rv,rmv         | 23 /r            | xr >oszapc
and      rmv,i8s        | 83 /4 ib         | xr >oszapc | lock hle
and      al,i8          | 24 ib            | xr >oszapc
and      av,iz          | 25 iz            | xr >oszapc
and      rm8,i8         | 80 /4 ib         | xr >oszapc | lock hle
and      rmv,iz         | 81 /4 iz         | xr >oszapc | lock hle
sub      rm8,r8         | 28 /r            | xr >oszapc | lock hle
sub      rmv,rv         | 29 /r            | xr >oszapc | lock hle
sub      r8,rm8         | 2A /r            | xr >oszapc
sub      rv,rmv         | 2B /r            | xr >oszapc
sub      rmv,i8s        | 83 /5 ib         | xr >oszapc | lock hle
sub      al,i8          | 2C ib            | xr >oszapc
sub      av,iz          | 2D iz            | xr >oszapc
sub      rm8,i8         | 80 /5 ib         | xr >oszapc | lock hle
sub      rmv,iz         | 81 /5 iz         | xr >oszapc | lock hle
xor      rm8,r8         | 30 /r            | xr >oszapc | lock hle
xor      rmv,rv         | 31 /r            | xr >oszapc | lock hle
xor      r8,rm8         | 32 /r            | xr >oszapc
xor      rv,rmv         | 33 /r            | xr >oszapc
xor      rmv,i8s        | 83 /6 ib         | xr >oszapc | lock hle
xor      al,i8          | 34 ib            | xr >oszapc
xor      av,iz          | 35 iz            | xr >oszapc
xor      rm8,i8         | 80 /6 ib         | xr >oszapc | lock hle
xor      rmv,iz         | 81 /6 iz         | xr >oszapc | lock hle
cmp      rm8,r8         | 38 /r            | rr >oszapc
cmp      rmv,rv         | 39 /r            | rr >oszapc
cmp      r8,rm8         | 3A /r            | rr >oszapc
cmp      rv,rmv         | 3B /r            | rr >oszapc
cmp      rmv,i8s        | 83 /7 ib         | rr >oszapc
cmp      al,i8          | 3C ib            | rr >oszapc
cmp      av,iz          | 3D iz            | rr >oszapc
cmp      rm8,i8         | 80 /7 ib         | rr >oszapc
cmp      rmv,iz         | 81 /7 iz         | rr >oszapc
test     rm8,r8         | 84 /r            | rr >oszapc
test     rmv,rv         | 85 /r            | rr >oszapc
test     r8,m8          | 84 /r            | rr >oszapc | noprint
test     rv,mv          | 85 /r            | rr >oszapc | noprint
test     al,i8          | A8 ib            | rr >oszapc
test     av,iz          | A9 iz            | rr >oszapc
test     rm8,i8         | F6 /0 ib         | rr >oszapc
test     rmv,iz         | F7 /0 iz         | rr >oszapc
inc      rz             | 40+r             | x  >oszap | no64
inc      rm8            | FE /0            | x  >oszap | lock hle
inc      rmv            | FF /0            | x  >oszap | lock hle
dec      rz             | 48+r             | x  >oszap | no64
dec      rm8            | FE /1            | x  >oszap | lock hle
dec      rmv            | FF /1            | x  >oszap | lock hle
not      rm8            | F6 /2            | x | lock hle
not      rmv            | F7 /2            | x | lock hle
neg      rm8            | F6 /3            | x  >oszapc | lock hle
neg      rmv            | F7 /3            | x  >oszapc | lock hle
mul      rm8            | F6 /4            | r  >oszapc @al>ax
mul      rmv            | F7 /4            | r  >oszapc @a>a,d
imul     rm8            | F6 /5            | r  >oszapc @al>ax
imul     rmv            | F7 /5            | r  >oszapc @a>a,d
imul     rv,rmv         | 0F AF /r         | xr >oszapc
imul     rv,rmv,i8s     | 6B /r ib         | wrr >oszapc
imul     rv,rmv,iz      | 69 /r iz         | wrr >oszapc
imul     rv,i8s         | 6B /r ib         | xr >oszapc | dup noprint
imul     rv,iz          | 69 /r iz         | xr >oszapc | dup noprint
div      rm8            | F6 /6            | r  >oszapc @ax>ax
div      rmv            | F7 /6            | r  >oszapc @a,d>a,d
div      al,rm8         | F6 /6            | xr >oszapc @ax>ax | noprint
div      av,rmv         | F7 /6            | xr >oszapc @a,d>a,d | noprint
idiv     rm8            | F6 /7            | r  >oszapc @ax>ax
idiv     rmv            | F7 /7            | r  >oszapc @a,d>a,d
idiv     al,rm8         | F6 /7            | xr >oszapc @ax>ax | noprint
idiv     av,rmv         | F7 /7            | xr >oszapc @a,d>a,d | noprint
clr      r8             | 30 /r            | w  >oszapc | dupreg att noprint
clr      rv             | 31 /r            | w  >oszapc | dupreg att noprint
aam      -              | D4 0A            | -  >oszapc @al>ax | no64
aam      i8             | D4 ib            | r  >oszapc @al>ax | no64 nosfx
aad      -              | D5 0A            | -  >oszapc @ax>ax | no64
aad      i8             | D5 ib            | r  >oszapc @ax>ax | no64 nosfx
aaa      -              | 37               | -  a>oszapc @ax>ax | no64
aas      -              | 3F               | -  a>oszapc @ax>ax | no64
daa      -              | 27               | -  ac>oszapc @al>al | no64
das      -              | 2F               | -  ac>oszapc @al>al | no64
rol      rm8,i1         | D0 /0            | xr >oc
rol      rmv,i1         | D1 /0            | xr >oc
rol      rm8,i8         | C0 /0 ib         | xr >oc
rol      rmv,i8         | C1 /0 ib         | xr >oc
rol      rm8,cl         | D2 /0            | xr >oc
rol      rmv,cl         | D3 /0            | xr >oc
rol      rm8            | D0 /0            | x  >oc | noprint
rol      rmv            | D1 /0            | x  >oc | noprint
ror      rm8,i1         | D0 /1            | xr >oc
ror      rmv,i1         | D1 /1            | xr >oc
ror      rm8,i8         | C0 /1 ib         | xr >oc
ror      rmv,i8         | C1 /1 ib         | xr >oc
ror      rm8,cl         | D2 /1            | xr >oc
ror      rmv,cl         | D3 /1            | xr >oc
ror      rm8            | D0 /1            | x  >oc | noprint
ror      rmv            | D1 /1            | x  >oc | noprint
rcl      rm8,i1         | D0 /2            | xr c>oc
rcl      rmv,i1         | D1 /2            | xr c>oc
rcl      rm8,i8         | C0 /2 ib         | xr c>oc
rcl      rmv,i8         | C1 /2 ib         | xr c>oc
rcl      rm8,cl         | D2 /2            | xr c>oc
rcl      rmv,cl         | D3 /2            | xr c>oc
rcl      rm8            | D0 /2            | x  c>oc | noprint
rcl      rmv            | D1 /2            | x  c>oc | noprint
rcr      rm8,i1         | D0 /3            | xr c>oc
rcr      rmv,i1         | D1 /3            | xr c>oc
rcr      rm8,i8         | C0 /3 ib         | xr c>oc
rcr      rmv,i8         | C1 /3 ib         | xr c>oc
rcr      rm8,cl         | D2 /3            | xr c>oc
rcr      rmv,cl         | D3 /3            | xr c>oc
rcr      rm8            | D0 /3            | x  c>oc | noprint
rcr      rmv            | D1 /3            | x  c>oc | noprint
shl,sal  rm8,i1         | D0 /4            | xr >oszapc
shl,sal  rmv,i1         | D1 /4            | xr >oszapc
shl,sal  rm8,i8         | C0 /4 ib         | xr >oszapc
shl,sal  rmv,i8         | C1 /4 ib         | xr >oszapc
shl,sal  rm8,cl         | D2 /4            | xr >oszapc
shl,sal  rmv,cl         | D3 /4            | xr >oszapc
shl,sal  rm8            | D0 /4            | x  >oszapc | noprint
shl,sal  rmv            | D1 /4            | x  >oszapc | noprint
shr      rm8,i1         | D0 /5            | xr >oszapc
shr      rmv,i1         | D1 /5            | xr >oszapc
shr      rm8,i8         | C0 /5 ib         | xr >oszapc
shr      rmv,i8         | C1 /5 ib         | xr >oszapc
shr      rm8,cl         | D2 /5            | xr >oszapc
shr      rmv,cl         | D3 /5            | xr >oszapc
shr      rm8            | D0 /5            | x  >oszapc | noprint
shr      rmv            | D1 /5            | x  >oszapc | noprint
sar      rm8,i1         | D0 /7            | xr >oszapc
sar      rmv,i1         | D1 /7            | xr >oszapc
sar      rm8,i8         | C0 /7 ib         | xr >oszapc
sar      rmv,i8         | C1 /7 ib         | xr >oszapc
sar      rm8,cl         | D2 /7            | xr >oszapc
sar      rmv,cl         | D3 /7            | xr >oszapc
sar      rm8            | D0 /7            | x  >oszapc | noprint
sar      rmv            | D1 /7            | x  >oszapc | noprint
shld     rmv,rv,i8      | 0F A4 /r ib      | xrr >oszapc
shld     rmv,rv,cl      | 0F A5 /r         | xrr >oszapc
shld     rmv,rv         | 0F A5 /r         | xr >oszapc @cl> | noprint
shrd     rmv,rv,i8      | 0F AC /r ib      | xrr >oszapc
shrd     rmv,rv,cl      | 0F AD /r         | xrr >oszapc
shrd     rmv,rv         | 0F AD /r         | xr >oszapc @cl> | noprint
bt       rmv,rv         | 0F A3 /r         | rr >oszapc
bt       rmv,i8         | 0F BA /4 ib      | rr >oszapc
bts      rmv,rv         | 0F AB /r         | xr >oszapc | lock hle
bts      rmv,i8         | 0F BA /5 ib      | xr >oszapc | lock hle
btr      rmv,rv         | 0F B3 /r         | xr >oszapc | lock hle
btr      rmv,i8         | 0F BA /6 ib      | xr >oszapc | lock hle
btc      rmv,rv         | 0F BB /r         | xr >oszapc | lock hle
btc      rmv,i8         | 0F BA /7 ib      | xr >oszapc | lock hle
bsf      rv,rmv         | 0F BC /r         | xr >oszapc | rep
bsr      rv,rmv         | 0F BD /r         | xr >oszapc | rep
set{cc}  rm8            | 0F 90+cc /0      | w  {cc}>
cmov{cc} rv,rmv         | 0F 40+cc /r      | xr {cc}>
cmpxchg  rm8,r8         | 0F B0 /r         | xr >oszapc @al>al | lock hle
cmpxchg  rmv,rv         | 0F B1 /r         | xr >oszapc @a>a | lock hle
cmpxchg8b m64           | 0F C7 /1         | x  >z @a,d,b,c>a,d | lock hle sfx=q
cmpxchg16b m128         | o64 0F C7 /1     | x  >z @a,d,b,c>a,d | lock hle only64 nosfx
xadd     rm8,r8         | 0F C0 /r         | xx >oszapc | lock hle
xadd     rmv,rv         | 0F C1 /r         | xx >oszapc | lock hle
bswap    ry             | 0F C8+r          | x
cwtl,cwde    -          | o32 98           | -  @a>a | nosfx intel2
cbtw,cbw     -          | o16 98           | -  @a>a | nosfx intel2
cltq,cdqe    -          | o64 98           | -  @a>a | nosfx intel2
cltd,cdq     -          | o32 99           | -  @a>d | nosfx intel2
cwtd,cwd     -          | o16 99           | -  @a>d | nosfx intel2
cqto,cqo     -          | o64 99           | -  @a>d | nosfx intel2
xlat     -              | D7               | -  @al,b,mem>al | sfx=b
xlat     mbx            | D7               | r  @al,b>al | sfx=b noprint
lahf     -              | 9F               | -  szapc>
sahf     -              | 9E               | -  >szapc
clc      -              | F8               | -  >c
stc      -              | F9               | -  >c
cmc      -              | F5               | -  c>c
cld      -              | FC               | -  >d
std      -              | FD               | -  >d
movs     -              | osz A5           | -  d> @si,di,mem>si,di,mem | rep string byte
movs     mdiv,msiv      | A5               | wr d> @si,di>si,di | rep string byte noprint
movsd    -              | o32 A5           | -  d> @si,di,mem>si,di,mem | rep string intel nosfx
movsd    mdi32,msi32    | o32 A5           | wr d> @si,di>si,di | rep string intel noprint nosfx
cmps     -              | osz A7           | -  d>oszapc @si,di,mem>si,di | rep string byte
cmps     msiv,mdiv      | A7               | rr d>oszapc @si,di>si,di | rep string byte noprint
cmpsd    -              | o32 A7           | -  d>oszapc @si,di,mem>si,di | rep string intel nosfx
cmpsd    msi32,mdi32    | o32 A7           | rr d>oszapc @si,di>si,di | rep string intel noprint nosfx
scmp     -              | osz A7           | -  d>oszapc @si,di,mem>si,di | rep string byte noprint
scmp     msiv,mdiv      | A7               | rr d>oszapc @si,di>si,di | rep string byte noprint
smov     -              | osz A5           | -  d> @si,di,mem>si,di,mem | rep string byte noprint
smov     mdiv,msiv      | A5               | wr d> @si,di>si,di | rep string byte noprint
stos     -              | osz AB           | -  d> @a,di>di,mem | rep string byte
stos     mdiv           | AB               | w  d> @a,di>di | rep string byte noprint
stos     mdiv,av        | AB               | wr d> @di>di | rep string byte noprint
ssto     -              | osz AB           | -  d> @a,di>di,mem | rep string byte noprint
ssto     mdiv           | AB               | w  d> @a,di>di | rep string byte noprint
ssto     mdiv,av        | AB               | wr d> @di>di | rep string byte noprint
lods     -              | osz AD           | -  d> @si,mem>a,si | rep string byte
lods     msiv           | AD               | r  d> @si>a,si | rep string byte noprint
lods     av,msiv        | AD               | wr d> @si>si | rep string byte noprint
slod     -              | osz AD           | -  d> @si,mem>a,si | rep string byte noprint
slod     msiv           | AD               | r  d> @si>a,si | rep string byte noprint
slod     av,msiv        | AD               | wr d> @si>si | rep string byte noprint
scas     -              | osz AF           | -  d>oszapc @a,di,mem>di | rep string byte
scas     mdiv           | AF               | r  d>oszapc @a,di>di | rep string byte noprint
scas     av,mdiv        | AF               | rr d>oszapc @di>di | rep string byte noprint
ssca     -              | osz AF           | -  d>oszapc @a,di,mem>di | rep string byte noprint
ssca     mdiv           | AF               | r  d>oszapc @a,di>di | rep string byte noprint
ssca     av,mdiv        | AF               | rr d>oszapc @di>di | rep string byte noprint
ins      -              | oszz 6D          | -  d> @d,di>di,mem | rep string byte
ins      mdiz,dx        | 6D               | wr d> @di>di | rep string byte noprint
outs     -              | oszz 6F          | -  d> @d,si,mem>si | rep string byte
outs     dx,msiz        | 6F               | rr d> @si>si | rep string byte noprint
in       al,dx          | EC               | wr
in       az,dx          | ED               | wr
in       al,i8          | E4 ib            | wr
in       az,i8          | E5 ib            | wr
in       dx             | EC               | r  @>al | sfx=b noprint att
in       dx             | oszz ED          | r  @>a  | noprint att
in       i8             | E4 ib            | r  @>al | sfx=b noprint att
in       i8             | oszz E5 ib       | r  @>a  | noprint att
out      dx,al          | EE               | rr
out      dx,az          | EF               | rr
out      i8,al          | E6 ib            | rr
out      i8,az          | E7 ib            | rr
out      dx             | EE               | r  @al> | sfx=b noprint att
out      dx             | oszz EF          | r  @a>  | noprint att
out      i8             | E6 ib            | r  @al> | sfx=b noprint att
out      i8             | oszz E7 ib       | r  @a>  | noprint att
jmp      rel8           | EB cb            | n  | jump bnd
jmp      relz           | E9 cz            | n  | jump bnd dszm f64
jmp      rmv            | FF /4            | r  | jumpind bnd notrack dszm f64
jmp      i16,iz         | EA iz iw         | nn | asis no64 dszm farimm intel noprint
jmp      mfz            | FF /5            | r  | jumpind far intel noprint
ljmp     i16,iz         | EA iz iw         | nn | asis no64 dszm farimm
ljmp     m32            | o16 FF /5            | r  | jumpind far dszm att
ljmp     m48            | o32 FF /5            | r  | jumpind far dszm att
j{cc}    rel8           | 70+cc cb         | n  {cc}> | jump bnd
j{cc}    relz           | 0F 80+cc cz      | n  {cc}> | jump bnd dsz f64
jcxz     rel8           | a16 E3 cb        | n  @c> | jump no64
jecxz    rel8           | a32 E3 cb        | n  @c> | jump
jrcxz    rel8           | a64 E3 cb        | n  @c> | jump only64
loop     rel8           | oszl E2 cb       | n  @c>c | jump dszm
loopz,loope   rel8      | oszl E1 cb       | n  z> @c>c | jump dszm
loopnz,loopne rel8      | oszl E0 cb       | n  z> @c>c | jump dszm
call     relz           | E8 cz            | n  >oszapc @sp>sp,mem | jump bnd dsz f64
call     rmv            | FF /2            | r  >oszapc @sp>sp,mem | jumpind bnd notrack dsz f64
call     i16,iz         | 9A iz iw         | nn @sp>sp,mem | asis no64 dsz farimm intel noprint
call     mfz            | FF /3            | r  @sp>sp,mem | jumpind far intel noprint
lcall    i16,iz         | 9A iz iw         | nn @sp>sp,mem | asis no64 dsz farimm
lcall    m32            | o16 FF /3            | r  @sp>sp,mem | jumpind far dsz att
lcall    m48            | o32 FF /3            | r  @sp>sp,mem | jumpind far dsz att
ret      -              | osz f64 C3       | -  @sp,mem>sp | bnd rep dsz
ret      i16            | osz f64 C2 iw    | r  @sp,mem>sp | bnd rep dsz
retf     -              | osz CB           | -  @sp,mem>sp | dszl
retf     i16            | osz CA iw        | r  @sp,mem>sp | dszl
lret     -              | osz CB           | -  @sp,mem>sp | dszl
lret     i16            | osz CA iw        | r  @sp,mem>sp | dszl
enter    i16,i8         | osz d64 C8 iw ib | rr @sp,bp>sp,bp,mem | asis dsz
leave    -              | osz d64 C9       | -  @bp,mem>sp,bp | dsz
int      i8             | CD ib            | r | nosfx three
int3     -              | CC               | -
int1     -              | F1               | -
into     -              | CE               | -  o> | no64
iret     -              | osz CF           | -  >oszapcdi @sp,mem>sp | dszi
bound    rz,m2z         | 62 /r            | rr | asis no64
arpl     rm16,r16       | 63 /r            | xr >z | no64 sfx=w
nop      -              | 90               | -  | rep nosfx
nop      rmv            | 0F 1F /0         | n
pause    -              | F3 90            | -
ud2,ud2a -              | 0F 0B            | -
ud1,ud2b rv,rmv         | 0F B9 /r         | rr
ud0      rv,rmv         | 0F FF /r         | rr
cpuid    -              | 0F A2            | -  @a,c>a,b,c,d
rdtsc    -              | 0F 31            | -  @>a,d
rdpmc    -              | 0F 33            | -  @c>a,d
!feature popcnt
popcnt   rv,rmv         | F3 0F B8 /r      | wr >oszapc
!feature lzcnt
lzcnt    rv,rmv         | F3 0F BD /r      | wr >oszapc
!feature bmi1
tzcnt    rv,rmv         | F3 0F BC /r      | wr >oszapc
andn     ry,ry,rmy      | VEX.LZ.0F38.Wy F2 /r        | wrr >oszapc | noosz
bextr    ry,rmy,ry      | VEX.LZ.0F38.Wy F7 /r:RMV      | wrr >oszapc | noosz
blsi     ry,rmy         | VEX.LZ.0F38.Wy F3 /3        | wr  >oszapc | noosz
blsmsk   ry,rmy         | VEX.LZ.0F38.Wy F3 /2        | wr  >oszapc | noosz
blsr     ry,rmy         | VEX.LZ.0F38.Wy F3 /1        | wr  >oszapc | noosz
!feature bmi2
bzhi     ry,rmy,ry      | VEX.LZ.0F38.Wy F5 /r:RMV      | wrr >oszapc | noosz
mulx     ry,ry,rmy      | VEX.LZ.F2.0F38.Wy F6 /r     | wwr @d> | noosz
pdep     ry,ry,rmy      | VEX.LZ.F2.0F38.Wy F5 /r     | wrr | noosz
pext     ry,ry,rmy      | VEX.LZ.F3.0F38.Wy F5 /r     | wrr | noosz
rorx     ry,rmy,i8      | VEX.LZ.F2.0F3A.Wy F0 /r ib  | wrr | noosz
sarx     ry,rmy,ry      | VEX.LZ.F3.0F38.Wy F7 /r:RMV   | wrr | noosz
shlx     ry,rmy,ry      | VEX.LZ.66.0F38.Wy F7 /r:RMV   | wrr | noosz
shrx     ry,rmy,ry      | VEX.LZ.F2.0F38.Wy F7 /r:RMV   | wrr | noosz
!feature adx
adcx     ry,rmy         | 66 0F 38 F6 /r   | xr c>c | noosz
adox     ry,rmy         | F3 0F 38 F6 /r   | xr o>o | noosz
!feature movbe
movbe    rv,mv          | 0F 38 F0 /r      | wr
movbe    mv,rv          | 0F 38 F1 /r      | wr
!feature sse4.2
crc32    r32,rm8        | F2 0F 38 F0 /r   | xr | sfx=b
crc32    r32,rm16       | o16 F2 0F 38 F1 /r | xr | sfx=w
crc32    r32,rm32       | o32 F2 0F 38 F1 /r | xr | sfx=l
crc32    r64,rm8        | o64 F2 0F 38 F0 /r | xr | sfx=b
crc32    r64,rm64       | o64 F2 0F 38 F1 /r | xr | sfx=q
!feature rdrnd
rdrand   rv             | 0F C7 /6         | w  >oszapc | nosfx
!feature rdseed
rdseed   rv             | 0F C7 /7         | w  >oszapc | nosfx
!feature movdiri
movdiri  my,ry          | 0F 38 F9 /r      | wr | noosz
!feature movdir64b
movdir64b ra,m          | 66 0F 38 F8 /r   | rr @>mem | addrop
!feature lwp
llwpcb   ry             | XOP.L0.M9.Wy 12 /0         | r  | noosz nosfx
lwpval   ry,rm32,i32    | XOP.L0.MA.Wy 12 /1 id      | rrr | noosz nosfx
lwpins   ry,rm32,i32    | XOP.L0.MA.Wy 12 /0 id      | rrr >c | noosz nosfx
slwpcb   ry             | XOP.L0.M9.Wy 12 /1         | w  | noosz nosfx
!feature tbm
blcfill  ry,rmy         | XOP.L0.M9.Wy 01 /1         | wr >oszapc | noosz
blsfill  ry,rmy         | XOP.L0.M9.Wy 01 /2         | wr >oszapc | noosz
blcs     ry,rmy         | XOP.L0.M9.Wy 01 /3         | wr >oszapc | noosz
tzmsk    ry,rmy         | XOP.L0.M9.Wy 01 /4         | wr >oszapc | noosz
blcic    ry,rmy         | XOP.L0.M9.Wy 01 /5         | wr >oszapc | noosz
blsic    ry,rmy         | XOP.L0.M9.Wy 01 /6         | wr >oszapc | noosz
t1mskc   ry,rmy         | XOP.L0.M9.Wy 01 /7         | wr >oszapc | noosz
blcmsk   ry,rmy         | XOP.L0.M9.Wy 02 /1         | wr >oszapc | noosz
blci     ry,rmy         | XOP.L0.M9.Wy 02 /6         | wr >oszapc | noosz
bextr    ry,rmy,i32     | XOP.L0.MA.Wy 10 /r id      | wrr >oszapc | noosz
"""
