struct small { char tag; double value; };
struct large { long words[6]; };
union either { int i; float f; };

extern struct large make(struct small, union either *);
extern void use(const char *);

struct large keep(struct small s, int n)
{
    struct small local = { 'x', s.value };
    struct large l = make(local, &(union either){ .f = 1 });
    int table[n], (*p)[n] = &table;
    char text[8] = "ab";
    (*p)[1] = n;
    l.words[n] = sizeof table;
    use(text);
    return l;
}

_Complex float scale(_Complex float z, float by) { return z * by; }
