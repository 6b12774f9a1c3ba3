/* flags: -fdirectives-only -undef -std=c11 -include pp_directives_only.h */
/* a comment
   of two lines */
#define ONE 1  /* with a comment */
#define SUM(a, b) \
    ((a) + (b))
int spliced = ONE \
    + SUM(1, 2); // not expanded
#if ONE
  # undef ONE
#else
skipped
#endif
  #include "pp_directives_only.h"
int after;









#ifdef NEVER
one
two
#elif SUM(1, -1) == 0
three /* # define IN_COMMENT */
#endif


#define ONE 2
#pragma keep this
#pragma GCC diagnostic push
#pragma GCC poison forbidden
_Pragma("once more") int line = __LINE__;
#line 100 "other.c"
#ident "who"
#define ODD(x, ...) #x ## __VA_ARGS__
const char *text = "/* no comment \
still text";
