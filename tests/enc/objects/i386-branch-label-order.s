# A branch places its label before data does.
 .text
 jmp .La
 .section .rodata
 .long .Lb@GOTOFF
 .long .La@GOTOFF
 .text
.Lb: nop
.La: nop
