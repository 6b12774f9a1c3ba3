# 0 "pp_comments.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "pp_comments.c"
/* flags: -CC */

int a = /* in macro */ 1 /* tail*/; /* block
spanning */ int b; // line
/* leading */ #define Y 2
Y /* mid */ Y
