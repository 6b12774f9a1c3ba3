"""The machine instructions of x86-64 that selection makes: one row an opcode, with what allocation and emission must know.

Columns of the table
  name       the constant below it is the opcode
  mnemonic   AT&T; `*` takes the suffix b w l q by MachineInstruction.size, `%` ss or sd, `?` the condition; `-`: emission
             knows the opcode (compiler/target/x86_64/emit.py)
  operands   destination first (the instruction table's order): a letter and the position in MachineInstruction.registers:
               g general register of `size` bytes   b w d q  of 1 2 4 8 bytes   x xmm, ymm when size is 32
               m MachineInstruction.address   i immediate   s address of `symbol` as an immediate   cl   * indirect
  roles      of the registers: d written, u read, m read or a frame slot, x read and written, e written early; of 80-bit values, which
             live in slots: f written, g read.  The registers of an address follow and are read.
  traits     tied (register 1 to register 0), comm (registers 1 and 2 may be exchanged), cheap, term, call, many (many_slots),
             lock (has the prefix), clear (the destination is zeroed first: the instruction merges), w writes flags, r reads them

The encodings are those of compiler.target.x86.insns; a mnemonic and its operands choose the row as the assembler would.
"""

from __future__ import annotations

from typing import Final, final

from compiler.codegen.machine import DEF, EARLY, FIRST_TARGET, MEMORY, USE, OpcodeInfo

