# 64-bit code in an i386 object.
.code64
 movq foo(%rip),%rax
 leaq l(%rip),%rdi
 call foo
 jmp foo
 jne foo
 movabsq $5,%rax
 pushq %rax
l: movq %fs:0x28,%rax
