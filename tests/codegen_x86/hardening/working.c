#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdarg.h>
struct S { char c[40]; int n; };
__attribute__((noinline)) struct S mk(int n){ struct S s; memset(&s,0,sizeof s); sprintf(s.c,"n=%d",n); s.n=n; return s; }
__attribute__((noinline)) int add(int a,...){ va_list ap; va_start(ap,a); int r=0; while(a--) r+=va_arg(ap,int); va_end(ap); return r; }
__attribute__((noinline)) double fl(double x, long double y, int n){ char b[n]; sprintf(b,"%.1f",x); return atof(b)+(double)y; }
static int t1(int x){ return x+1; } static int t2(int x){ return x*2; }
int (*tab[2])(int)={t1,t2};
__attribute__((noinline)) int disp(int i,int x){ return tab[i](x); }
__attribute__((noinline)) int disp3(int i,int x){ return tab[i](x)+3; }
__attribute__((noinline)) int go(int i){ static void *l[]={&&a,&&b,&&c}; int s=0; volatile char buf[30]; buf[3]=1; again: if(i>5) return s+buf[3]; goto *l[i%3]; a: s+=1; i++; goto again; b: s+=10; i++; goto again; c: s+=100; i++; goto again; }
__attribute__((noinline)) int sw(int i){ switch(i){case 0:return 3;case 1:return 9;case 2: return 27; case 3: return 81;case 4: return 243;case 5: return disp(0,i);case 6:return disp(1,i);} return -1; }
__attribute__((noinline)) __int128 big(__int128 x){ char b[64]; sprintf(b,"%d",(int)x); return x*atoi(b); }
__attribute__((noinline)) int deep(int n){ char b[16]; sprintf(b,"%d",n); return n? deep(n-1)+atoi(b):0; }
__attribute__((noinline,aligned(64))) int al(int n){ char b[64] __attribute__((aligned(64))); memset(b,n,64); return b[5]+((long)b%64); }
int main(int argc,char**argv){ struct S s=mk(42); int i,t=0; for(i=0;i<8;i++) t+=sw(i); 
 printf("%s %d %d %.2f %d %d %d %d %d %d %d\n",s.c,s.n,add(4,1,2,3,4),fl(1.5,2.25L,argc+20),disp(0,5),disp3(1,5),go(0),t,(int)big(12),deep(10),al(3)); 
 if(argc>1){ char b[16]; strcpy(b,"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"+atoi(argv[1])); puts(b);} return 0; }
