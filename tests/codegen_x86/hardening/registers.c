/* Functions that return: what they leave in registers; how their frames are touched. */
int ext(int);
int f(int x){ return ext(x)+x; }
double g(double x,int y){ return x*y; }
int t(int x){ return ext(x); }
int big(int x){ char b[9000]; b[x]=1; return ext(b[x+1]); }
int huge(int x){ char b[90000]; b[x]=1; return ext(b[x+1])+1; }
int small(int x){ char b[3000]; b[x]=1; return ext(b[x+1])+1; }

void leaf(void){}
