# 0 "pp_assembler.S"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "pp_assembler.S"
# a comment that is no directive, isn't it
# 1 "pp_included.h" 1

       


.globl foo
# 3 "pp_assembler.S" 2



.text
foo: movl $4, %eax # don't
 .macro m a, b
 add \a, \b ; 'x
 .endm
1: jmp 1b


x : b @ $%eax # %eax
