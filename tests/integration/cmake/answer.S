/* One function, in the assembler of whichever target this is. */
        .text
        .globl  answer
        .type   answer, %function
answer:
#if defined(__x86_64__) || defined(__i386__)
        movl    $42, %eax
        ret
#elif defined(__aarch64__)
        mov     w0, #42
        ret
#elif defined(__riscv)
        li      a0, 42
        ret
#endif
        .size   answer, . - answer
        .section .note.GNU-stack, "", %progbits
