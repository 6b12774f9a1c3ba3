/* Functions that forward their variable arguments (GCC manual: Constructing Function Calls). */
extern int snprintf(char *, unsigned long, const char *, ...);
extern int strcmp(const char*,const char*);
extern void abort(void);
extern inline __attribute__((always_inline, gnu_inline, artificial)) int fmt(char *b, unsigned long n, const char *f, ...)
{ { char tmp[64]; int r = snprintf(tmp, sizeof tmp, f, __builtin_va_arg_pack()); for (int i = 0; i <= r; i++) b[i] = tmp[i]; if (__builtin_va_arg_pack_len() == 0) return -1; return r; } }
int main(void) { char a[64], b[64]; int n = fmt(a, 64, "%d-%s", 5, "x"), m = fmt(b, 64, "%d", fmt(a, 64, "%s%s", "p", "qr")), k = fmt(b + 10, 40, "zz");
 if (n != 3 || m != 1 || k != -1 || strcmp(a, "pqr") || strcmp(b, "3") || strcmp(b+10, "zz")) abort(); return 0; }
