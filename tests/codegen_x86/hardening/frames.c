/* Large and dynamic frames. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
__attribute__((noinline)) int big(int x){ char b[9000]; memset(b,x,9000); return b[x]+b[8999]; }
__attribute__((noinline)) int huge(int x){ char b[90000]; memset(b,x,90000); return b[x]+b[89999]; }
__attribute__((noinline)) int al(int x){ char b[9000] __attribute__((aligned(64))); memset(b,x,9000); return b[x]+b[8999]+((long)b&63); }
__attribute__((noinline)) int vla(int n,int x){ char b[n]; memset(b,x,n); char *c=__builtin_alloca(8192); memset(c,x,8192); return b[n-1]+b[0]+c[8191]; }
__attribute__((noinline)) double d(double a,int n){ char b[n*3]; sprintf(b,"%f",a); return a*n+b[0]; }
int main(){ int t=0; for(int i=1;i<70000;i+=4095) t+=vla(i,i&15); printf("%d %d %d %d %f\n",big(3),huge(4),al(5),t,d(1.5,20)); return 0; }
