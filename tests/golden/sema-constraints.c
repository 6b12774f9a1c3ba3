struct s { int a; int a; };
int f(int x) { return y + x; }
int f(void);
void g(void) { int *p = 1.5; struct s v; v.b = 2; break; goto nowhere; }
int h(const int *p) { *p = 3; 5 = 6; return "x" * 2; }
enum e { A = 1, A = 2 };
int z[-1];
void k(int a, int b) { k(1); k(1, 2, 3); a(); switch (1.0) { case 1: case 1: ; } }
static int t = k;
typedef int T; T T2 = { 1, 2 }; unknown u;
