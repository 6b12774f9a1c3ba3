/* Which functions are guarded, and by which rule (GCC manual: -fstack-protector). */
int take(char *);
int take_ints(int *);
struct forty { char bytes[40]; };
struct forty make(void);

int buffer(void) { char b[16]; return take(b); }
int short_buffer(void) { char b[4]; return take(b); }
int ints(void) { int b[16]; return take_ints(b); }
int address(void) { int b; return take_ints(&b); }
int plain(int n) { return n + 1; }
int member(void) { struct { int x; char c[9]; } s; return take(s.c); }
int rows(void) { char b[4][4]; return take(b[1]); }
int variable(int n) { char b[n]; return take(b); }
int dynamic(int n) { return take(__builtin_alloca(n)); }
int returned(void) { struct forty s = make(); return s.bytes[3]; }
int asked(int n) __attribute__((stack_protect));
int asked(int n) { return n + 2; }
int refused(void) __attribute__((no_stack_protector));
int refused(void) { char b[16]; return take(b); }
int optimized(void) __attribute__((optimize("no-stack-protector")));
int optimized(void) { char b[16]; return take(b); }
