/* An inline definition after a declaration without inline is the external definition (C11 6.7.4p7). */
extern int index_of(int, int *);

__inline__ int index_of(int wanted, int *table)
{
    int at = 0;
    while (table[at] != wanted)
        at++;
    return at;
}

int (*volatile pointer)(int, int *) = index_of;

int main(void)
{
    int table[] = {4, 5, 6};
    return pointer(6, table) != 2;
}