TABLE: Final = """
# integer arithmetic
add_rr    add*      g0,g2     dum  tied comm w
add_ri    add*      g0,i      du   tied w
add_rm    add*      g0,m      du   tied w
add_mr    add*      m,g0      u    w
add_mi    add*      m,i       -    w
sub_rr    sub*      g0,g2     dum  tied w
sub_ri    sub*      g0,i      du   tied w
sub_rm    sub*      g0,m      du   tied w
sub_mr    sub*      m,g0      u    w
sub_mi    sub*      m,i       -    w
and_rr    and*      g0,g2     dum  tied comm w
and_ri    and*      g0,i      du   tied w
and_rm    and*      g0,m      du   tied w
and_mr    and*      m,g0      u    w
and_mi    and*      m,i       -    w
or_rr     or*       g0,g2     dum  tied comm w
or_ri     or*       g0,i      du   tied w
or_rm     or*       g0,m      du   tied w
or_mr     or*       m,g0      u    w
or_mi     or*       m,i       -    w
xor_rr    xor*      g0,g2     dum  tied comm w
xor_ri    xor*      g0,i      du   tied w
xor_rm    xor*      g0,m      du   tied w
xor_mr    xor*      m,g0      u    w
xor_mi    xor*      m,i       -    w
adc_rr    adc*      g0,g2     dum  tied comm r w
adc_ri    adc*      g0,i      du   tied r w
adc_rm    adc*      g0,m      du   tied r w
sbb_rr    sbb*      g0,g2     dum  tied r w
sbb_ri    sbb*      g0,i      du   tied r w
sbb_rm    sbb*      g0,m      du   tied r w
neg_r     neg*      g0        du   tied w
not_r     not*      g0        du   tied
neg_m     neg*      m         -    w
not_m     not*      m         -
cmp_rr    cmp*      g0,g1     mm   w
cmp_ri    cmp*      g0,i      m    w
cmp_rm    cmp*      g0,m      u    w
cmp_mr    cmp*      m,g0      u    w
cmp_mi    cmp*      m,i       -    w
test_rr   test*     g0,g1     mu   w
test_ri   test*     g0,i      m    w
test_mr   test*     m,g0      u    w
test_mi   test*     m,i       -    w
imul_rr   imul*     g0,g2     dum  tied comm w
imul_rm   imul*     g0,m      du   tied w
imul_rri  imul*     g0,g1,i   dm   w
imul_rmi  imul*     g0,m,i    d    w
mul_r     mul*      g3        ddum w
imul_r    imul*     g3        ddum w
div_r     div*      g4        dduum w
idiv_r    idiv*     g4        dduum w
cdq       cltd      -         du
cqo       cqto      -         du
bswap     bswap*    g0        du   tied
shl_ri    shl*      g0,i      du   tied w
shr_ri    shr*      g0,i      du   tied w
sar_ri    sar*      g0,i      du   tied w
rol_ri    rol*      g0,i      du   tied w
ror_ri    ror*      g0,i      du   tied w
shl_rc    shl*      g0,cl     duu  tied w
shr_rc    shr*      g0,cl     duu  tied w
sar_rc    sar*      g0,cl     duu  tied w
rol_rc    rol*      g0,cl     duu  tied w
ror_rc    ror*      g0,cl     duu  tied w
shl_mi    shl*      m,i       -    w
shr_mi    shr*      m,i       -    w
sar_mi    sar*      m,i       -    w
shld_rri  shld*     g0,g2,i   duu  tied w
shrd_rri  shrd*     g0,g2,i   duu  tied w
shld_rrc  shld*     g0,g2,cl  duuu tied w
shrd_rrc  shrd*     g0,g2,cl  duuu tied w
shlx      shlx*     g0,g1,g2  dmu
shrx      shrx*     g0,g1,g2  dmu
sarx      sarx*     g0,g1,g2  dmu
bsf       bsf*      g0,g2     dum  tied w
bsr       bsr*      g0,g2     dum  tied w
tzcnt     tzcnt*    g0,g1     dm   w
lzcnt     lzcnt*    g0,g1     dm   w
popcnt    popcnt*   g0,g1     dm   w
bt_ri     bt*       g0,i      m    w
bt_rr     bt*       g0,g1     uu   w
setcc     set?      b0        d    r
cmov_rr   cmov?*    g0,g2     dum  tied r
cmov_rm   cmov?*    g0,m      du   tied r
parity    -         -         du   tied w
# moves
movi      -         -         d    cheap
mov_sym   mov*      g0,s      d    cheap
mov_rr    mov*      g0,g1     du
mov_rm    mov*      g0,m      d
mov_mr    mov*      m,g0      u
mov_mi    mov*      m,i       -
mov_ms    movq      m,s       -
got       movq      g0,m      d    cheap
lea       lea*      g0,m      d
lea_fixed leaq      g0,m      d    cheap
movzx8    movzbl    d0,b1     dm
movzx16   movzwl    d0,w1     dm
movzx32   movl      d0,d1     dm
movsx8    movsb*    g0,b1     dm
movsx16   movsw*    g0,w1     dm
movsx32   movslq    q0,d1     dm
movzx8_m  movzbl    d0,m      d
movzx16_m movzwl    d0,m      d
movsx8_m  movsb*    g0,m      d
movsx16_m movsw*    g0,m      d
movsx32_m movslq    q0,m      d
push      push*     g0        u
pop       pop*      g0        d
# atomics and system
xchg_rr   xchg*     g0,g1     dduu
xchg_mr   xchg*     m,g0      du   tied
xadd      xadd*     m,g0      du   tied lock w
cmpxchg   cmpxchg*  m,g2      duu  lock w
cmpxchg16 cmpxchg16b m        dduuuu lock w
lock_add_mr add*    m,g0      u    lock w
lock_sub_mr sub*    m,g0      u    lock w
lock_and_mr and*    m,g0      u    lock w
lock_or_mr  or*     m,g0      u    lock w
lock_xor_mr xor*    m,g0      u    lock w
lock_add_mi add*    m,i       -    lock w
lock_sub_mi sub*    m,i       -    lock w
lock_and_mi and*    m,i       -    lock w
lock_or_mi  or*     m,i       -    lock w
lock_xor_mi xor*    m,i       -    lock w
mfence    mfence    -         -
ud2       ud2       -         -
prefetch  -         m         -
# control
jmp       -         -         -    term
jcc       -         -         -    term r
jump_table -        -         uee  term w
jmp_r     jmp       *q0       u    term
ret       ret       -         -    term
call      -         -         -    call w
call_r    call      *q0       u    call w
call_m    call      *m        -    call w
tail      -         -         -    term
tail_r    jmp       *q0       u    term
end       -         -         -    term
trap      ud2       -         -    term
tls_call  -         -         d    call w
assembly  -         -         -    many w
assembly_goto -     -         -    many w term
pseudo    -         -         -    w
# floating point in xmm registers; % is ss or sd, ^ ps or pd by the size
adds_rr   add%      x0,x2     dum  tied comm
adds_rm   add%      x0,m      du   tied
subs_rr   sub%      x0,x2     dum  tied
subs_rm   sub%      x0,m      du   tied
muls_rr   mul%      x0,x2     dum  tied comm
muls_rm   mul%      x0,m      du   tied
divs_rr   div%      x0,x2     dum  tied
divs_rm   div%      x0,m      du   tied
sqrts_rr  sqrt%     x0,x1     dm
sqrts_rm  sqrt%     x0,m      d
mins_rr   min%      x0,x2     dum  tied
maxs_rr   max%      x0,x2     dum  tied
ucomi_rr  ucomi%    x0,x1     um   w
ucomi_rm  ucomi%    x0,m      u    w
comi_rr   comi%     x0,x1     um   w
comi_rm   comi%     x0,m      u    w
rounds    round%    x0,x1,i   dm
cvtsi2ss  cvtsi2ss* x0,g1     dm   clear
cvtsi2sd  cvtsi2sd* x0,g1     dm   clear
cvttss2si cvttss2si* g0,x1    dm
cvttsd2si cvttsd2si* g0,x1    dm
cvttss2si_m cvttss2si* g0,m   d
cvttsd2si_m cvttsd2si* g0,m   d
cvtss2sd  cvtss2sd  x0,x1     dm
cvtsd2ss  cvtsd2ss  x0,x1     dm
cvtss2sd_m cvtss2sd x0,m      d
cvtsd2ss_m cvtsd2ss x0,m      d
movs_rm   mov%      x0,m      d
movs_mr   mov%      m,x0      u
movs_const mov%     x0,m      d    cheap
movaps_rr movaps    x0,x1     du
movaps_rm movaps    x0,m      d
movaps_mr movaps    m,x0      u
movups_rm movups    x0,m      d
movups_mr movups    m,x0      u
movaps_const movaps x0,m      d    cheap
movd_xr   movd      x0,d1     du
movd_rx   movd      d0,x1     du
movq_xr   movq      x0,q1     du
movq_rx   movq      q0,x1     du
movq_xx   movq      x0,x1     du
movd_xm   movd      x0,m      d
movd_mx   movd      m,x0      u
zero_x    xorps     x0,x0     d    cheap
and_x     andps     x0,x2     dum  tied comm
and_xm    andps     x0,m      du   tied
andn_x    andnps    x0,x2     dum  tied
or_x      orps      x0,x2     dum  tied comm
xor_x     xorps     x0,x2     dum  tied comm
xor_xm    xorps     x0,m      du   tied
select_x  -         -         duu  tied r
# 80-bit values: every register operand is a frame slot
fld_m     -         m         f
fild_m    -         m         f
fst_m     -         m         g
fist_m    -         m         g    w
fcopy     -         -         fg
fbinary   -         -         fgg
funary    -         -         fg
fcompare  -         -         gg   w
fselect   -         -         fgg  r
fconst    -         -         f    cheap
fld       -         -         g
fst       -         -         f
fst_st0   -         m         -
fld_st0   -         m         -
# several instructions at once
rep_movs  -         -         ddduuu
save_xmm  -         m         -    w
leave     leave     -         -
lea_stack -         -         du
zero_r    -         -         d    w
# 256 bits
vmovaps_rr vmovaps  x0,x1     du
vmovaps_rm vmovaps  x0,m      d
vmovaps_mr vmovaps  m,x0      u
vmovups_rm vmovups  x0,m      d
vmovups_mr vmovups  m,x0      u
# GCC's own setjmp and longjmp
setjmp    -         -         du   call w
longjmp   -         -         u    w
# vector operations; & is the entry of VECTOR_NAMES that MachineInstruction.condition numbers
vec_xx    &         x0,x2     duu  tied
vec_xxc   &         x0,x2     duu  tied comm
vec_xm    &         x0,m      du   tied
vec_xi    &         x0,i      du   tied
vec_u     &         x0,x1     du
vec_ui    &         x0,x1,i   du
vec_xxi   &         x0,x2,i   duu  tied
vec_gx    &         d0,x1     du
vec_gxi   &         d0,x1,i   du
vec_xgi   &         x0,d2,i   duu  tied
vec_qx    &         q0,x1     du
vec_xx0   &         x0,x2     duuu tied
crc32_8   crc32b    d0,b2     duu  tied
crc32_16  crc32w    d0,w2     duu  tied
crc32_32  crc32l    d0,d2     duu  tied
crc32_64  crc32q    q0,q2     duu  tied
plain     &         -         -    w
plain_m   &         m         -
rdtsc     rdtsc     -         dd
# entries and branches of hardened or profiled functions
endbr     endbr64   -         -
patchable -         -         -
profile   -         -         -
call_inline -       -         u    call w
jmp_inline -        -         u    term
ret_inline -        -         -    term
tail_m    -         m         -    term
probe_loop -        -         -    w
probed_sub -        -         du   tied w
"""

