/* A second object of the library, compiled with a definition of its own. */
#ifndef EXTRA
#error "the definition of this source file got lost"
#endif

int extra(void)
{
    return EXTRA;
}
