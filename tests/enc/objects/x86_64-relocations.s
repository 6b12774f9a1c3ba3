# Relocations of x86-64: local, global, merged, thread-local, absolute and indirect-function symbols.
 .text
lt: nop
 .globl gt
gt: nop
 leaq lt(%rip),%rax
 leaq gt(%rip),%rax
 leaq ld(%rip),%rax
 leaq .Ld(%rip),%rax
 leaq gd(%rip),%rax
 leaq .Lm(%rip),%rax
 leaq .Lm+1(%rip),%rax
 leaq m2+1(%rip),%rax
 movl $.Lm,%eax
 movl $.Lm+2,%eax
 movl $ld+2,%eax
 movl $lt,%eax
 movabsq $lt,%rax
 movabsq $.Lm,%rax
 movabsq $ld@GOTOFF,%rax
 movabsq $.Ld@GOTOFF,%rax
 movabsq $lt@GOTOFF,%rax
 movabsq $.Lm@GOTOFF,%rax
 movabsq $lt@PLTOFF,%rax
 movabsq $ld@GOT,%rax
 movabsq $ld@GOTPLT,%rax
 movq ld@GOTPCREL(%rip),%rax
 movq .Ld@GOTPCREL(%rip),%rax
 movq lt@GOTPCREL(%rip),%rax
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
 jmp *lt@GOTPCREL(%rip)
 jmp other
 call other
 call other@PLT
 jne other
 jmp other@PLT
 leaq lv@TLSGD(%rip),%rdi
 leaq lv@TLSLD(%rip),%rdi
 leaq lv@DTPOFF(%rax),%rdi
 movq %fs:lv@TPOFF,%rax
 movq lv@GOTTPOFF(%rip),%rax
 leaq lv@TLSDESC(%rip),%rax
 call *lv@TLSCALL(%rax)
 movl $ld@SIZE,%eax
 movabsq $ld@SIZE,%rax
 .long lt-.
 .long ld-.
 .long .Ld-.
 .long gt-.
 .quad lt
 .quad gt
 .quad ld+4
 .quad .Lm
 .quad .Lm+2
 .long .Lm-.
 .quad lv@DTPOFF
 .long lv@DTPOFF
 .quad ld@GOTOFF
 .long gt@GOTPCREL
 .long gt@PLT
 .long _GLOBAL_OFFSET_TABLE_-.
 .quad _GLOBAL_OFFSET_TABLE_-.
 .long fwd - lt
 .quad if@GOTPCREL
 call ifn
 jmp ifn
 .quad ifn
 leaq ifn(%rip),%rax
 .long hid-.
 call hid
 jmp hid
 lea hid(%rip),%rax
 .quad eq1
 call eq1
 jmp eq1
 lea eq2(%rip),%rax
 mov $eqc,%eax
 mov eqc(%rax),%ecx
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
 leaq lt(%rip),%rax
 loop .Lz
 jrcxz .Lz
 xbegin .Lz
.Lz:
 .data
 .long 0
ld: .quad ld
.Ld: .quad .Ld
 .globl gd
gd: .quad 0
 .section .rodata.str1.1,"aMS",@progbits,1
 .string "ab"
.Lm: .string "abc"
m2: .string "x"
 .section .tdata,"awT"
lv: .quad 5
