"""Rows of the MMX, 3DNow! and legacy-encoded SSE instructions (format: insns.py; source: Intel SDM vol. 2, AMD64 manual vol. 4 and 5)."""

from __future__ import annotations

from typing import Final

SSE_ROWS: Final = """
!feature sse
addps            x,xm128            | 0F 58 /r                       | xr
mulps            x,xm128            | 0F 59 /r                       | xr
subps            x,xm128            | 0F 5C /r                       | xr
minps            x,xm128            | 0F 5D /r                       | xr
divps            x,xm128            | 0F 5E /r                       | xr
maxps            x,xm128            | 0F 5F /r                       | xr
sqrtps           x,xm128            | 0F 51 /r                       | wr
rsqrtps          x,xm128            | 0F 52 /r                       | wr
rcpps            x,xm128            | 0F 53 /r                       | wr
andps            x,xm128            | 0F 54 /r                       | xr
andnps           x,xm128            | 0F 55 /r                       | xr
orps             x,xm128            | 0F 56 /r                       | xr
xorps            x,xm128            | 0F 57 /r                       | xr
unpcklps         x,xm128            | 0F 14 /r                       | xr
unpckhps         x,xm128            | 0F 15 /r                       | xr
shufps           x,xm128,i8         | 0F C6 /r ib                    | xrr
movmskps         ry,x               | 0F 50 /r                       | wr | noosz norexw sfx=
movaps           x,xm128            | 0F 28 /r                       | wr
movaps           xm128,x            | 0F 29 /r                       | wr
movups           x,xm128            | 0F 10 /r                       | wr
movups           xm128,x            | 0F 11 /r                       | wr
movntps          m128,x             | 0F 2B /r                       | wr
movlps           x,m64              | 0F 12 /r                       | xr
movlps           m64,x              | 0F 13 /r                       | wr
movhps           x,m64              | 0F 16 /r                       | xr
movhps           m64,x              | 0F 17 /r                       | wr
cmp{p8}ps        x,xm128            | 0F C2 /r =p8                   | xr
cmpps            x,xm128,i8         | 0F C2 /r ib                    | xrr
!feature sse2
addpd            x,xm128            | 66 0F 58 /r                    | xr
mulpd            x,xm128            | 66 0F 59 /r                    | xr
subpd            x,xm128            | 66 0F 5C /r                    | xr
minpd            x,xm128            | 66 0F 5D /r                    | xr
divpd            x,xm128            | 66 0F 5E /r                    | xr
maxpd            x,xm128            | 66 0F 5F /r                    | xr
sqrtpd           x,xm128            | 66 0F 51 /r                    | wr
andpd            x,xm128            | 66 0F 54 /r                    | xr
andnpd           x,xm128            | 66 0F 55 /r                    | xr
orpd             x,xm128            | 66 0F 56 /r                    | xr
xorpd            x,xm128            | 66 0F 57 /r                    | xr
unpcklpd         x,xm128            | 66 0F 14 /r                    | xr
unpckhpd         x,xm128            | 66 0F 15 /r                    | xr
shufpd           x,xm128,i8         | 66 0F C6 /r ib                 | xrr
movmskpd         ry,x               | 66 0F 50 /r                    | wr | noosz norexw sfx=
movapd           x,xm128            | 66 0F 28 /r                    | wr
movapd           xm128,x            | 66 0F 29 /r                    | wr
movupd           x,xm128            | 66 0F 10 /r                    | wr
movupd           xm128,x            | 66 0F 11 /r                    | wr
movntpd          m128,x             | 66 0F 2B /r                    | wr
movlpd           x,m64              | 66 0F 12 /r                    | xr
movlpd           m64,x              | 66 0F 13 /r                    | wr
movhpd           x,m64              | 66 0F 16 /r                    | xr
movhpd           m64,x              | 66 0F 17 /r                    | wr
cmp{p8}pd        x,xm128            | 66 0F C2 /r =p8                | xr
cmppd            x,xm128,i8         | 66 0F C2 /r ib                 | xrr
!feature sse
addss            x,xm32             | F3 0F 58 /r                    | xr
mulss            x,xm32             | F3 0F 59 /r                    | xr
subss            x,xm32             | F3 0F 5C /r                    | xr
minss            x,xm32             | F3 0F 5D /r                    | xr
divss            x,xm32             | F3 0F 5E /r                    | xr
maxss            x,xm32             | F3 0F 5F /r                    | xr
sqrtss           x,xm32             | F3 0F 51 /r                    | xr
rsqrtss          x,xm32             | F3 0F 52 /r                    | xr
rcpss            x,xm32             | F3 0F 53 /r                    | xr
ucomiss          x,xm32             | 0F 2E /r                       | rr >oszapc
comiss           x,xm32             | 0F 2F /r                       | rr >oszapc
cmp{p8}ss        x,xm32             | F3 0F C2 /r =p8                | xr
cmpss            x,xm32,i8          | F3 0F C2 /r ib                 | xrr
!feature sse2
addsd            x,xm64             | F2 0F 58 /r                    | xr
mulsd            x,xm64             | F2 0F 59 /r                    | xr
subsd            x,xm64             | F2 0F 5C /r                    | xr
minsd            x,xm64             | F2 0F 5D /r                    | xr
divsd            x,xm64             | F2 0F 5E /r                    | xr
maxsd            x,xm64             | F2 0F 5F /r                    | xr
sqrtsd           x,xm64             | F2 0F 51 /r                    | xr
ucomisd          x,xm64             | 66 0F 2E /r                    | rr >oszapc
comisd           x,xm64             | 66 0F 2F /r                    | rr >oszapc
cmp{p8}sd        x,xm64             | F2 0F C2 /r =p8                | xr
cmpsd            x,xm64,i8          | F2 0F C2 /r ib                 | xrr
!feature sse
movlhps          x,x                | 0F 16 /r                       | xr
movhlps          x,x                | 0F 12 /r                       | xr
movss            x,xm32             | F3 0F 10 /r                    | xr
movss            xm32,x             | F3 0F 11 /r                    | xr
!feature sse2
movsd            x,xm64             | F2 0F 10 /r                    | xr | merge
movsd            xm64,x             | F2 0F 11 /r                    | xr | merge
!feature sse
cvtps2pd         x,xm64             | 0F 5A /r                       | wr
!feature sse2
cvtpd2ps         x,xm128            | 66 0F 5A /r                    | wr
cvtss2sd         x,xm32             | F3 0F 5A /r                    | xr
cvtsd2ss         x,xm64             | F2 0F 5A /r                    | xr
cvtdq2ps         x,xm128            | 0F 5B /r                       | wr
cvtps2dq         x,xm128            | 66 0F 5B /r                    | wr
cvttps2dq        x,xm128            | F3 0F 5B /r                    | wr
cvtdq2pd         x,xm64             | F3 0F E6 /r                    | wr
cvttpd2dq        x,xm128            | 66 0F E6 /r                    | wr
cvtpd2dq         x,xm128            | F2 0F E6 /r                    | wr
cvtsi2ss         x,rmy              | F3 0F 2A /r                    | xr | noosz dszl
cvttss2si        ry,xm32            | F3 0F 2C /r                    | wr | noosz
cvtss2si         ry,xm32            | F3 0F 2D /r                    | wr | noosz
cvtsi2sd         x,rmy              | F2 0F 2A /r                    | xr | noosz dszl
cvttsd2si        ry,xm64            | F2 0F 2C /r                    | wr | noosz
cvtsd2si         ry,xm64            | F2 0F 2D /r                    | wr | noosz
cvtpi2ps         x,mmm              | 0F 2A /r                       | xr
cvtpi2pd         x,mmm              | 66 0F 2A /r                    | wr
cvttps2pi        mm,xm64            | 0F 2C /r                       | wr
cvtps2pi         mm,xm64            | 0F 2D /r                       | wr
cvttpd2pi        mm,xm128           | 66 0F 2C /r                    | wr
cvtpd2pi         mm,xm128           | 66 0F 2D /r                    | wr
movdqa           x,xm128            | 66 0F 6F /r                    | wr
movdqa           xm128,x            | 66 0F 7F /r                    | wr
movdqu           x,xm128            | F3 0F 6F /r                    | wr
movdqu           xm128,x            | F3 0F 7F /r                    | wr
movnti           my,ry              | 0F C3 /r                       | wr | noosz
movntdq          m128,x             | 66 0F E7 /r                    | wr
movntq           m64,mm             | 0F E7 /r                       | wr
maskmovq         mm,mm              | 0F F7 /r                       | rr @di>mem
maskmovdqu       x,x                | 66 0F F7 /r                    | rr @di>mem
movdq2q          mm,x               | F2 0F D6 /r                    | wr
movq2dq          x,mm               | F3 0F D6 /r                    | wr
movd             x,rm32             | 66 0F 6E /r                    | wr
movd             x,r64              | 66 0F 6E /r                    | wr | rexw noprint
movd             rm32,x             | 66 0F 7E /r                    | wr
movd             r64,x              | 66 0F 7E /r:MR                 | wr | rexw noprint
movd             mm,rm32            | 0F 6E /r                       | wr
movd             mm,r64             | 0F 6E /r                       | wr | rexw noprint
movd             rm32,mm            | 0F 7E /r                       | wr
movd             r64,mm             | 0F 7E /r:MR                    | wr | rexw noprint
movq             x,xm64             | F3 0F 7E /r                    | wr | merge
movq             xm64,x             | 66 0F D6 /r                    | wr | merge
movq             x,rm64             | 66 0F 6E /r                    | wr | rexw merge
movq             rm64,x             | 66 0F 7E /r                    | wr | rexw merge
movq             mm,mmm             | 0F 6F /r                       | wr | merge
movq             mmm,mm             | 0F 7F /r                       | wr | merge
movq             mm,rm64            | 0F 6E /r                       | wr | rexw merge
movq             rm64,mm            | 0F 7E /r                       | wr | rexw merge
!feature sse3
movddup          x,xm64             | F2 0F 12 /r                    | wr
movsldup         x,xm128            | F3 0F 12 /r                    | wr
movshdup         x,xm128            | F3 0F 16 /r                    | wr
lddqu            x,m128             | F2 0F F0 /r                    | wr
addsubps         x,xm128            | F2 0F D0 /r                    | xr
addsubpd         x,xm128            | 66 0F D0 /r                    | xr
haddps           x,xm128            | F2 0F 7C /r                    | xr
haddpd           x,xm128            | 66 0F 7C /r                    | xr
hsubps           x,xm128            | F2 0F 7D /r                    | xr
hsubpd           x,xm128            | 66 0F 7D /r                    | xr
!feature mmx
punpcklbw        mm,mmm32           | 0F 60 /r                       | xr
punpcklwd        mm,mmm32           | 0F 61 /r                       | xr
punpckldq        mm,mmm32           | 0F 62 /r                       | xr
packsswb         mm,mmm             | 0F 63 /r                       | xr
pcmpgtb          mm,mmm             | 0F 64 /r                       | xr
pcmpgtw          mm,mmm             | 0F 65 /r                       | xr
pcmpgtd          mm,mmm             | 0F 66 /r                       | xr
packuswb         mm,mmm             | 0F 67 /r                       | xr
punpckhbw        mm,mmm             | 0F 68 /r                       | xr
punpckhwd        mm,mmm             | 0F 69 /r                       | xr
punpckhdq        mm,mmm             | 0F 6A /r                       | xr
packssdw         mm,mmm             | 0F 6B /r                       | xr
pcmpeqb          mm,mmm             | 0F 74 /r                       | xr
pcmpeqw          mm,mmm             | 0F 75 /r                       | xr
pcmpeqd          mm,mmm             | 0F 76 /r                       | xr
psrlw            mm,mmm             | 0F D1 /r                       | xr
psrld            mm,mmm             | 0F D2 /r                       | xr
psrlq            mm,mmm             | 0F D3 /r                       | xr
pmullw           mm,mmm             | 0F D5 /r                       | xr
psubusb          mm,mmm             | 0F D8 /r                       | xr
psubusw          mm,mmm             | 0F D9 /r                       | xr
pand             mm,mmm             | 0F DB /r                       | xr
paddusb          mm,mmm             | 0F DC /r                       | xr
paddusw          mm,mmm             | 0F DD /r                       | xr
pandn            mm,mmm             | 0F DF /r                       | xr
psraw            mm,mmm             | 0F E1 /r                       | xr
psrad            mm,mmm             | 0F E2 /r                       | xr
pmulhw           mm,mmm             | 0F E5 /r                       | xr
psubsb           mm,mmm             | 0F E8 /r                       | xr
psubsw           mm,mmm             | 0F E9 /r                       | xr
por              mm,mmm             | 0F EB /r                       | xr
paddsb           mm,mmm             | 0F EC /r                       | xr
paddsw           mm,mmm             | 0F ED /r                       | xr
pxor             mm,mmm             | 0F EF /r                       | xr
psllw            mm,mmm             | 0F F1 /r                       | xr
pslld            mm,mmm             | 0F F2 /r                       | xr
psllq            mm,mmm             | 0F F3 /r                       | xr
pmaddwd          mm,mmm             | 0F F5 /r                       | xr
psubb            mm,mmm             | 0F F8 /r                       | xr
psubw            mm,mmm             | 0F F9 /r                       | xr
psubd            mm,mmm             | 0F FA /r                       | xr
paddb            mm,mmm             | 0F FC /r                       | xr
paddw            mm,mmm             | 0F FD /r                       | xr
paddd            mm,mmm             | 0F FE /r                       | xr
!feature sse
pminub           mm,mmm             | 0F DA /r                       | xr
pmaxub           mm,mmm             | 0F DE /r                       | xr
pavgb            mm,mmm             | 0F E0 /r                       | xr
pavgw            mm,mmm             | 0F E3 /r                       | xr
pmulhuw          mm,mmm             | 0F E4 /r                       | xr
pminsw           mm,mmm             | 0F EA /r                       | xr
pmaxsw           mm,mmm             | 0F EE /r                       | xr
psadbw           mm,mmm             | 0F F6 /r                       | xr
!feature sse2
paddq            mm,mmm             | 0F D4 /r                       | xr
pmuludq          mm,mmm             | 0F F4 /r                       | xr
psubq            mm,mmm             | 0F FB /r                       | xr
punpcklbw        x,xm128            | 66 0F 60 /r                    | xr
punpcklwd        x,xm128            | 66 0F 61 /r                    | xr
punpckldq        x,xm128            | 66 0F 62 /r                    | xr
packsswb         x,xm128            | 66 0F 63 /r                    | xr
pcmpgtb          x,xm128            | 66 0F 64 /r                    | xr
pcmpgtw          x,xm128            | 66 0F 65 /r                    | xr
pcmpgtd          x,xm128            | 66 0F 66 /r                    | xr
packuswb         x,xm128            | 66 0F 67 /r                    | xr
punpckhbw        x,xm128            | 66 0F 68 /r                    | xr
punpckhwd        x,xm128            | 66 0F 69 /r                    | xr
punpckhdq        x,xm128            | 66 0F 6A /r                    | xr
packssdw         x,xm128            | 66 0F 6B /r                    | xr
pcmpeqb          x,xm128            | 66 0F 74 /r                    | xr
pcmpeqw          x,xm128            | 66 0F 75 /r                    | xr
pcmpeqd          x,xm128            | 66 0F 76 /r                    | xr
psrlw            x,xm128            | 66 0F D1 /r                    | xr
psrld            x,xm128            | 66 0F D2 /r                    | xr
psrlq            x,xm128            | 66 0F D3 /r                    | xr
paddq            x,xm128            | 66 0F D4 /r                    | xr
pmullw           x,xm128            | 66 0F D5 /r                    | xr
psubusb          x,xm128            | 66 0F D8 /r                    | xr
psubusw          x,xm128            | 66 0F D9 /r                    | xr
pminub           x,xm128            | 66 0F DA /r                    | xr
pand             x,xm128            | 66 0F DB /r                    | xr
paddusb          x,xm128            | 66 0F DC /r                    | xr
paddusw          x,xm128            | 66 0F DD /r                    | xr
pmaxub           x,xm128            | 66 0F DE /r                    | xr
pandn            x,xm128            | 66 0F DF /r                    | xr
pavgb            x,xm128            | 66 0F E0 /r                    | xr
psraw            x,xm128            | 66 0F E1 /r                    | xr
psrad            x,xm128            | 66 0F E2 /r                    | xr
pavgw            x,xm128            | 66 0F E3 /r                    | xr
pmulhuw          x,xm128            | 66 0F E4 /r                    | xr
pmulhw           x,xm128            | 66 0F E5 /r                    | xr
psubsb           x,xm128            | 66 0F E8 /r                    | xr
psubsw           x,xm128            | 66 0F E9 /r                    | xr
pminsw           x,xm128            | 66 0F EA /r                    | xr
por              x,xm128            | 66 0F EB /r                    | xr
paddsb           x,xm128            | 66 0F EC /r                    | xr
paddsw           x,xm128            | 66 0F ED /r                    | xr
pmaxsw           x,xm128            | 66 0F EE /r                    | xr
pxor             x,xm128            | 66 0F EF /r                    | xr
psllw            x,xm128            | 66 0F F1 /r                    | xr
pslld            x,xm128            | 66 0F F2 /r                    | xr
psllq            x,xm128            | 66 0F F3 /r                    | xr
pmuludq          x,xm128            | 66 0F F4 /r                    | xr
pmaddwd          x,xm128            | 66 0F F5 /r                    | xr
psadbw           x,xm128            | 66 0F F6 /r                    | xr
psubb            x,xm128            | 66 0F F8 /r                    | xr
psubw            x,xm128            | 66 0F F9 /r                    | xr
psubd            x,xm128            | 66 0F FA /r                    | xr
psubq            x,xm128            | 66 0F FB /r                    | xr
paddb            x,xm128            | 66 0F FC /r                    | xr
paddw            x,xm128            | 66 0F FD /r                    | xr
paddd            x,xm128            | 66 0F FE /r                    | xr
psrlw            mm,i8              | 0F 71 /2 ib                    | xr
psrlw            x,i8               | 66 0F 71 /2 ib                 | xr
psraw            mm,i8              | 0F 71 /4 ib                    | xr
psraw            x,i8               | 66 0F 71 /4 ib                 | xr
psllw            mm,i8              | 0F 71 /6 ib                    | xr
psllw            x,i8               | 66 0F 71 /6 ib                 | xr
psrld            mm,i8              | 0F 72 /2 ib                    | xr
psrld            x,i8               | 66 0F 72 /2 ib                 | xr
psrad            mm,i8              | 0F 72 /4 ib                    | xr
psrad            x,i8               | 66 0F 72 /4 ib                 | xr
pslld            mm,i8              | 0F 72 /6 ib                    | xr
pslld            x,i8               | 66 0F 72 /6 ib                 | xr
psrlq            mm,i8              | 0F 73 /2 ib                    | xr
psrlq            x,i8               | 66 0F 73 /2 ib                 | xr
psllq            mm,i8              | 0F 73 /6 ib                    | xr
psllq            x,i8               | 66 0F 73 /6 ib                 | xr
psrldq           x,i8               | 66 0F 73 /3 ib                 | xr
pslldq           x,i8               | 66 0F 73 /7 ib                 | xr
punpcklqdq       x,xm128            | 66 0F 6C /r                    | xr
punpckhqdq       x,xm128            | 66 0F 6D /r                    | xr
pshufd           x,xm128,i8         | 66 0F 70 /r ib                 | wrr
pshufhw          x,xm128,i8         | F3 0F 70 /r ib                 | wrr
pshuflw          x,xm128,i8         | F2 0F 70 /r ib                 | wrr
pshufw           mm,mmm,i8          | 0F 70 /r ib                    | wrr
emms             -                  | 0F 77                          | -
pmovmskb         ry,mm              | 0F D7 /r                       | wr | noosz norexw sfx=
pmovmskb         ry,x               | 66 0F D7 /r                    | wr | noosz norexw sfx=
pinsrw           mm,r32,i8          | 0F C4 /r ib                    | xrr
pinsrw           mm,r64,i8          | 0F C4 /r ib                    | xrr | noprint
pinsrw           mm,m16,i8          | 0F C4 /r ib                    | xrr
pinsrw           x,r32,i8           | 66 0F C4 /r ib                 | xrr
pinsrw           x,r64,i8           | 66 0F C4 /r ib                 | xrr | noprint
pinsrw           x,m16,i8           | 66 0F C4 /r ib                 | xrr
pextrw           ry,mm,i8           | 0F C5 /r ib                    | wrr | noosz norexw sfx=
pextrw           ry,x,i8            | 66 0F C5 /r ib                 | wrr | noosz norexw sfx=
!feature ssse3
pshufb           mm,mmm             | 0F 38 00 /r                    | xr
pshufb           x,xm128            | 66 0F 38 00 /r                 | xr
phaddw           mm,mmm             | 0F 38 01 /r                    | xr
phaddw           x,xm128            | 66 0F 38 01 /r                 | xr
phaddd           mm,mmm             | 0F 38 02 /r                    | xr
phaddd           x,xm128            | 66 0F 38 02 /r                 | xr
phaddsw          mm,mmm             | 0F 38 03 /r                    | xr
phaddsw          x,xm128            | 66 0F 38 03 /r                 | xr
pmaddubsw        mm,mmm             | 0F 38 04 /r                    | xr
pmaddubsw        x,xm128            | 66 0F 38 04 /r                 | xr
phsubw           mm,mmm             | 0F 38 05 /r                    | xr
phsubw           x,xm128            | 66 0F 38 05 /r                 | xr
phsubd           mm,mmm             | 0F 38 06 /r                    | xr
phsubd           x,xm128            | 66 0F 38 06 /r                 | xr
phsubsw          mm,mmm             | 0F 38 07 /r                    | xr
phsubsw          x,xm128            | 66 0F 38 07 /r                 | xr
psignb           mm,mmm             | 0F 38 08 /r                    | xr
psignb           x,xm128            | 66 0F 38 08 /r                 | xr
psignw           mm,mmm             | 0F 38 09 /r                    | xr
psignw           x,xm128            | 66 0F 38 09 /r                 | xr
psignd           mm,mmm             | 0F 38 0A /r                    | xr
psignd           x,xm128            | 66 0F 38 0A /r                 | xr
pmulhrsw         mm,mmm             | 0F 38 0B /r                    | xr
pmulhrsw         x,xm128            | 66 0F 38 0B /r                 | xr
pabsb            mm,mmm             | 0F 38 1C /r                    | wr
pabsb            x,xm128            | 66 0F 38 1C /r                 | wr
pabsw            mm,mmm             | 0F 38 1D /r                    | wr
pabsw            x,xm128            | 66 0F 38 1D /r                 | wr
pabsd            mm,mmm             | 0F 38 1E /r                    | wr
pabsd            x,xm128            | 66 0F 38 1E /r                 | wr
palignr          mm,mmm,i8          | 0F 3A 0F /r ib                 | xrr
palignr          x,xm128,i8         | 66 0F 3A 0F /r ib              | xrr
!feature sse4.1
pblendvb         x,xm128,xmm0       | 66 0F 38 10 /r                 | xrr
pblendvb         x,xm128            | 66 0F 38 10 /r                 | xr @xmm0> | noprint
blendvps         x,xm128,xmm0       | 66 0F 38 14 /r                 | xrr
blendvps         x,xm128            | 66 0F 38 14 /r                 | xr @xmm0> | noprint
blendvpd         x,xm128,xmm0       | 66 0F 38 15 /r                 | xrr
blendvpd         x,xm128            | 66 0F 38 15 /r                 | xr @xmm0> | noprint
ptest            x,xm128            | 66 0F 38 17 /r                 | rr >oszapc
pmovsxbw         x,xm64             | 66 0F 38 20 /r                 | wr
pmovsxbd         x,xm32             | 66 0F 38 21 /r                 | wr
pmovsxbq         x,xm16             | 66 0F 38 22 /r                 | wr
pmovsxwd         x,xm64             | 66 0F 38 23 /r                 | wr
pmovsxwq         x,xm32             | 66 0F 38 24 /r                 | wr
pmovsxdq         x,xm64             | 66 0F 38 25 /r                 | wr
pmovzxbw         x,xm64             | 66 0F 38 30 /r                 | wr
pmovzxbd         x,xm32             | 66 0F 38 31 /r                 | wr
pmovzxbq         x,xm16             | 66 0F 38 32 /r                 | wr
pmovzxwd         x,xm64             | 66 0F 38 33 /r                 | wr
pmovzxwq         x,xm32             | 66 0F 38 34 /r                 | wr
pmovzxdq         x,xm64             | 66 0F 38 35 /r                 | wr
pmuldq           x,xm128            | 66 0F 38 28 /r                 | xr
pcmpeqq          x,xm128            | 66 0F 38 29 /r                 | xr
packusdw         x,xm128            | 66 0F 38 2B /r                 | xr
pminsb           x,xm128            | 66 0F 38 38 /r                 | xr
pminsd           x,xm128            | 66 0F 38 39 /r                 | xr
pminuw           x,xm128            | 66 0F 38 3A /r                 | xr
pminud           x,xm128            | 66 0F 38 3B /r                 | xr
pmaxsb           x,xm128            | 66 0F 38 3C /r                 | xr
pmaxsd           x,xm128            | 66 0F 38 3D /r                 | xr
pmaxuw           x,xm128            | 66 0F 38 3E /r                 | xr
pmaxud           x,xm128            | 66 0F 38 3F /r                 | xr
pmulld           x,xm128            | 66 0F 38 40 /r                 | xr
movntdqa         x,m128             | 66 0F 38 2A /r                 | wr
phminposuw       x,xm128            | 66 0F 38 41 /r                 | wr
roundps          x,xm128,i8         | 66 0F 3A 08 /r ib              | wrr
roundpd          x,xm128,i8         | 66 0F 3A 09 /r ib              | wrr
roundss          x,xm32,i8          | 66 0F 3A 0A /r ib              | xrr
roundsd          x,xm64,i8          | 66 0F 3A 0B /r ib              | xrr
blendps          x,xm128,i8         | 66 0F 3A 0C /r ib              | xrr
blendpd          x,xm128,i8         | 66 0F 3A 0D /r ib              | xrr
dpps             x,xm128,i8         | 66 0F 3A 40 /r ib              | xrr
dppd             x,xm128,i8         | 66 0F 3A 41 /r ib              | xrr
pblendw          x,xm128,i8         | 66 0F 3A 0E /r ib              | xrr
mpsadbw          x,xm128,i8         | 66 0F 3A 42 /r ib              | xrr
pextrb           ry,x,i8            | 66 0F 3A 14 /r:MR ib           | wrr | noosz norexw sfx=
pextrb           m8,x,i8            | 66 0F 3A 14 /r ib              | wrr
pextrw           m16,x,i8           | 66 0F 3A 15 /r ib              | wrr
pextrd           rm32,x,i8          | 66 0F 3A 16 /r ib              | wrr
pextrq           rm64,x,i8          | 66 0F 3A 16 /r ib              | wrr | rexw
extractps        rm32,x,i8          | 66 0F 3A 17 /r ib              | wrr
extractps        r64,x,i8           | 66 0F 3A 17 /r:MR ib           | wrr | noprint
pinsrb           x,r32,i8           | 66 0F 3A 20 /r ib              | xrr
pinsrb           x,r64,i8           | 66 0F 3A 20 /r ib              | xrr | noprint
pinsrb           x,m8,i8            | 66 0F 3A 20 /r ib              | xrr
insertps         x,xm32,i8          | 66 0F 3A 21 /r ib              | xrr
pinsrd           x,rm32,i8          | 66 0F 3A 22 /r ib              | xrr
pinsrq           x,rm64,i8          | 66 0F 3A 22 /r ib              | xrr | rexw
!feature sse4.2
pcmpgtq          x,xm128            | 66 0F 38 37 /r                 | xr
pcmpestrm        x,xm128,i8         | 66 0F 3A 60 /r ib              | rrr >oszapc @a,d>xmm0
pcmpestrmq       x,xm128,i8         | 66 0F 3A 60 /r ib              | rrr >oszapc @a,d>xmm0 | rexw only64
pcmpestri        x,xm128,i8         | 66 0F 3A 61 /r ib              | rrr >oszapc @a,d>c
pcmpestriq       x,xm128,i8         | 66 0F 3A 61 /r ib              | rrr >oszapc @a,d>c | rexw only64
pcmpistrm        x,xm128,i8         | 66 0F 3A 62 /r ib              | rrr >oszapc @>xmm0
pcmpistri        x,xm128,i8         | 66 0F 3A 63 /r ib              | rrr >oszapc @>c
!feature aes
aesenc           x,xm128            | 66 0F 38 DC /r                 | xr
aesenclast       x,xm128            | 66 0F 38 DD /r                 | xr
aesdec           x,xm128            | 66 0F 38 DE /r                 | xr
aesdeclast       x,xm128            | 66 0F 38 DF /r                 | xr
aesimc           x,xm128            | 66 0F 38 DB /r                 | wr
aeskeygenassist  x,xm128,i8         | 66 0F 3A DF /r ib              | wrr
!feature pclmul
pclmullqlqdq     x,xm128            | 66 0F 3A 44 /r =00             | xr
pclmulhqlqdq     x,xm128            | 66 0F 3A 44 /r =01             | xr
pclmullqhqdq     x,xm128            | 66 0F 3A 44 /r =10             | xr
pclmulhqhqdq     x,xm128            | 66 0F 3A 44 /r =11             | xr
pclmulqdq        x,xm128,i8         | 66 0F 3A 44 /r ib              | xrr
!feature sha
sha1nexte        x,xm128            | 0F 38 C8 /r                    | xr
sha1msg1         x,xm128            | 0F 38 C9 /r                    | xr
sha1msg2         x,xm128            | 0F 38 CA /r                    | xr
sha256msg1       x,xm128            | 0F 38 CC /r                    | xr
sha256msg2       x,xm128            | 0F 38 CD /r                    | xr
sha256rnds2      x,xm128,xmm0       | 0F 38 CB /r                    | xrr
sha256rnds2      x,xm128            | 0F 38 CB /r                    | xr @xmm0> | noprint
sha1rnds4        x,xm128,i8         | 0F 3A CC /r ib                 | xrr
!feature gfni
gf2p8mulb        x,xm128            | 66 0F 38 CF /r                 | xr
gf2p8affineqb    x,xm128,i8         | 66 0F 3A CE /r ib              | xrr
gf2p8affineinvqb x,xm128,i8         | 66 0F 3A CF /r ib              | xrr
!feature sse4a
movntss          m32,x              | F3 0F 2B /r                    | wr
movntsd          m64,x              | F2 0F 2B /r                    | wr
extrq            x,i8,i8            | 66 0F 78 /0 ib ib              | xrr
extrq            x,x                | 66 0F 79 /r                    | xr
insertq          x,x,i8,i8          | F2 0F 78 /r ib ib              | xrrr
insertq          x,x                | F2 0F 79 /r                    | xr
!feature keylocker
loadiwkey        x,x                | F3 0F 38 DC /r                 | rr >oszapc
encodekey128     r32,r32            | o32 F3 0F 38 FA /r             | wr >oszapc | nosfx
encodekey256     r32,r32            | o32 F3 0F 38 FB /r             | wr >oszapc | nosfx
aesenc128kl      x,m                | F3 0F 38 DC /r                 | xr >oszapc
aesdec128kl      x,m                | F3 0F 38 DD /r                 | xr >oszapc
aesenc256kl      x,m                | F3 0F 38 DE /r                 | xr >oszapc
aesdec256kl      x,m                | F3 0F 38 DF /r                 | xr >oszapc
aesencwide128kl  m                  | F3 0F 38 D8 /0                 | r >oszapc
aesdecwide128kl  m                  | F3 0F 38 D8 /1                 | r >oszapc
aesencwide256kl  m                  | F3 0F 38 D8 /2                 | r >oszapc
aesdecwide256kl  m                  | F3 0F 38 D8 /3                 | r >oszapc
!feature 3dnow
femms            -                  | 0F 0E                          | -
pi2fw            mm,mmm             | 0F 0F /r =0C                   | xr
pi2fd            mm,mmm             | 0F 0F /r =0D                   | xr
pf2iw            mm,mmm             | 0F 0F /r =1C                   | xr
pf2id            mm,mmm             | 0F 0F /r =1D                   | xr
pfnacc           mm,mmm             | 0F 0F /r =8A                   | xr
pfpnacc          mm,mmm             | 0F 0F /r =8E                   | xr
pfcmpge          mm,mmm             | 0F 0F /r =90                   | xr
pfmin            mm,mmm             | 0F 0F /r =94                   | xr
pfrcp            mm,mmm             | 0F 0F /r =96                   | xr
pfrsqrt          mm,mmm             | 0F 0F /r =97                   | xr
pfsub            mm,mmm             | 0F 0F /r =9A                   | xr
pfadd            mm,mmm             | 0F 0F /r =9E                   | xr
pfcmpgt          mm,mmm             | 0F 0F /r =A0                   | xr
pfmax            mm,mmm             | 0F 0F /r =A4                   | xr
pfrcpit1         mm,mmm             | 0F 0F /r =A6                   | xr
pfrsqit1         mm,mmm             | 0F 0F /r =A7                   | xr
pfsubr           mm,mmm             | 0F 0F /r =AA                   | xr
pfacc            mm,mmm             | 0F 0F /r =AE                   | xr
pfcmpeq          mm,mmm             | 0F 0F /r =B0                   | xr
pfmul            mm,mmm             | 0F 0F /r =B4                   | xr
pfrcpit2         mm,mmm             | 0F 0F /r =B6                   | xr
pmulhrw          mm,mmm             | 0F 0F /r =B7                   | xr
pswapd           mm,mmm             | 0F 0F /r =BB                   | xr
pavgusb          mm,mmm             | 0F 0F /r =BF                   | xr
"""