ADD_RR: Final = 16
ADD_RI: Final = 17
ADD_RM: Final = 18
ADD_MR: Final = 19
ADD_MI: Final = 20
SUB_RR: Final = 21
SUB_RI: Final = 22
SUB_RM: Final = 23
SUB_MR: Final = 24
SUB_MI: Final = 25
AND_RR: Final = 26
AND_RI: Final = 27
AND_RM: Final = 28
AND_MR: Final = 29
AND_MI: Final = 30
OR_RR: Final = 31
OR_RI: Final = 32
OR_RM: Final = 33
OR_MR: Final = 34
OR_MI: Final = 35
XOR_RR: Final = 36
XOR_RI: Final = 37
XOR_RM: Final = 38
XOR_MR: Final = 39
XOR_MI: Final = 40
ADC_RR: Final = 41
ADC_RI: Final = 42
ADC_RM: Final = 43
SBB_RR: Final = 44
SBB_RI: Final = 45
SBB_RM: Final = 46
NEG_R: Final = 47
NOT_R: Final = 48
NEG_M: Final = 49
NOT_M: Final = 50
CMP_RR: Final = 51
CMP_RI: Final = 52
CMP_RM: Final = 53
CMP_MR: Final = 54
CMP_MI: Final = 55
TEST_RR: Final = 56
TEST_RI: Final = 57
TEST_MR: Final = 58
TEST_MI: Final = 59
IMUL_RR: Final = 60
IMUL_RM: Final = 61
IMUL_RRI: Final = 62
IMUL_RMI: Final = 63
MUL_R: Final = 64
IMUL_R: Final = 65
DIV_R: Final = 66
IDIV_R: Final = 67
CDQ: Final = 68
CQO: Final = 69
BSWAP: Final = 70
SHL_RI: Final = 71
SHR_RI: Final = 72
SAR_RI: Final = 73
ROL_RI: Final = 74
ROR_RI: Final = 75
SHL_RC: Final = 76
SHR_RC: Final = 77
SAR_RC: Final = 78
ROL_RC: Final = 79
ROR_RC: Final = 80
SHL_MI: Final = 81
SHR_MI: Final = 82
SAR_MI: Final = 83
SHLD_RRI: Final = 84
SHRD_RRI: Final = 85
SHLD_RRC: Final = 86
SHRD_RRC: Final = 87
SHLX: Final = 88
SHRX: Final = 89
SARX: Final = 90
BSF: Final = 91
BSR: Final = 92
TZCNT: Final = 93
LZCNT: Final = 94
POPCNT: Final = 95
BT_RI: Final = 96
BT_RR: Final = 97
SETCC: Final = 98
CMOV_RR: Final = 99
CMOV_RM: Final = 100
PARITY: Final = 101
MOVI: Final = 102
MOV_SYM: Final = 103
MOV_RR: Final = 104
MOV_RM: Final = 105
MOV_MR: Final = 106
MOV_MI: Final = 107
MOV_MS: Final = 108
GOT: Final = 109
LEA: Final = 110
LEA_FIXED: Final = 111
MOVZX8: Final = 112
MOVZX16: Final = 113
MOVZX32: Final = 114
MOVSX8: Final = 115
MOVSX16: Final = 116
MOVSX32: Final = 117
MOVZX8_M: Final = 118
MOVZX16_M: Final = 119
MOVSX8_M: Final = 120
MOVSX16_M: Final = 121
MOVSX32_M: Final = 122
PUSH: Final = 123
POP: Final = 124
XCHG_RR: Final = 125
XCHG_MR: Final = 126
XADD: Final = 127
CMPXCHG: Final = 128
CMPXCHG16: Final = 129
LOCK_ADD_MR: Final = 130
LOCK_SUB_MR: Final = 131
LOCK_AND_MR: Final = 132
LOCK_OR_MR: Final = 133
LOCK_XOR_MR: Final = 134
LOCK_ADD_MI: Final = 135
LOCK_SUB_MI: Final = 136
LOCK_AND_MI: Final = 137
LOCK_OR_MI: Final = 138
LOCK_XOR_MI: Final = 139
MFENCE: Final = 140
UD2: Final = 141
PREFETCH: Final = 142
JMP: Final = 143
JCC: Final = 144
JUMP_TABLE: Final = 145
JMP_R: Final = 146
RET: Final = 147
CALL: Final = 148
CALL_R: Final = 149
CALL_M: Final = 150
TAIL: Final = 151
TAIL_R: Final = 152
END: Final = 153
TRAP: Final = 154
TLS_CALL: Final = 155
ASSEMBLY: Final = 156
ASSEMBLY_GOTO: Final = 157
PSEUDO: Final = 158
ADDS_RR: Final = 159
ADDS_RM: Final = 160
SUBS_RR: Final = 161
SUBS_RM: Final = 162
MULS_RR: Final = 163
MULS_RM: Final = 164
DIVS_RR: Final = 165
DIVS_RM: Final = 166
SQRTS_RR: Final = 167
SQRTS_RM: Final = 168
MINS_RR: Final = 169
MAXS_RR: Final = 170
UCOMI_RR: Final = 171
UCOMI_RM: Final = 172
COMI_RR: Final = 173
COMI_RM: Final = 174
ROUNDS: Final = 175
CVTSI2SS: Final = 176
CVTSI2SD: Final = 177
CVTTSS2SI: Final = 178
CVTTSD2SI: Final = 179
CVTTSS2SI_M: Final = 180
CVTTSD2SI_M: Final = 181
CVTSS2SD: Final = 182
CVTSD2SS: Final = 183
CVTSS2SD_M: Final = 184
CVTSD2SS_M: Final = 185
MOVS_RM: Final = 186
MOVS_MR: Final = 187
MOVS_CONST: Final = 188
MOVAPS_RR: Final = 189
MOVAPS_RM: Final = 190
MOVAPS_MR: Final = 191
MOVUPS_RM: Final = 192
MOVUPS_MR: Final = 193
MOVAPS_CONST: Final = 194
MOVD_XR: Final = 195
MOVD_RX: Final = 196
MOVQ_XR: Final = 197
MOVQ_RX: Final = 198
MOVQ_XX: Final = 199
MOVD_XM: Final = 200
MOVD_MX: Final = 201
ZERO_X: Final = 202
AND_X: Final = 203
AND_XM: Final = 204
ANDN_X: Final = 205
OR_X: Final = 206
XOR_X: Final = 207
XOR_XM: Final = 208
SELECT_X: Final = 209
FLD_M: Final = 210
FILD_M: Final = 211
FST_M: Final = 212
FIST_M: Final = 213
FCOPY: Final = 214
FBINARY: Final = 215
FUNARY: Final = 216
FCOMPARE: Final = 217
FSELECT: Final = 218
FCONST: Final = 219
FLD: Final = 220
FST: Final = 221
FST_ST0: Final = 222
FLD_ST0: Final = 223
REP_MOVS: Final = 224
SAVE_XMM: Final = 225
LEAVE: Final = 226
LEA_STACK: Final = 227
ZERO_R: Final = 228
VMOVAPS_RR: Final = 229
VMOVAPS_RM: Final = 230
VMOVAPS_MR: Final = 231
VMOVUPS_RM: Final = 232
VMOVUPS_MR: Final = 233
SETJMP: Final = 234
LONGJMP: Final = 235
VEC_XX: Final = 236
VEC_XXC: Final = 237
VEC_XM: Final = 238
VEC_XI: Final = 239
VEC_U: Final = 240
VEC_UI: Final = 241
VEC_XXI: Final = 242
VEC_GX: Final = 243
VEC_GXI: Final = 244
VEC_XGI: Final = 245
VEC_QX: Final = 246
VEC_XX0: Final = 247
CRC32_8: Final = 248
CRC32_16: Final = 249
CRC32_32: Final = 250
CRC32_64: Final = 251
PLAIN: Final = 252
PLAIN_M: Final = 253
RDTSC: Final = 254
ENDBR: Final = 255
PATCHABLE: Final = 256
PROFILE: Final = 257
CALL_INLINE: Final = 258
JMP_INLINE: Final = 259
RET_INLINE: Final = 260
TAIL_M: Final = 261
PROBE_LOOP: Final = 262
PROBED_SUB: Final = 263

