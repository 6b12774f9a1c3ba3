"""Rows of the VEX-encoded vector instructions (format: insns.py; source: Intel SDM vol. 2, AMD64 manual vol. 4 and 5)."""

from __future__ import annotations

from typing import Final

AVX_ROWS: Final = """
!feature avx
vaddps           xy,xy,xym          | VEX.L.0F.WIG 58 /r             | wrr
vmulps           xy,xy,xym          | VEX.L.0F.WIG 59 /r             | wrr
vsubps           xy,xy,xym          | VEX.L.0F.WIG 5C /r             | wrr
vminps           xy,xy,xym          | VEX.L.0F.WIG 5D /r             | wrr
vdivps           xy,xy,xym          | VEX.L.0F.WIG 5E /r             | wrr
vmaxps           xy,xy,xym          | VEX.L.0F.WIG 5F /r             | wrr
vsqrtps          xy,xym             | VEX.L.0F.WIG 51 /r             | wr
vrsqrtps         xy,xym             | VEX.L.0F.WIG 52 /r             | wr
vrcpps           xy,xym             | VEX.L.0F.WIG 53 /r             | wr
vandps           xy,xy,xym          | VEX.L.0F.WIG 54 /r             | wrr
vandnps          xy,xy,xym          | VEX.L.0F.WIG 55 /r             | wrr
vorps            xy,xy,xym          | VEX.L.0F.WIG 56 /r             | wrr
vxorps           xy,xy,xym          | VEX.L.0F.WIG 57 /r             | wrr
vunpcklps        xy,xy,xym          | VEX.L.0F.WIG 14 /r             | wrr
vunpckhps        xy,xy,xym          | VEX.L.0F.WIG 15 /r             | wrr
vshufps          xy,xy,xym,i8       | VEX.L.0F.WIG C6 /r ib          | wrrr
vmovmskps        ry,xy              | VEX.L.0F.WIG 50 /r             | wr | noosz norexw sfx=
vmovaps          xy,xym             | VEX.L.0F.WIG 28 /r             | wr | swap
vmovaps          xym,xy             | VEX.L.0F.WIG 29 /r             | wr | swap
vmovups          xy,xym             | VEX.L.0F.WIG 10 /r             | wr | swap
vmovups          xym,xy             | VEX.L.0F.WIG 11 /r             | wr | swap
vmovntps         mxy,xy             | VEX.L.0F.WIG 2B /r             | wr
vmovlps          x,x,m64            | VEX.L0.0F.WIG 12 /r            | wrr
vmovlps          m64,x              | VEX.L0.0F.WIG 13 /r            | wr
vmovhps          x,x,m64            | VEX.L0.0F.WIG 16 /r            | wrr
vmovhps          m64,x              | VEX.L0.0F.WIG 17 /r            | wr
vcmp{p32}ps      xy,xy,xym          | VEX.L.0F.WIG C2 /r =p32        | wrr
vcmpps           xy,xy,xym,i8       | VEX.L.0F.WIG C2 /r ib          | wrrr
vaddpd           xy,xy,xym          | VEX.L.66.0F.WIG 58 /r          | wrr
vmulpd           xy,xy,xym          | VEX.L.66.0F.WIG 59 /r          | wrr
vsubpd           xy,xy,xym          | VEX.L.66.0F.WIG 5C /r          | wrr
vminpd           xy,xy,xym          | VEX.L.66.0F.WIG 5D /r          | wrr
vdivpd           xy,xy,xym          | VEX.L.66.0F.WIG 5E /r          | wrr
vmaxpd           xy,xy,xym          | VEX.L.66.0F.WIG 5F /r          | wrr
vsqrtpd          xy,xym             | VEX.L.66.0F.WIG 51 /r          | wr
vandpd           xy,xy,xym          | VEX.L.66.0F.WIG 54 /r          | wrr
vandnpd          xy,xy,xym          | VEX.L.66.0F.WIG 55 /r          | wrr
vorpd            xy,xy,xym          | VEX.L.66.0F.WIG 56 /r          | wrr
vxorpd           xy,xy,xym          | VEX.L.66.0F.WIG 57 /r          | wrr
vunpcklpd        xy,xy,xym          | VEX.L.66.0F.WIG 14 /r          | wrr
vunpckhpd        xy,xy,xym          | VEX.L.66.0F.WIG 15 /r          | wrr
vshufpd          xy,xy,xym,i8       | VEX.L.66.0F.WIG C6 /r ib       | wrrr
vmovmskpd        ry,xy              | VEX.L.66.0F.WIG 50 /r          | wr | noosz norexw sfx=
vmovapd          xy,xym             | VEX.L.66.0F.WIG 28 /r          | wr | swap
vmovapd          xym,xy             | VEX.L.66.0F.WIG 29 /r          | wr | swap
vmovupd          xy,xym             | VEX.L.66.0F.WIG 10 /r          | wr | swap
vmovupd          xym,xy             | VEX.L.66.0F.WIG 11 /r          | wr | swap
vmovntpd         mxy,xy             | VEX.L.66.0F.WIG 2B /r          | wr
vmovlpd          x,x,m64            | VEX.L0.66.0F.WIG 12 /r         | wrr
vmovlpd          m64,x              | VEX.L0.66.0F.WIG 13 /r         | wr
vmovhpd          x,x,m64            | VEX.L0.66.0F.WIG 16 /r         | wrr
vmovhpd          m64,x              | VEX.L0.66.0F.WIG 17 /r         | wr
vcmp{p32}pd      xy,xy,xym          | VEX.L.66.0F.WIG C2 /r =p32     | wrr
vcmppd           xy,xy,xym,i8       | VEX.L.66.0F.WIG C2 /r ib       | wrrr
vaddss           x,x,xm32           | VEX.LIG.F3.0F.WIG 58 /r        | wrr
vmulss           x,x,xm32           | VEX.LIG.F3.0F.WIG 59 /r        | wrr
vsubss           x,x,xm32           | VEX.LIG.F3.0F.WIG 5C /r        | wrr
vminss           x,x,xm32           | VEX.LIG.F3.0F.WIG 5D /r        | wrr
vdivss           x,x,xm32           | VEX.LIG.F3.0F.WIG 5E /r        | wrr
vmaxss           x,x,xm32           | VEX.LIG.F3.0F.WIG 5F /r        | wrr
vsqrtss          x,x,xm32           | VEX.LIG.F3.0F.WIG 51 /r        | wrr
vrsqrtss         x,x,xm32           | VEX.LIG.F3.0F.WIG 52 /r        | wrr
vrcpss           x,x,xm32           | VEX.LIG.F3.0F.WIG 53 /r        | wrr
vucomiss         x,xm32             | VEX.LIG.0F.WIG 2E /r           | rr >oszapc
vcomiss          x,xm32             | VEX.LIG.0F.WIG 2F /r           | rr >oszapc
vcmp{p32}ss      x,x,xm32           | VEX.LIG.F3.0F.WIG C2 /r =p32   | wrr
vcmpss           x,x,xm32,i8        | VEX.LIG.F3.0F.WIG C2 /r ib     | wrrr
vaddsd           x,x,xm64           | VEX.LIG.F2.0F.WIG 58 /r        | wrr
vmulsd           x,x,xm64           | VEX.LIG.F2.0F.WIG 59 /r        | wrr
vsubsd           x,x,xm64           | VEX.LIG.F2.0F.WIG 5C /r        | wrr
vminsd           x,x,xm64           | VEX.LIG.F2.0F.WIG 5D /r        | wrr
vdivsd           x,x,xm64           | VEX.LIG.F2.0F.WIG 5E /r        | wrr
vmaxsd           x,x,xm64           | VEX.LIG.F2.0F.WIG 5F /r        | wrr
vsqrtsd          x,x,xm64           | VEX.LIG.F2.0F.WIG 51 /r        | wrr
vucomisd         x,xm64             | VEX.LIG.66.0F.WIG 2E /r        | rr >oszapc
vcomisd          x,xm64             | VEX.LIG.66.0F.WIG 2F /r        | rr >oszapc
vcmp{p32}sd      x,x,xm64           | VEX.LIG.F2.0F.WIG C2 /r =p32   | wrr
vcmpsd           x,x,xm64,i8        | VEX.LIG.F2.0F.WIG C2 /r ib     | wrrr
vmovlhps         x,x,x              | VEX.L0.0F.WIG 16 /r            | wrr
vmovhlps         x,x,x              | VEX.L0.0F.WIG 12 /r            | wrr
vmovss           x,m32              | VEX.LIG.F3.0F.WIG 10 /r        | wr
vmovss           m32,x              | VEX.LIG.F3.0F.WIG 11 /r        | wr
vmovss           x,x,x              | VEX.LIG.F3.0F.WIG 10 /r        | wrr | swap
vmovss           x,x,x              | VEX.LIG.F3.0F.WIG 11 /r:MVR    | wrr | swap
vmovsd           x,m64              | VEX.LIG.F2.0F.WIG 10 /r        | wr
vmovsd           m64,x              | VEX.LIG.F2.0F.WIG 11 /r        | wr
vmovsd           x,x,x              | VEX.LIG.F2.0F.WIG 10 /r        | wrr | swap
vmovsd           x,x,x              | VEX.LIG.F2.0F.WIG 11 /r:MVR    | wrr | swap
vcvtps2pd        x,xm64             | VEX.L0.0F.WIG 5A /r            | wr
vcvtps2pd        y,xm128            | VEX.L1.0F.WIG 5A /r            | wr
vcvtpd2ps        x,xm128            | VEX.L0.66.0F.WIG 5A /r         | wr | xysfx
vcvtpd2ps        x,ym256            | VEX.L1.66.0F.WIG 5A /r         | wr | xysfx
vcvtss2sd        x,x,xm32           | VEX.LIG.F3.0F.WIG 5A /r        | wrr
vcvtsd2ss        x,x,xm64           | VEX.LIG.F2.0F.WIG 5A /r        | wrr
vcvtdq2ps        xy,xym             | VEX.L.0F.WIG 5B /r             | wr
vcvtps2dq        xy,xym             | VEX.L.66.0F.WIG 5B /r          | wr
vcvttps2dq       xy,xym             | VEX.L.F3.0F.WIG 5B /r          | wr
vcvtdq2pd        x,xm64             | VEX.L0.F3.0F.WIG E6 /r         | wr
vcvtdq2pd        y,xm128            | VEX.L1.F3.0F.WIG E6 /r         | wr
vcvttpd2dq       x,xm128            | VEX.L0.66.0F.WIG E6 /r         | wr | xysfx
vcvttpd2dq       x,ym256            | VEX.L1.66.0F.WIG E6 /r         | wr | xysfx
vcvtpd2dq        x,xm128            | VEX.L0.F2.0F.WIG E6 /r         | wr | xysfx
vcvtpd2dq        x,ym256            | VEX.L1.F2.0F.WIG E6 /r         | wr | xysfx
vcvtsi2ss        x,x,rmy            | VEX.LIG.F3.0F.Wy 2A /r         | wrr | noosz dszl
vcvttss2si       ry,xm32            | VEX.LIG.F3.0F.Wy 2C /r         | wr | noosz
vcvtss2si        ry,xm32            | VEX.LIG.F3.0F.Wy 2D /r         | wr | noosz
vcvtsi2sd        x,x,rmy            | VEX.LIG.F2.0F.Wy 2A /r         | wrr | noosz dszl
vcvttsd2si       ry,xm64            | VEX.LIG.F2.0F.Wy 2C /r         | wr | noosz
vcvtsd2si        ry,xm64            | VEX.LIG.F2.0F.Wy 2D /r         | wr | noosz
vmovdqa          xy,xym             | VEX.L.66.0F.WIG 6F /r          | wr | swap
vmovdqa          xym,xy             | VEX.L.66.0F.WIG 7F /r          | wr | swap
vmovdqu          xy,xym             | VEX.L.F3.0F.WIG 6F /r          | wr | swap
vmovdqu          xym,xy             | VEX.L.F3.0F.WIG 7F /r          | wr | swap
vmovntdq         mxy,xy             | VEX.L.66.0F.WIG E7 /r          | wr
vmaskmovdqu      x,x                | VEX.L0.66.0F.WIG F7 /r         | rr @di>mem
vmovd            x,rm32             | VEX.L0.66.0F.W0 6E /r          | wr
vmovd            x,r64              | VEX.L0.66.0F.W1 6E /r          | wr | noprint
vmovd            rm32,x             | VEX.L0.66.0F.W0 7E /r          | wr
vmovd            r64,x              | VEX.L0.66.0F.W1 7E /r:MR       | wr | noprint
vmovq            x,xm64             | VEX.L0.F3.0F.WIG 7E /r         | wr | swap
vmovq            xm64,x             | VEX.L0.66.0F.WIG D6 /r         | wr | swap
vmovq            x,rm64             | VEX.L0.66.0F.W1 6E /r          | wr | only64
vmovq            rm64,x             | VEX.L0.66.0F.W1 7E /r          | wr | only64
vmovddup         x,xm64             | VEX.L0.F2.0F.WIG 12 /r         | wr
vmovddup         y,ym256            | VEX.L1.F2.0F.WIG 12 /r         | wr
vmovsldup        xy,xym             | VEX.L.F3.0F.WIG 12 /r          | wr
vmovshdup        xy,xym             | VEX.L.F3.0F.WIG 16 /r          | wr
vlddqu           xy,mxy             | VEX.L.F2.0F.WIG F0 /r          | wr
vaddsubps        xy,xy,xym          | VEX.L.F2.0F.WIG D0 /r          | wrr
vaddsubpd        xy,xy,xym          | VEX.L.66.0F.WIG D0 /r          | wrr
vhaddps          xy,xy,xym          | VEX.L.F2.0F.WIG 7C /r          | wrr
vhaddpd          xy,xy,xym          | VEX.L.66.0F.WIG 7C /r          | wrr
vhsubps          xy,xy,xym          | VEX.L.F2.0F.WIG 7D /r          | wrr
vhsubpd          xy,xy,xym          | VEX.L.66.0F.WIG 7D /r          | wrr
vpunpcklbw       x,x,xm128          | VEX.L0.66.0F.WIG 60 /r         | wrr
vpunpcklwd       x,x,xm128          | VEX.L0.66.0F.WIG 61 /r         | wrr
vpunpckldq       x,x,xm128          | VEX.L0.66.0F.WIG 62 /r         | wrr
vpacksswb        x,x,xm128          | VEX.L0.66.0F.WIG 63 /r         | wrr
vpcmpgtb         x,x,xm128          | VEX.L0.66.0F.WIG 64 /r         | wrr
vpcmpgtw         x,x,xm128          | VEX.L0.66.0F.WIG 65 /r         | wrr
vpcmpgtd         x,x,xm128          | VEX.L0.66.0F.WIG 66 /r         | wrr
vpackuswb        x,x,xm128          | VEX.L0.66.0F.WIG 67 /r         | wrr
vpunpckhbw       x,x,xm128          | VEX.L0.66.0F.WIG 68 /r         | wrr
vpunpckhwd       x,x,xm128          | VEX.L0.66.0F.WIG 69 /r         | wrr
vpunpckhdq       x,x,xm128          | VEX.L0.66.0F.WIG 6A /r         | wrr
vpackssdw        x,x,xm128          | VEX.L0.66.0F.WIG 6B /r         | wrr
vpcmpeqb         x,x,xm128          | VEX.L0.66.0F.WIG 74 /r         | wrr
vpcmpeqw         x,x,xm128          | VEX.L0.66.0F.WIG 75 /r         | wrr
vpcmpeqd         x,x,xm128          | VEX.L0.66.0F.WIG 76 /r         | wrr
vpsrlw           x,x,xm128          | VEX.L0.66.0F.WIG D1 /r         | wrr
vpsrld           x,x,xm128          | VEX.L0.66.0F.WIG D2 /r         | wrr
vpsrlq           x,x,xm128          | VEX.L0.66.0F.WIG D3 /r         | wrr
vpaddq           x,x,xm128          | VEX.L0.66.0F.WIG D4 /r         | wrr
vpmullw          x,x,xm128          | VEX.L0.66.0F.WIG D5 /r         | wrr
vpsubusb         x,x,xm128          | VEX.L0.66.0F.WIG D8 /r         | wrr
vpsubusw         x,x,xm128          | VEX.L0.66.0F.WIG D9 /r         | wrr
vpminub          x,x,xm128          | VEX.L0.66.0F.WIG DA /r         | wrr
vpand            x,x,xm128          | VEX.L0.66.0F.WIG DB /r         | wrr
vpaddusb         x,x,xm128          | VEX.L0.66.0F.WIG DC /r         | wrr
vpaddusw         x,x,xm128          | VEX.L0.66.0F.WIG DD /r         | wrr
vpmaxub          x,x,xm128          | VEX.L0.66.0F.WIG DE /r         | wrr
vpandn           x,x,xm128          | VEX.L0.66.0F.WIG DF /r         | wrr
vpavgb           x,x,xm128          | VEX.L0.66.0F.WIG E0 /r         | wrr
vpsraw           x,x,xm128          | VEX.L0.66.0F.WIG E1 /r         | wrr
vpsrad           x,x,xm128          | VEX.L0.66.0F.WIG E2 /r         | wrr
vpavgw           x,x,xm128          | VEX.L0.66.0F.WIG E3 /r         | wrr
vpmulhuw         x,x,xm128          | VEX.L0.66.0F.WIG E4 /r         | wrr
vpmulhw          x,x,xm128          | VEX.L0.66.0F.WIG E5 /r         | wrr
vpsubsb          x,x,xm128          | VEX.L0.66.0F.WIG E8 /r         | wrr
vpsubsw          x,x,xm128          | VEX.L0.66.0F.WIG E9 /r         | wrr
vpminsw          x,x,xm128          | VEX.L0.66.0F.WIG EA /r         | wrr
vpor             x,x,xm128          | VEX.L0.66.0F.WIG EB /r         | wrr
vpaddsb          x,x,xm128          | VEX.L0.66.0F.WIG EC /r         | wrr
vpaddsw          x,x,xm128          | VEX.L0.66.0F.WIG ED /r         | wrr
vpmaxsw          x,x,xm128          | VEX.L0.66.0F.WIG EE /r         | wrr
vpxor            x,x,xm128          | VEX.L0.66.0F.WIG EF /r         | wrr
vpsllw           x,x,xm128          | VEX.L0.66.0F.WIG F1 /r         | wrr
vpslld           x,x,xm128          | VEX.L0.66.0F.WIG F2 /r         | wrr
vpsllq           x,x,xm128          | VEX.L0.66.0F.WIG F3 /r         | wrr
vpmuludq         x,x,xm128          | VEX.L0.66.0F.WIG F4 /r         | wrr
vpmaddwd         x,x,xm128          | VEX.L0.66.0F.WIG F5 /r         | wrr
vpsadbw          x,x,xm128          | VEX.L0.66.0F.WIG F6 /r         | wrr
vpsubb           x,x,xm128          | VEX.L0.66.0F.WIG F8 /r         | wrr
vpsubw           x,x,xm128          | VEX.L0.66.0F.WIG F9 /r         | wrr
vpsubd           x,x,xm128          | VEX.L0.66.0F.WIG FA /r         | wrr
vpsubq           x,x,xm128          | VEX.L0.66.0F.WIG FB /r         | wrr
vpaddb           x,x,xm128          | VEX.L0.66.0F.WIG FC /r         | wrr
vpaddw           x,x,xm128          | VEX.L0.66.0F.WIG FD /r         | wrr
vpaddd           x,x,xm128          | VEX.L0.66.0F.WIG FE /r         | wrr
vpsrlw           x,x,i8             | VEX.L0.66.0F.WIG 71 /2 ib      | wrr
vpsraw           x,x,i8             | VEX.L0.66.0F.WIG 71 /4 ib      | wrr
vpsllw           x,x,i8             | VEX.L0.66.0F.WIG 71 /6 ib      | wrr
vpsrld           x,x,i8             | VEX.L0.66.0F.WIG 72 /2 ib      | wrr
vpsrad           x,x,i8             | VEX.L0.66.0F.WIG 72 /4 ib      | wrr
vpslld           x,x,i8             | VEX.L0.66.0F.WIG 72 /6 ib      | wrr
vpsrlq           x,x,i8             | VEX.L0.66.0F.WIG 73 /2 ib      | wrr
vpsllq           x,x,i8             | VEX.L0.66.0F.WIG 73 /6 ib      | wrr
vpsrldq          x,x,i8             | VEX.L0.66.0F.WIG 73 /3 ib      | wrr
vpslldq          x,x,i8             | VEX.L0.66.0F.WIG 73 /7 ib      | wrr
vpunpcklqdq      x,x,xm128          | VEX.L0.66.0F.WIG 6C /r         | wrr
vpunpckhqdq      x,x,xm128          | VEX.L0.66.0F.WIG 6D /r         | wrr
vpshufd          x,xm128,i8         | VEX.L0.66.0F.WIG 70 /r ib      | wrr
vpshufhw         x,xm128,i8         | VEX.L0.F3.0F.WIG 70 /r ib      | wrr
vpshuflw         x,xm128,i8         | VEX.L0.F2.0F.WIG 70 /r ib      | wrr
vzeroupper       -                  | VEX.L0.0F.WIG 77               | -
vzeroall         -                  | VEX.L1.0F.WIG 77               | -
vpmovmskb        ry,x               | VEX.L0.66.0F.WIG D7 /r         | wr | noosz norexw sfx=
vpinsrw          x,x,r32,i8         | VEX.L0.66.0F.WIG C4 /r ib      | wrrr
vpinsrw          x,x,r64,i8         | VEX.L0.66.0F.WIG C4 /r ib      | wrrr | noprint
vpinsrw          x,x,m16,i8         | VEX.L0.66.0F.WIG C4 /r ib      | wrrr
vpextrw          ry,x,i8            | VEX.L0.66.0F.WIG C5 /r ib      | wrr | noosz norexw sfx=
vpshufb          x,x,xm128          | VEX.L0.66.0F38.WIG 00 /r       | wrr
vphaddw          x,x,xm128          | VEX.L0.66.0F38.WIG 01 /r       | wrr
vphaddd          x,x,xm128          | VEX.L0.66.0F38.WIG 02 /r       | wrr
vphaddsw         x,x,xm128          | VEX.L0.66.0F38.WIG 03 /r       | wrr
vpmaddubsw       x,x,xm128          | VEX.L0.66.0F38.WIG 04 /r       | wrr
vphsubw          x,x,xm128          | VEX.L0.66.0F38.WIG 05 /r       | wrr
vphsubd          x,x,xm128          | VEX.L0.66.0F38.WIG 06 /r       | wrr
vphsubsw         x,x,xm128          | VEX.L0.66.0F38.WIG 07 /r       | wrr
vpsignb          x,x,xm128          | VEX.L0.66.0F38.WIG 08 /r       | wrr
vpsignw          x,x,xm128          | VEX.L0.66.0F38.WIG 09 /r       | wrr
vpsignd          x,x,xm128          | VEX.L0.66.0F38.WIG 0A /r       | wrr
vpmulhrsw        x,x,xm128          | VEX.L0.66.0F38.WIG 0B /r       | wrr
vpabsb           x,xm128            | VEX.L0.66.0F38.WIG 1C /r       | wr
vpabsw           x,xm128            | VEX.L0.66.0F38.WIG 1D /r       | wr
vpabsd           x,xm128            | VEX.L0.66.0F38.WIG 1E /r       | wr
vpalignr         x,x,xm128,i8       | VEX.L0.66.0F3A.WIG 0F /r ib    | wrrr
vpblendvb        x,x,xm128,x        | VEX.L0.66.0F3A.W0 4C /r is4    | wrrr
vblendvps        xy,xy,xym,xy       | VEX.L.66.0F3A.W0 4A /r is4     | wrrr
vblendvpd        xy,xy,xym,xy       | VEX.L.66.0F3A.W0 4B /r is4     | wrrr
vptest           xy,xym             | VEX.L.66.0F38.WIG 17 /r        | rr >oszapc
vtestps          xy,xym             | VEX.L.66.0F38.W0 0E /r         | rr >oszapc
vtestpd          xy,xym             | VEX.L.66.0F38.W0 0F /r         | rr >oszapc
vpmovsxbw        x,xm64             | VEX.L0.66.0F38.WIG 20 /r       | wr
vpmovsxbd        x,xm32             | VEX.L0.66.0F38.WIG 21 /r       | wr
vpmovsxbq        x,xm16             | VEX.L0.66.0F38.WIG 22 /r       | wr
vpmovsxwd        x,xm64             | VEX.L0.66.0F38.WIG 23 /r       | wr
vpmovsxwq        x,xm32             | VEX.L0.66.0F38.WIG 24 /r       | wr
vpmovsxdq        x,xm64             | VEX.L0.66.0F38.WIG 25 /r       | wr
vpmovzxbw        x,xm64             | VEX.L0.66.0F38.WIG 30 /r       | wr
vpmovzxbd        x,xm32             | VEX.L0.66.0F38.WIG 31 /r       | wr
vpmovzxbq        x,xm16             | VEX.L0.66.0F38.WIG 32 /r       | wr
vpmovzxwd        x,xm64             | VEX.L0.66.0F38.WIG 33 /r       | wr
vpmovzxwq        x,xm32             | VEX.L0.66.0F38.WIG 34 /r       | wr
vpmovzxdq        x,xm64             | VEX.L0.66.0F38.WIG 35 /r       | wr
vpmuldq          x,x,xm128          | VEX.L0.66.0F38.WIG 28 /r       | wrr
vpcmpeqq         x,x,xm128          | VEX.L0.66.0F38.WIG 29 /r       | wrr
vpackusdw        x,x,xm128          | VEX.L0.66.0F38.WIG 2B /r       | wrr
vpminsb          x,x,xm128          | VEX.L0.66.0F38.WIG 38 /r       | wrr
vpminsd          x,x,xm128          | VEX.L0.66.0F38.WIG 39 /r       | wrr
vpminuw          x,x,xm128          | VEX.L0.66.0F38.WIG 3A /r       | wrr
vpminud          x,x,xm128          | VEX.L0.66.0F38.WIG 3B /r       | wrr
vpmaxsb          x,x,xm128          | VEX.L0.66.0F38.WIG 3C /r       | wrr
vpmaxsd          x,x,xm128          | VEX.L0.66.0F38.WIG 3D /r       | wrr
vpmaxuw          x,x,xm128          | VEX.L0.66.0F38.WIG 3E /r       | wrr
vpmaxud          x,x,xm128          | VEX.L0.66.0F38.WIG 3F /r       | wrr
vpmulld          x,x,xm128          | VEX.L0.66.0F38.WIG 40 /r       | wrr
vmovntdqa        x,m128             | VEX.L0.66.0F38.WIG 2A /r       | wr
vphminposuw      x,xm128            | VEX.L0.66.0F38.WIG 41 /r       | wr
vroundps         xy,xym,i8          | VEX.L.66.0F3A.WIG 08 /r ib     | wrr
vroundpd         xy,xym,i8          | VEX.L.66.0F3A.WIG 09 /r ib     | wrr
vroundss         x,x,xm32,i8        | VEX.LIG.66.0F3A.WIG 0A /r ib   | wrrr
vroundsd         x,x,xm64,i8        | VEX.LIG.66.0F3A.WIG 0B /r ib   | wrrr
vblendps         xy,xy,xym,i8       | VEX.L.66.0F3A.WIG 0C /r ib     | wrrr
vblendpd         xy,xy,xym,i8       | VEX.L.66.0F3A.WIG 0D /r ib     | wrrr
vdpps            xy,xy,xym,i8       | VEX.L.66.0F3A.WIG 40 /r ib     | wrrr
vdppd            x,x,xm128,i8       | VEX.L0.66.0F3A.WIG 41 /r ib    | wrrr
vpblendw         x,x,xm128,i8       | VEX.L0.66.0F3A.WIG 0E /r ib    | wrrr
vmpsadbw         x,x,xm128,i8       | VEX.L0.66.0F3A.WIG 42 /r ib    | wrrr
vpextrb          ry,x,i8            | VEX.L0.66.0F3A.WIG 14 /r:MR ib | wrr | noosz norexw sfx=
vpextrb          m8,x,i8            | VEX.L0.66.0F3A.WIG 14 /r ib    | wrr
vpextrw          m16,x,i8           | VEX.L0.66.0F3A.WIG 15 /r ib    | wrr
vpextrd          rm32,x,i8          | VEX.L0.66.0F3A.W0 16 /r ib     | wrr
vpextrq          rm64,x,i8          | VEX.L0.66.0F3A.W1 16 /r ib     | wrr | only64
vextractps       rm32,x,i8          | VEX.L0.66.0F3A.WIG 17 /r ib    | wrr
vextractps       r64,x,i8           | VEX.L0.66.0F3A.WIG 17 /r:MR ib | wrr | noprint
vpinsrb          x,x,r32,i8         | VEX.L0.66.0F3A.WIG 20 /r ib    | wrrr
vpinsrb          x,x,r64,i8         | VEX.L0.66.0F3A.WIG 20 /r ib    | wrrr | noprint
vpinsrb          x,x,m8,i8          | VEX.L0.66.0F3A.WIG 20 /r ib    | wrrr
vinsertps        x,x,xm32,i8        | VEX.L0.66.0F3A.WIG 21 /r ib    | wrrr
vpinsrd          x,x,rm32,i8        | VEX.L0.66.0F3A.W0 22 /r ib     | wrrr
vpinsrq          x,x,rm64,i8        | VEX.L0.66.0F3A.W1 22 /r ib     | wrrr | only64
vpcmpgtq         x,x,xm128          | VEX.L0.66.0F38.WIG 37 /r       | wrr
vpcmpestrm       x,xm128,i8         | VEX.L0.66.0F3A.WIG 60 /r ib    | rrr >oszapc @a,d>xmm0
vpcmpestrmq      x,xm128,i8         | VEX.L0.66.0F3A.W1 60 /r ib     | rrr >oszapc @a,d>xmm0 | only64
vpcmpestri       x,xm128,i8         | VEX.L0.66.0F3A.WIG 61 /r ib    | rrr >oszapc @a,d>c
vpcmpestriq      x,xm128,i8         | VEX.L0.66.0F3A.W1 61 /r ib     | rrr >oszapc @a,d>c | only64
vpcmpistrm       x,xm128,i8         | VEX.L0.66.0F3A.WIG 62 /r ib    | rrr >oszapc @>xmm0
vpcmpistri       x,xm128,i8         | VEX.L0.66.0F3A.WIG 63 /r ib    | rrr >oszapc @>c
!feature vaes
vaesenc          xy,xy,xym          | VEX.L.66.0F38.WIG DC /r        | wrr
vaesenclast      xy,xy,xym          | VEX.L.66.0F38.WIG DD /r        | wrr
vaesdec          xy,xy,xym          | VEX.L.66.0F38.WIG DE /r        | wrr
vaesdeclast      xy,xy,xym          | VEX.L.66.0F38.WIG DF /r        | wrr
vaesimc          x,xm128            | VEX.L0.66.0F38.WIG DB /r       | wr
vaeskeygenassist x,xm128,i8         | VEX.L0.66.0F3A.WIG DF /r ib    | wrr
!feature vpclmulqdq
vpclmullqlqdq    xy,xy,xym          | VEX.L.66.0F3A.WIG 44 /r =00    | wrr
vpclmulhqlqdq    xy,xy,xym          | VEX.L.66.0F3A.WIG 44 /r =01    | wrr
vpclmullqhqdq    xy,xy,xym          | VEX.L.66.0F3A.WIG 44 /r =10    | wrr
vpclmulhqhqdq    xy,xy,xym          | VEX.L.66.0F3A.WIG 44 /r =11    | wrr
vpclmulqdq       xy,xy,xym,i8       | VEX.L.66.0F3A.WIG 44 /r ib     | wrrr
!feature gfni
vgf2p8mulb       xy,xy,xym          | VEX.L.66.0F38.W0 CF /r         | wrr
vgf2p8affineqb   xy,xy,xym,i8       | VEX.L.66.0F3A.W1 CE /r ib      | wrrr
vgf2p8affineinvqb xy,xy,xym,i8       | VEX.L.66.0F3A.W1 CF /r ib      | wrrr
!feature avx
vbroadcastss     xy,m32             | VEX.L.66.0F38.W0 18 /r         | wr
vbroadcastsd     y,m64              | VEX.L1.66.0F38.W0 19 /r        | wr
vbroadcastf128   y,m128             | VEX.L1.66.0F38.W0 1A /r        | wr
vextractf128     xm128,y,i8         | VEX.L1.66.0F3A.W0 19 /r ib     | wrr
vinsertf128      y,y,xm128,i8       | VEX.L1.66.0F3A.W0 18 /r ib     | wrrr
vmaskmovps       xy,xy,mxy          | VEX.L.66.0F38.W0 2C /r         | wrr
vmaskmovps       mxy,xy,xy          | VEX.L.66.0F38.W0 2E /r         | wrr
vmaskmovpd       xy,xy,mxy          | VEX.L.66.0F38.W0 2D /r         | wrr
vmaskmovpd       mxy,xy,xy          | VEX.L.66.0F38.W0 2F /r         | wrr
vpermilps        xy,xy,xym          | VEX.L.66.0F38.W0 0C /r         | wrr
vpermilps        xy,xym,i8          | VEX.L.66.0F3A.W0 04 /r ib      | wrr
vpermilpd        xy,xy,xym          | VEX.L.66.0F38.W0 0D /r         | wrr
vpermilpd        xy,xym,i8          | VEX.L.66.0F3A.W0 05 /r ib      | wrr
vperm2f128       y,y,ym256,i8       | VEX.L1.66.0F3A.W0 06 /r ib     | wrrr
!feature f16c
vcvtph2ps        x,xm64             | VEX.L0.66.0F38.W0 13 /r        | wr
vcvtph2ps        y,xm128            | VEX.L1.66.0F38.W0 13 /r        | wr
vcvtps2ph        xm64,x,i8          | VEX.L0.66.0F3A.W0 1D /r ib     | wrr
vcvtps2ph        xm128,y,i8         | VEX.L1.66.0F3A.W0 1D /r ib     | wrr
!feature avx2
vpunpcklbw       y,y,ym256          | VEX.L1.66.0F.WIG 60 /r         | wrr
vpunpcklwd       y,y,ym256          | VEX.L1.66.0F.WIG 61 /r         | wrr
vpunpckldq       y,y,ym256          | VEX.L1.66.0F.WIG 62 /r         | wrr
vpacksswb        y,y,ym256          | VEX.L1.66.0F.WIG 63 /r         | wrr
vpcmpgtb         y,y,ym256          | VEX.L1.66.0F.WIG 64 /r         | wrr
vpcmpgtw         y,y,ym256          | VEX.L1.66.0F.WIG 65 /r         | wrr
vpcmpgtd         y,y,ym256          | VEX.L1.66.0F.WIG 66 /r         | wrr
vpackuswb        y,y,ym256          | VEX.L1.66.0F.WIG 67 /r         | wrr
vpunpckhbw       y,y,ym256          | VEX.L1.66.0F.WIG 68 /r         | wrr
vpunpckhwd       y,y,ym256          | VEX.L1.66.0F.WIG 69 /r         | wrr
vpunpckhdq       y,y,ym256          | VEX.L1.66.0F.WIG 6A /r         | wrr
vpackssdw        y,y,ym256          | VEX.L1.66.0F.WIG 6B /r         | wrr
vpcmpeqb         y,y,ym256          | VEX.L1.66.0F.WIG 74 /r         | wrr
vpcmpeqw         y,y,ym256          | VEX.L1.66.0F.WIG 75 /r         | wrr
vpcmpeqd         y,y,ym256          | VEX.L1.66.0F.WIG 76 /r         | wrr
vpsrlw           y,y,xm128          | VEX.L1.66.0F.WIG D1 /r         | wrr
vpsrld           y,y,xm128          | VEX.L1.66.0F.WIG D2 /r         | wrr
vpsrlq           y,y,xm128          | VEX.L1.66.0F.WIG D3 /r         | wrr
vpaddq           y,y,ym256          | VEX.L1.66.0F.WIG D4 /r         | wrr
vpmullw          y,y,ym256          | VEX.L1.66.0F.WIG D5 /r         | wrr
vpsubusb         y,y,ym256          | VEX.L1.66.0F.WIG D8 /r         | wrr
vpsubusw         y,y,ym256          | VEX.L1.66.0F.WIG D9 /r         | wrr
vpminub          y,y,ym256          | VEX.L1.66.0F.WIG DA /r         | wrr
vpand            y,y,ym256          | VEX.L1.66.0F.WIG DB /r         | wrr
vpaddusb         y,y,ym256          | VEX.L1.66.0F.WIG DC /r         | wrr
vpaddusw         y,y,ym256          | VEX.L1.66.0F.WIG DD /r         | wrr
vpmaxub          y,y,ym256          | VEX.L1.66.0F.WIG DE /r         | wrr
vpandn           y,y,ym256          | VEX.L1.66.0F.WIG DF /r         | wrr
vpavgb           y,y,ym256          | VEX.L1.66.0F.WIG E0 /r         | wrr
vpsraw           y,y,xm128          | VEX.L1.66.0F.WIG E1 /r         | wrr
vpsrad           y,y,xm128          | VEX.L1.66.0F.WIG E2 /r         | wrr
vpavgw           y,y,ym256          | VEX.L1.66.0F.WIG E3 /r         | wrr
vpmulhuw         y,y,ym256          | VEX.L1.66.0F.WIG E4 /r         | wrr
vpmulhw          y,y,ym256          | VEX.L1.66.0F.WIG E5 /r         | wrr
vpsubsb          y,y,ym256          | VEX.L1.66.0F.WIG E8 /r         | wrr
vpsubsw          y,y,ym256          | VEX.L1.66.0F.WIG E9 /r         | wrr
vpminsw          y,y,ym256          | VEX.L1.66.0F.WIG EA /r         | wrr
vpor             y,y,ym256          | VEX.L1.66.0F.WIG EB /r         | wrr
vpaddsb          y,y,ym256          | VEX.L1.66.0F.WIG EC /r         | wrr
vpaddsw          y,y,ym256          | VEX.L1.66.0F.WIG ED /r         | wrr
vpmaxsw          y,y,ym256          | VEX.L1.66.0F.WIG EE /r         | wrr
vpxor            y,y,ym256          | VEX.L1.66.0F.WIG EF /r         | wrr
vpsllw           y,y,xm128          | VEX.L1.66.0F.WIG F1 /r         | wrr
vpslld           y,y,xm128          | VEX.L1.66.0F.WIG F2 /r         | wrr
vpsllq           y,y,xm128          | VEX.L1.66.0F.WIG F3 /r         | wrr
vpmuludq         y,y,ym256          | VEX.L1.66.0F.WIG F4 /r         | wrr
vpmaddwd         y,y,ym256          | VEX.L1.66.0F.WIG F5 /r         | wrr
vpsadbw          y,y,ym256          | VEX.L1.66.0F.WIG F6 /r         | wrr
vpsubb           y,y,ym256          | VEX.L1.66.0F.WIG F8 /r         | wrr
vpsubw           y,y,ym256          | VEX.L1.66.0F.WIG F9 /r         | wrr
vpsubd           y,y,ym256          | VEX.L1.66.0F.WIG FA /r         | wrr
vpsubq           y,y,ym256          | VEX.L1.66.0F.WIG FB /r         | wrr
vpaddb           y,y,ym256          | VEX.L1.66.0F.WIG FC /r         | wrr
vpaddw           y,y,ym256          | VEX.L1.66.0F.WIG FD /r         | wrr
vpaddd           y,y,ym256          | VEX.L1.66.0F.WIG FE /r         | wrr
vpsrlw           y,y,i8             | VEX.L1.66.0F.WIG 71 /2 ib      | wrr
vpsraw           y,y,i8             | VEX.L1.66.0F.WIG 71 /4 ib      | wrr
vpsllw           y,y,i8             | VEX.L1.66.0F.WIG 71 /6 ib      | wrr
vpsrld           y,y,i8             | VEX.L1.66.0F.WIG 72 /2 ib      | wrr
vpsrad           y,y,i8             | VEX.L1.66.0F.WIG 72 /4 ib      | wrr
vpslld           y,y,i8             | VEX.L1.66.0F.WIG 72 /6 ib      | wrr
vpsrlq           y,y,i8             | VEX.L1.66.0F.WIG 73 /2 ib      | wrr
vpsllq           y,y,i8             | VEX.L1.66.0F.WIG 73 /6 ib      | wrr
vpsrldq          y,y,i8             | VEX.L1.66.0F.WIG 73 /3 ib      | wrr
vpslldq          y,y,i8             | VEX.L1.66.0F.WIG 73 /7 ib      | wrr
vpunpcklqdq      y,y,ym256          | VEX.L1.66.0F.WIG 6C /r         | wrr
vpunpckhqdq      y,y,ym256          | VEX.L1.66.0F.WIG 6D /r         | wrr
vpshufd          y,ym256,i8         | VEX.L1.66.0F.WIG 70 /r ib      | wrr
vpshufhw         y,ym256,i8         | VEX.L1.F3.0F.WIG 70 /r ib      | wrr
vpshuflw         y,ym256,i8         | VEX.L1.F2.0F.WIG 70 /r ib      | wrr
vpmovmskb        ry,y               | VEX.L1.66.0F.WIG D7 /r         | wr | noosz norexw sfx=
vpshufb          y,y,ym256          | VEX.L1.66.0F38.WIG 00 /r       | wrr
vphaddw          y,y,ym256          | VEX.L1.66.0F38.WIG 01 /r       | wrr
vphaddd          y,y,ym256          | VEX.L1.66.0F38.WIG 02 /r       | wrr
vphaddsw         y,y,ym256          | VEX.L1.66.0F38.WIG 03 /r       | wrr
vpmaddubsw       y,y,ym256          | VEX.L1.66.0F38.WIG 04 /r       | wrr
vphsubw          y,y,ym256          | VEX.L1.66.0F38.WIG 05 /r       | wrr
vphsubd          y,y,ym256          | VEX.L1.66.0F38.WIG 06 /r       | wrr
vphsubsw         y,y,ym256          | VEX.L1.66.0F38.WIG 07 /r       | wrr
vpsignb          y,y,ym256          | VEX.L1.66.0F38.WIG 08 /r       | wrr
vpsignw          y,y,ym256          | VEX.L1.66.0F38.WIG 09 /r       | wrr
vpsignd          y,y,ym256          | VEX.L1.66.0F38.WIG 0A /r       | wrr
vpmulhrsw        y,y,ym256          | VEX.L1.66.0F38.WIG 0B /r       | wrr
vpabsb           y,ym256            | VEX.L1.66.0F38.WIG 1C /r       | wr
vpabsw           y,ym256            | VEX.L1.66.0F38.WIG 1D /r       | wr
vpabsd           y,ym256            | VEX.L1.66.0F38.WIG 1E /r       | wr
vpalignr         y,y,ym256,i8       | VEX.L1.66.0F3A.WIG 0F /r ib    | wrrr
vpblendvb        y,y,ym256,y        | VEX.L1.66.0F3A.W0 4C /r is4    | wrrr
vpmovsxbw        y,xm128            | VEX.L1.66.0F38.WIG 20 /r       | wr
vpmovsxbd        y,xm64             | VEX.L1.66.0F38.WIG 21 /r       | wr
vpmovsxbq        y,xm32             | VEX.L1.66.0F38.WIG 22 /r       | wr
vpmovsxwd        y,xm128            | VEX.L1.66.0F38.WIG 23 /r       | wr
vpmovsxwq        y,xm64             | VEX.L1.66.0F38.WIG 24 /r       | wr
vpmovsxdq        y,xm128            | VEX.L1.66.0F38.WIG 25 /r       | wr
vpmovzxbw        y,xm128            | VEX.L1.66.0F38.WIG 30 /r       | wr
vpmovzxbd        y,xm64             | VEX.L1.66.0F38.WIG 31 /r       | wr
vpmovzxbq        y,xm32             | VEX.L1.66.0F38.WIG 32 /r       | wr
vpmovzxwd        y,xm128            | VEX.L1.66.0F38.WIG 33 /r       | wr
vpmovzxwq        y,xm64             | VEX.L1.66.0F38.WIG 34 /r       | wr
vpmovzxdq        y,xm128            | VEX.L1.66.0F38.WIG 35 /r       | wr
vpmuldq          y,y,ym256          | VEX.L1.66.0F38.WIG 28 /r       | wrr
vpcmpeqq         y,y,ym256          | VEX.L1.66.0F38.WIG 29 /r       | wrr
vpackusdw        y,y,ym256          | VEX.L1.66.0F38.WIG 2B /r       | wrr
vpminsb          y,y,ym256          | VEX.L1.66.0F38.WIG 38 /r       | wrr
vpminsd          y,y,ym256          | VEX.L1.66.0F38.WIG 39 /r       | wrr
vpminuw          y,y,ym256          | VEX.L1.66.0F38.WIG 3A /r       | wrr
vpminud          y,y,ym256          | VEX.L1.66.0F38.WIG 3B /r       | wrr
vpmaxsb          y,y,ym256          | VEX.L1.66.0F38.WIG 3C /r       | wrr
vpmaxsd          y,y,ym256          | VEX.L1.66.0F38.WIG 3D /r       | wrr
vpmaxuw          y,y,ym256          | VEX.L1.66.0F38.WIG 3E /r       | wrr
vpmaxud          y,y,ym256          | VEX.L1.66.0F38.WIG 3F /r       | wrr
vpmulld          y,y,ym256          | VEX.L1.66.0F38.WIG 40 /r       | wrr
vmovntdqa        y,m256             | VEX.L1.66.0F38.WIG 2A /r       | wr
vpblendw         y,y,ym256,i8       | VEX.L1.66.0F3A.WIG 0E /r ib    | wrrr
vmpsadbw         y,y,ym256,i8       | VEX.L1.66.0F3A.WIG 42 /r ib    | wrrr
vpcmpgtq         y,y,ym256          | VEX.L1.66.0F38.WIG 37 /r       | wrr
vbroadcasti128   y,m128             | VEX.L1.66.0F38.W0 5A /r        | wr
vbroadcastss     xy,x               | VEX.L.66.0F38.W0 18 /r         | wr
vbroadcastsd     y,x                | VEX.L1.66.0F38.W0 19 /r        | wr
vpbroadcastb     xy,xm8             | VEX.L.66.0F38.W0 78 /r         | wr
vpbroadcastw     xy,xm16            | VEX.L.66.0F38.W0 79 /r         | wr
vpbroadcastd     xy,xm32            | VEX.L.66.0F38.W0 58 /r         | wr
vpbroadcastq     xy,xm64            | VEX.L.66.0F38.W0 59 /r         | wr
vextracti128     xm128,y,i8         | VEX.L1.66.0F3A.W0 39 /r ib     | wrr
vinserti128      y,y,xm128,i8       | VEX.L1.66.0F3A.W0 38 /r ib     | wrrr
vperm2i128       y,y,ym256,i8       | VEX.L1.66.0F3A.W0 46 /r ib     | wrrr
vpermd           y,y,ym256          | VEX.L1.66.0F38.W0 36 /r        | wrr
vpermps          y,y,ym256          | VEX.L1.66.0F38.W0 16 /r        | wrr
vpermq           y,ym256,i8         | VEX.L1.66.0F3A.W1 00 /r ib     | wrr
vpermpd          y,ym256,i8         | VEX.L1.66.0F3A.W1 01 /r ib     | wrr
vpblendd         xy,xy,xym,i8       | VEX.L.66.0F3A.W0 02 /r ib      | wrrr
vpmaskmovd       xy,xy,mxy          | VEX.L.66.0F38.W0 8C /r         | wrr
vpmaskmovd       mxy,xy,xy          | VEX.L.66.0F38.W0 8E /r         | wrr
vpmaskmovq       xy,xy,mxy          | VEX.L.66.0F38.W1 8C /r         | wrr
vpmaskmovq       mxy,xy,xy          | VEX.L.66.0F38.W1 8E /r         | wrr
vpsllvd          xy,xy,xym          | VEX.L.66.0F38.W0 47 /r         | wrr
vpsllvq          xy,xy,xym          | VEX.L.66.0F38.W1 47 /r         | wrr
vpsrlvd          xy,xy,xym          | VEX.L.66.0F38.W0 45 /r         | wrr
vpsrlvq          xy,xy,xym          | VEX.L.66.0F38.W1 45 /r         | wrr
vpsravd          xy,xy,xym          | VEX.L.66.0F38.W0 46 /r         | wrr
vgatherdps       x,vm32x,x          | VEX.L0.66.0F38.W0 92 /r:RMV    | xrx
vgatherdps       y,vm32y,y          | VEX.L1.66.0F38.W0 92 /r:RMV    | xrx
vpgatherdd       x,vm32x,x          | VEX.L0.66.0F38.W0 90 /r:RMV    | xrx
vpgatherdd       y,vm32y,y          | VEX.L1.66.0F38.W0 90 /r:RMV    | xrx
vgatherdpd       x,vm64x,x          | VEX.L0.66.0F38.W1 92 /r:RMV    | xrx
vgatherdpd       y,vm64x,y          | VEX.L1.66.0F38.W1 92 /r:RMV    | xrx
vpgatherdq       x,vm64x,x          | VEX.L0.66.0F38.W1 90 /r:RMV    | xrx
vpgatherdq       y,vm64x,y          | VEX.L1.66.0F38.W1 90 /r:RMV    | xrx
vgatherqps       x,vm32x,x          | VEX.L0.66.0F38.W0 93 /r:RMV    | xrx
vgatherqps       x,vm32y,x          | VEX.L1.66.0F38.W0 93 /r:RMV    | xrx
vpgatherqd       x,vm32x,x          | VEX.L0.66.0F38.W0 91 /r:RMV    | xrx
vpgatherqd       x,vm32y,x          | VEX.L1.66.0F38.W0 91 /r:RMV    | xrx
vgatherqpd       x,vm64x,x          | VEX.L0.66.0F38.W1 93 /r:RMV    | xrx
vgatherqpd       y,vm64y,y          | VEX.L1.66.0F38.W1 93 /r:RMV    | xrx
vpgatherqq       x,vm64x,x          | VEX.L0.66.0F38.W1 91 /r:RMV    | xrx
vpgatherqq       y,vm64y,y          | VEX.L1.66.0F38.W1 91 /r:RMV    | xrx
!feature fma
vfmaddsub132ps   xy,xy,xym          | VEX.L.66.0F38.W0 96 /r         | xrr
vfmaddsub132pd   xy,xy,xym          | VEX.L.66.0F38.W1 96 /r         | xrr
vfmaddsub213ps   xy,xy,xym          | VEX.L.66.0F38.W0 A6 /r         | xrr
vfmaddsub213pd   xy,xy,xym          | VEX.L.66.0F38.W1 A6 /r         | xrr
vfmaddsub231ps   xy,xy,xym          | VEX.L.66.0F38.W0 B6 /r         | xrr
vfmaddsub231pd   xy,xy,xym          | VEX.L.66.0F38.W1 B6 /r         | xrr
vfmsubadd132ps   xy,xy,xym          | VEX.L.66.0F38.W0 97 /r         | xrr
vfmsubadd132pd   xy,xy,xym          | VEX.L.66.0F38.W1 97 /r         | xrr
vfmsubadd213ps   xy,xy,xym          | VEX.L.66.0F38.W0 A7 /r         | xrr
vfmsubadd213pd   xy,xy,xym          | VEX.L.66.0F38.W1 A7 /r         | xrr
vfmsubadd231ps   xy,xy,xym          | VEX.L.66.0F38.W0 B7 /r         | xrr
vfmsubadd231pd   xy,xy,xym          | VEX.L.66.0F38.W1 B7 /r         | xrr
vfmadd132ps      xy,xy,xym          | VEX.L.66.0F38.W0 98 /r         | xrr
vfmadd132pd      xy,xy,xym          | VEX.L.66.0F38.W1 98 /r         | xrr
vfmadd132ss      x,x,xm32           | VEX.LIG.66.0F38.W0 99 /r       | xrr
vfmadd132sd      x,x,xm64           | VEX.LIG.66.0F38.W1 99 /r       | xrr
vfmadd213ps      xy,xy,xym          | VEX.L.66.0F38.W0 A8 /r         | xrr
vfmadd213pd      xy,xy,xym          | VEX.L.66.0F38.W1 A8 /r         | xrr
vfmadd213ss      x,x,xm32           | VEX.LIG.66.0F38.W0 A9 /r       | xrr
vfmadd213sd      x,x,xm64           | VEX.LIG.66.0F38.W1 A9 /r       | xrr
vfmadd231ps      xy,xy,xym          | VEX.L.66.0F38.W0 B8 /r         | xrr
vfmadd231pd      xy,xy,xym          | VEX.L.66.0F38.W1 B8 /r         | xrr
vfmadd231ss      x,x,xm32           | VEX.LIG.66.0F38.W0 B9 /r       | xrr
vfmadd231sd      x,x,xm64           | VEX.LIG.66.0F38.W1 B9 /r       | xrr
vfmsub132ps      xy,xy,xym          | VEX.L.66.0F38.W0 9A /r         | xrr
vfmsub132pd      xy,xy,xym          | VEX.L.66.0F38.W1 9A /r         | xrr
vfmsub132ss      x,x,xm32           | VEX.LIG.66.0F38.W0 9B /r       | xrr
vfmsub132sd      x,x,xm64           | VEX.LIG.66.0F38.W1 9B /r       | xrr
vfmsub213ps      xy,xy,xym          | VEX.L.66.0F38.W0 AA /r         | xrr
vfmsub213pd      xy,xy,xym          | VEX.L.66.0F38.W1 AA /r         | xrr
vfmsub213ss      x,x,xm32           | VEX.LIG.66.0F38.W0 AB /r       | xrr
vfmsub213sd      x,x,xm64           | VEX.LIG.66.0F38.W1 AB /r       | xrr
vfmsub231ps      xy,xy,xym          | VEX.L.66.0F38.W0 BA /r         | xrr
vfmsub231pd      xy,xy,xym          | VEX.L.66.0F38.W1 BA /r         | xrr
vfmsub231ss      x,x,xm32           | VEX.LIG.66.0F38.W0 BB /r       | xrr
vfmsub231sd      x,x,xm64           | VEX.LIG.66.0F38.W1 BB /r       | xrr
vfnmadd132ps     xy,xy,xym          | VEX.L.66.0F38.W0 9C /r         | xrr
vfnmadd132pd     xy,xy,xym          | VEX.L.66.0F38.W1 9C /r         | xrr
vfnmadd132ss     x,x,xm32           | VEX.LIG.66.0F38.W0 9D /r       | xrr
vfnmadd132sd     x,x,xm64           | VEX.LIG.66.0F38.W1 9D /r       | xrr
vfnmadd213ps     xy,xy,xym          | VEX.L.66.0F38.W0 AC /r         | xrr
vfnmadd213pd     xy,xy,xym          | VEX.L.66.0F38.W1 AC /r         | xrr
vfnmadd213ss     x,x,xm32           | VEX.LIG.66.0F38.W0 AD /r       | xrr
vfnmadd213sd     x,x,xm64           | VEX.LIG.66.0F38.W1 AD /r       | xrr
vfnmadd231ps     xy,xy,xym          | VEX.L.66.0F38.W0 BC /r         | xrr
vfnmadd231pd     xy,xy,xym          | VEX.L.66.0F38.W1 BC /r         | xrr
vfnmadd231ss     x,x,xm32           | VEX.LIG.66.0F38.W0 BD /r       | xrr
vfnmadd231sd     x,x,xm64           | VEX.LIG.66.0F38.W1 BD /r       | xrr
vfnmsub132ps     xy,xy,xym          | VEX.L.66.0F38.W0 9E /r         | xrr
vfnmsub132pd     xy,xy,xym          | VEX.L.66.0F38.W1 9E /r         | xrr
vfnmsub132ss     x,x,xm32           | VEX.LIG.66.0F38.W0 9F /r       | xrr
vfnmsub132sd     x,x,xm64           | VEX.LIG.66.0F38.W1 9F /r       | xrr
vfnmsub213ps     xy,xy,xym          | VEX.L.66.0F38.W0 AE /r         | xrr
vfnmsub213pd     xy,xy,xym          | VEX.L.66.0F38.W1 AE /r         | xrr
vfnmsub213ss     x,x,xm32           | VEX.LIG.66.0F38.W0 AF /r       | xrr
vfnmsub213sd     x,x,xm64           | VEX.LIG.66.0F38.W1 AF /r       | xrr
vfnmsub231ps     xy,xy,xym          | VEX.L.66.0F38.W0 BE /r         | xrr
vfnmsub231pd     xy,xy,xym          | VEX.L.66.0F38.W1 BE /r         | xrr
vfnmsub231ss     x,x,xm32           | VEX.LIG.66.0F38.W0 BF /r       | xrr
vfnmsub231sd     x,x,xm64           | VEX.LIG.66.0F38.W1 BF /r       | xrr
!feature fma4
vfmaddsubps      xy,xy,xy,xym       | VEX.L.66.0F3A.W1 5C /r:RVSM is4 | wrrr
vfmaddsubps      xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 5C /r:RVMS is4 | wrrr
vfmaddsubpd      xy,xy,xy,xym       | VEX.L.66.0F3A.W1 5D /r:RVSM is4 | wrrr
vfmaddsubpd      xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 5D /r:RVMS is4 | wrrr
vfmsubaddps      xy,xy,xy,xym       | VEX.L.66.0F3A.W1 5E /r:RVSM is4 | wrrr
vfmsubaddps      xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 5E /r:RVMS is4 | wrrr
vfmsubaddpd      xy,xy,xy,xym       | VEX.L.66.0F3A.W1 5F /r:RVSM is4 | wrrr
vfmsubaddpd      xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 5F /r:RVMS is4 | wrrr
vfmaddps         xy,xy,xy,xym       | VEX.L.66.0F3A.W1 68 /r:RVSM is4 | wrrr
vfmaddps         xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 68 /r:RVMS is4 | wrrr
vfmaddpd         xy,xy,xy,xym       | VEX.L.66.0F3A.W1 69 /r:RVSM is4 | wrrr
vfmaddpd         xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 69 /r:RVMS is4 | wrrr
vfmaddss         x,x,x,xm32         | VEX.LIG.66.0F3A.W1 6A /r:RVSM is4 | wrrr
vfmaddss         x,x,m32,x          | VEX.LIG.66.0F3A.W0 6A /r:RVMS is4 | wrrr
vfmaddsd         x,x,x,xm64         | VEX.LIG.66.0F3A.W1 6B /r:RVSM is4 | wrrr
vfmaddsd         x,x,m64,x          | VEX.LIG.66.0F3A.W0 6B /r:RVMS is4 | wrrr
vfmsubps         xy,xy,xy,xym       | VEX.L.66.0F3A.W1 6C /r:RVSM is4 | wrrr
vfmsubps         xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 6C /r:RVMS is4 | wrrr
vfmsubpd         xy,xy,xy,xym       | VEX.L.66.0F3A.W1 6D /r:RVSM is4 | wrrr
vfmsubpd         xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 6D /r:RVMS is4 | wrrr
vfmsubss         x,x,x,xm32         | VEX.LIG.66.0F3A.W1 6E /r:RVSM is4 | wrrr
vfmsubss         x,x,m32,x          | VEX.LIG.66.0F3A.W0 6E /r:RVMS is4 | wrrr
vfmsubsd         x,x,x,xm64         | VEX.LIG.66.0F3A.W1 6F /r:RVSM is4 | wrrr
vfmsubsd         x,x,m64,x          | VEX.LIG.66.0F3A.W0 6F /r:RVMS is4 | wrrr
vfnmaddps        xy,xy,xy,xym       | VEX.L.66.0F3A.W1 78 /r:RVSM is4 | wrrr
vfnmaddps        xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 78 /r:RVMS is4 | wrrr
vfnmaddpd        xy,xy,xy,xym       | VEX.L.66.0F3A.W1 79 /r:RVSM is4 | wrrr
vfnmaddpd        xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 79 /r:RVMS is4 | wrrr
vfnmaddss        x,x,x,xm32         | VEX.LIG.66.0F3A.W1 7A /r:RVSM is4 | wrrr
vfnmaddss        x,x,m32,x          | VEX.LIG.66.0F3A.W0 7A /r:RVMS is4 | wrrr
vfnmaddsd        x,x,x,xm64         | VEX.LIG.66.0F3A.W1 7B /r:RVSM is4 | wrrr
vfnmaddsd        x,x,m64,x          | VEX.LIG.66.0F3A.W0 7B /r:RVMS is4 | wrrr
vfnmsubps        xy,xy,xy,xym       | VEX.L.66.0F3A.W1 7C /r:RVSM is4 | wrrr
vfnmsubps        xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 7C /r:RVMS is4 | wrrr
vfnmsubpd        xy,xy,xy,xym       | VEX.L.66.0F3A.W1 7D /r:RVSM is4 | wrrr
vfnmsubpd        xy,xy,mxy,xy       | VEX.L.66.0F3A.W0 7D /r:RVMS is4 | wrrr
vfnmsubss        x,x,x,xm32         | VEX.LIG.66.0F3A.W1 7E /r:RVSM is4 | wrrr
vfnmsubss        x,x,m32,x          | VEX.LIG.66.0F3A.W0 7E /r:RVMS is4 | wrrr
vfnmsubsd        x,x,x,xm64         | VEX.LIG.66.0F3A.W1 7F /r:RVSM is4 | wrrr
vfnmsubsd        x,x,m64,x          | VEX.LIG.66.0F3A.W0 7F /r:RVMS is4 | wrrr
"""
