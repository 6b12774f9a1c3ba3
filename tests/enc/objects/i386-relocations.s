# The same of i386, and 16-bit code.
 .text
lt: nop
 .globl gt
gt: nop
 leal lt,%eax
 leal gt,%eax
 leal ld,%eax
 leal .Ld,%eax
 leal gd,%eax
 leal .Lm,%eax
 leal .Lm+1,%eax
 leal m2+1,%eax
 movl $.Lm,%eax
 movl $.Lm+2,%eax
 movl $ld+2,%eax
 movl $lt,%eax
 call lt
 call gt
 call lt@PLT
 call gt@PLT
 call fwd@PLT
 call fwd
 jmp lt
 jmp gt
 jmp fwd
 jmp w
 call w
 jmp other
 call other
 call other@PLT
 jne other
 jmp other@PLT
 leal lv@TLSGD,%edi
 leal lv@DTPOFF(%eax),%edi
 movl %gs:lv@TPOFF,%eax
 leal lv@TLSDESC,%eax
 call *lv@TLSCALL(%eax)
 movl $ld@SIZE,%eax
 .long lt-.
 .long ld-.
 .long .Ld-.
 .long gt-.
 .long .Lm-.
 .long lv@DTPOFF
 .long gt@PLT
 .long _GLOBAL_OFFSET_TABLE_-.
 .long fwd - lt
 call ifn
 jmp ifn
 leal ifn,%eax
 .long hid-.
 call hid
 jmp hid
 lea hid,%eax
 call eq1
 jmp eq1
 lea eq2,%eax
 mov $eqc,%eax
 mov eqc(%eax),%ecx
 jmp 1234
 call 1234
 .weak w
w: nop
fwd: nop
 .hidden hid
 .globl hid
hid: nop
 .type ifn,@gnu_indirect_function
ifn: nop
 .set eq1, fwd
 .set eq2, ld+4
 eqc = 5
 .section .text.other,"ax"
other: nop
 jmp lt
 call fwd
 leal lt,%eax
 loop .Lz
 xbegin .Lz
.Lz:
 .data
 .long 0
 .globl gd
 .section .rodata.str1.1,"aMS",@progbits,1
 .string "ab"
.Lm: .string "abc"
m2: .string "x"
 .section .tdata,"awT"
 .text
 leal ld@GOTOFF(%ebx),%eax
 leal .Ld@GOTOFF(%ebx),%eax
 leal .Lm@GOTOFF(%ebx),%eax
 leal .Lm@GOTOFF+1(%ebx),%eax
 leal lt@GOTOFF(%ebx),%eax
 movl ld@GOT(%ebx),%eax
 movl .Ld@GOT(%ebx),%eax
 leal lv@TLSGD(,%ebx,1),%eax
 leal lv@TLSLDM(%ebx),%eax
 movl lv@GOTNTPOFF(%ebx),%eax
 movl lv@INDNTPOFF,%eax
 movl %gs:lv@NTPOFF,%eax
 leal lv@DTPOFF(%eax),%eax
 addl $_GLOBAL_OFFSET_TABLE_+[.-lt],%ebx
 addl $_GLOBAL_OFFSET_TABLE_,%ebx
 .long _GLOBAL_OFFSET_TABLE_
 .long ld@GOTOFF
 .long lv@TPOFF
 .long lv@NTPOFF
 .word lt
 .byte lt
 .word lt-.
 .code16
 call lt
 call other
 jmp other
 jmp gt
 movw $ld,%ax
 movw ld,%ax
 jmp lt
 jmp fwd
