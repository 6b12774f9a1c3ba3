/* An interpreter of a small stack machine: a switch in a loop. */
#include <stdio.h>
enum { PUSH, LOAD, STORE, ADD, SUB, MUL, LESS, JUMP, JUMP_IF, AND, HALT };
static long run(const long *code)
{
    long stack[32], variables[8] = {0}, *sp = stack;
    for (;;)
        switch (*code++) {
        case PUSH: *sp++ = *code++; break;
        case LOAD: *sp++ = variables[*code++]; break;
        case STORE: variables[*code++] = *--sp; break;
        case ADD: sp--; sp[-1] = (long)((unsigned long)sp[-1] + (unsigned long)sp[0]); break;
        case SUB: sp--; sp[-1] -= sp[0]; break;
        case MUL: sp--; sp[-1] = (long)((unsigned long)sp[-1] * (unsigned long)sp[0]); break;
        case LESS: sp--; sp[-1] = sp[-1] < sp[0]; break;
        case AND: sp--; sp[-1] &= sp[0]; break;
        case JUMP: code += *code; break;
        case JUMP_IF: if (*--sp) code += *code; else code++; break;
        case HALT: return variables[1];
        }
}
int main(void)
{
    /* v1 = 1; for (v0 = 0; v0 < 9000000; v0++) v1 = (v1 * 5 + v0) & 0xffffff; */
    static const long program[] = {
        PUSH, 1, STORE, 1, PUSH, 0, STORE, 0,
        LOAD, 1, PUSH, 5, MUL, LOAD, 0, ADD, PUSH, 0xffffff, AND, STORE, 1,
        LOAD, 0, PUSH, 1, ADD, STORE, 0,
        LOAD, 0, PUSH, 9000000, LESS, JUMP_IF, -26,
        HALT,
    };
    printf("%ld\n", run(program));
    return 0;
}
