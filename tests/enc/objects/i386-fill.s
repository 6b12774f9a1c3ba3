# The last mode decides how alignments are filled.
.code16
nop
.p2align 5
nop
.nops 20
.code32
nop
.p2align 5
 nop
.code16