# Mnemonics of the vec_ rows and their like.
VECTOR_NAMES: Final = """
movaps paddb paddw paddd paddq psubb psubw psubd psubq pmullw pmulld pand por pxor pandn pcmpeqb pcmpeqw pcmpeqd pcmpeqq
pcmpgtb pcmpgtw pcmpgtd pcmpgtq pminsb pminsw pminsd pmaxsb pmaxsw pmaxsd pminub pminuw pminud pmaxub pmaxuw pmaxud pmulhw pmulhuw
psllw pslld psllq psrlw psrld psrlq psraw psrad pabsb pabsw pabsd addps addpd subps subpd mulps mulpd divps divpd sqrtps sqrtpd
cmpps cmppd cvtdq2ps cvttps2dq pshufd pshuflw pshufhw shufps shufpd pextrw pinsrw pslldq psrldq punpcklbw punpcklwd punpckldq
punpcklqdq punpckhbw punpckhwd punpckhdq punpckhqdq packsswb packssdw packuswb packusdw paddsb paddsw paddusb paddusw psubsb psubsw
psubusb psubusw pavgb pavgw psadbw pmaddwd pmaddubsw pmulhrsw pmuludq pmuldq pshufb psignb psignw psignd phaddw phaddd phaddsw phsubw
phsubd phsubsw pmovmskb movmskps movmskpd cvtps2dq cvtpd2dq cvttpd2dq cvtpd2ps rcpps rsqrtps minps minpd maxps maxpd haddps haddpd hsubps
hsubpd addsubps addsubpd palignr pclmulqdq aesenc aesenclast aesdec aesdeclast aesimc aeskeygenassist mpsadbw phminposuw roundps roundpd
insertps dpps dppd pcmpestri pcmpestrm pcmpistri pcmpistrm sha1msg1 sha1msg2 sha1nexte sha1rnds4 sha256msg1 sha256msg2 sha256rnds2
cvtss2sil cvttss2sil cvtsd2sil cvttsd2sil cvtss2siq cvttss2siq cvtsd2siq cvttsd2siq pause lfence sfence mfence emms ldmxcsr stmxcsr
clflush rdtsc
pblendvb blendvps blendvpd rcpss rsqrtss movntdqa roundss roundsd
"""

