# Order of local labels in the symbol table.
 .text
 jmp .L1
 jmp .L2
 jmp .L2
.L3: jmp .L4
 .type f,@function
f: nop
.L1: nop
 .type g,@function
g: nop
 jmp .L1
.L2: nop
 .type h,@function
h: nop
 jmp .L3
 .type i,@function
i: nop
.L4:
 .section .rodata
 .long .L1@GOTOFF
 .long .L2@GOTOFF
 .long .L3@GOTOFF
 .long .L4@GOTOFF
 .text
 jmp *.LM5(,%eax,4)
 .type f2,@function
f2: nop
 jmp *.LM6(,%eax,4)
 movl .LM6(,%eax,4),%eax
 .type g2,@function
g2: nop
 pushl $.LM7
 movl .LM7@GOTOFF(%ebx),%eax
 .type h2,@function
h2: nop
 .type i2,@function
i2: nop
 .section .rodata
 .section .rodata.str1.1,"aMS",@progbits,1
.LM5:.string "a"
.LM6:.string "a"
.LM7:.string "a"
.LM8:.string "a"
