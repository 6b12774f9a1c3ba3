/* Functions of the Microsoft convention, defined and called in two units that different compilers make. */
#define MS __attribute__((ms_abi))
struct one { char c; };
struct three { char c[3]; };
struct four { float f; };
struct eight { int a, b; };
struct real { double d; };
struct large { long a, b, c; };
MS long sum(int a, long b, short c, unsigned char d, int e, long f, char g);
MS double mixed(int a, double b, float c, long d, double e, float f, int g);
MS struct eight by_value(struct one a, struct three b, struct four c, struct eight d, struct real e, struct large f, struct eight g);
MS struct large returned(struct large x, int y);
MS struct real real(double x);
MS struct one one(int x);
MS float narrow(float x);
MS double keeps(double (*f)(double), double x);
MS int calls_back(MS int (*f)(int, double, struct large), int n);
MS _Complex float complexes(_Complex float a, _Complex double b);
extern int trace;
