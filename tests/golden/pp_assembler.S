# a comment that is no directive, isn't it
#include "pp_included.h"
#define REG %eax
#define CONST(x) $x
#ifdef __ASSEMBLER__
.text
foo:	movl CONST(4), REG	# don't
	.macro m a, b
	add \a, \b ; 'x
	.endm
1:	jmp 1b // gone
#endif
#define cat(a) a ## : b ## @
cat(x) $REG #REG
