# 0 "pp_directives_only.c"
# 0 "<built-in>"
#define __STDC__ 1
# 0 "<built-in>"
#define __STDC_VERSION__ 201112L
# 0 "<built-in>"
#define __STDC_UTF_16__ 1
# 0 "<built-in>"
#define __STDC_UTF_32__ 1
# 0 "<built-in>"
#define __STDC_HOSTED__ 1
# 0 "<command-line>"
# 1 "./pp_directives_only.h" 1

#define SEEN 
/* the header's text */ int header;
# 0 "<command-line>" 2
# 1 "pp_directives_only.c"
/* flags: -fdirectives-only -undef -std=c11 -include pp_directives_only.h */
/* a comment
   of two lines */
#define ONE 1
#define SUM(a,b) ((a) + (b))

int spliced = ONE \
    + SUM(1, 2); // not expanded

  #undef ONE



  # 1 "pp_directives_only.h" 1




int again;
# 15 "pp_directives_only.c" 2
int after;













three /* # define IN_COMMENT */



#define ONE 2
#pragma keep this
#pragma GCC diagnostic push
       
_Pragma("once more") int line = __LINE__;
# 100 "other.c"
#ident "who"
#define ODD(x,...) #x ## __VA_ARGS__
const char *text = "/* no comment \
still text";
