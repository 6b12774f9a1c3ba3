# Equates that change: text that names a symbol is never remembered.
.macro step
 t = a
 a = b
 b = t
.endm
 a = %rax
 b = %rcx
 i = 0
.rept 4
 mov a, b
 mov (a), %rdx
 mov 4(b,a,2), %rdx
 add $i, %rdx
 mov i(%rdx), %rax
 i = i + 100
 step
.endr
.if %rsp == %rsp
 nop
.endif
.if %rsp == %rbp
 hlt
.endif
 movq $i, foo(%rip)
 movl $foo, bar(%rip)
