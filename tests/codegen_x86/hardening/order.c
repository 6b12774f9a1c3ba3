/* Top-level declarations and asm, whose order -fno-toplevel-reorder keeps. */
static int unused_var = 3; static const int unused_const=4; static int fx(void){return 1;}
int a1=1;
asm("toplevel_one: .long 1");
int f1(void){ return a1; }
asm("toplevel_two: .long 2");
int b1=2;
static int used_s=5;
int f2(void){ return b1+used_s; }
asm("toplevel_three: .long 3");
