# @GOTOFF in displacements, immediates and data.
 .text
n1: nop
.L1: nop
 leal n1@GOTOFF(%ebx),%eax
 leal .L1@GOTOFF(%ebx),%eax
 leal n2@GOTOFF(%ebx),%eax
 leal .L2@GOTOFF(%ebx),%eax
 leal n3@GOTOFF(%ebx),%eax
 leal .L3@GOTOFF(%ebx),%eax
 leal n1@GOTOFF+1(%ebx),%eax
 leal .L2@GOTOFF+1(%ebx),%eax
 leal n2@GOTOFF+1(%ebx),%eax
 leal n4@GOTOFF(%ebx),%eax
 leal .L4@GOTOFF(%ebx),%eax
 leal n4@GOTOFF+1(%ebx),%eax
 leal n5@GOTOFF(%ebx),%eax
 leal n6@GOTOFF(%ebx),%eax
 movl n1@GOTOFF(%ebx),%eax
 movl $n1@GOTOFF,%eax
 movl $n2@GOTOFF,%eax
 .section .rodata
 .long n1@GOTOFF
 .long .L1@GOTOFF
 .long n2@GOTOFF
 .long .L2@GOTOFF
n3: .long n1@GOTOFF+1
.L3: .long n2@GOTOFF+1
 .data
n2: .long 1
.L2: .long 2
 .type n5,@object
n5: .long 5
 .section .rodata.str1.1,"aMS",@progbits,1
.L4: .string "abc"
n4: .string "x"
 .local n6
 .comm n6,4,4