_NAMED: Final[dict[str, int]] = {}      # filled on first use and never changed: a table, not state


def vector_name(name: str) -> int:
    """Return the number of a mnemonic in VECTOR_NAMES, from 1; at most 255, which MachineInstruction.condition holds."""
    if not _NAMED:
        words = VECTOR_NAMES.split()
        for index in range(len(words)):
            _NAMED[words[index]] = index + 1
    return _NAMED[name]


# Shapes of a template's element.
SHAPE_SIZED: Final = 0      # general register of the instruction's size
SHAPE_8: Final = 1
SHAPE_16: Final = 2
SHAPE_32: Final = 3
SHAPE_64: Final = 4
SHAPE_VECTOR: Final = 5
SHAPE_MEMORY: Final = 6
SHAPE_IMMEDIATE: Final = 7
SHAPE_SYMBOL: Final = 8
SHAPE_CL: Final = 9
_SHAPES: Final = "gbwdqxmis"

_ROLES: Final = {"d": DEF, "u": USE, "m": USE | MEMORY, "x": USE | DEF, "e": DEF | EARLY, "f": DEF | MEMORY, "g": USE | MEMORY}


@final
class Opcode:
    """One row; elements: (shape, register position) of each operand, destination first."""

    __slots__ = ("info", "mnemonic", "elements", "indirect", "lock", "clear", "reads_flags", "writes_flags", "by_size", "with_registers")

    def __init__(self, number: int, words: list[str]) -> None:
        traits = words[4:]
        roles = tuple([_ROLES[letter] for letter in words[3] if letter != "-"])
        self.info: OpcodeInfo = OpcodeInfo(
            number, words[0], roles, 1 if "tied" in traits else -1, 2 if "comm" in traits else -1, "cheap" in traits, "term" in traits,
            "call" in traits, "many" in traits)
        self.info.row = number
        self.mnemonic: str = "" if words[1] == "-" else words[1]
        self.elements: list[tuple[int, int]] = []
        self.indirect: bool = False
        if words[2] != "-":
            for word in words[2].split(","):
                if word[0] == "*":
                    self.indirect = True
                    word = word[1:]
                if word == "cl":
                    self.elements.append((SHAPE_CL, -1))
                else:
                    self.elements.append((_SHAPES.index(word[0]), int(word[1:]) if len(word) > 1 else -1))
        self.lock: bool = "lock" in traits
        self.clear: bool = "clear" in traits
        self.reads_flags: bool = "r" in traits
        self.writes_flags: bool = "w" in traits
        self.by_size: dict[int, str] = {}           # spelling by size and condition; filled by emission
        self.with_registers: list[tuple[int, ...]] = [roles]    # roles with 0, 1, 2 registers of an address behind
        for _ in range(2):
            self.with_registers.append(self.with_registers[-1] + (USE,))


_PARSED: Final[list[Opcode]] = []       # filled on first use and never changed: a table, not state


def opcodes() -> list[Opcode]:
    """Return the rows by opcode; the entries below FIRST_TARGET are copies of the first and stand for none."""
    if not _PARSED:
        rows = [line.split() for line in TABLE.splitlines() if line and not line.startswith("#")]
        parsed: list[Opcode] = []
        for _ in range(FIRST_TARGET):
            parsed.append(Opcode(0, rows[0]))
        for index in range(len(rows)):
            parsed.append(Opcode(FIRST_TARGET + index, rows[index]))
        _PARSED.extend(parsed)
    return _PARSED
