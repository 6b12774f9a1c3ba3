/* Complex numbers: members that fill a union, arithmetic with values known only at run time, infinities, calls, atomics of all sizes. */
extern void abort(void);
#define CHECK(e) do { if (!(e)) abort(); } while (0)

union overlay { _Complex float z; float parts[2]; };
struct wrapped { _Complex double z[1]; };

__attribute__((noinline)) static _Complex double times(_Complex double a, _Complex double b) { return a * b; }
__attribute__((noinline)) static _Complex float quotient(_Complex float a, _Complex float b) { return a / b; }
__attribute__((noinline)) static _Complex long double sum(_Complex long double a, long double b) { return a + b - 2.0iL; }
__attribute__((noinline)) static _Complex int whole(_Complex int a, _Complex int b) { return a * b / (1 + 1i); }
__attribute__((noinline)) static union overlay wrap(_Complex float z) { union overlay o = { .z = z * 2 }; return o; }
__attribute__((noinline)) static struct wrapped hold(_Complex double z) { struct wrapped w = { { ~z } }; return w; }
__attribute__((noinline)) static double scaled(double r, _Complex double z) { r *= z; return r; }

int main(void)
{
    volatile double one = 1, two = 2, zero = 0;
    _Complex double z = one + two * 1.0i;
    CHECK(times(z, z) == -3 + 4i);
    _Complex double big = times(__builtin_inf() + 1i * one, 1i * two);
    CHECK(__builtin_isinf(__imag__ big));
    CHECK(quotient(-3 + 4i, 1 + 2i) == 1 + 2i);
    CHECK(sum(1 + 3iL, 4) == 5 + 1iL);
    CHECK(whole(1 + 2i, 3 - 1i) == 5);
    union overlay o = wrap(1 - 1i);
    CHECK(o.parts[0] == 2 && o.parts[1] == -2);
    CHECK(hold(z).z[0] == 1 - 2i);
    CHECK(scaled(3, z) == 3);
    z += one; z++; z *= two; z -= 1i * zero;
    CHECK(z == 6 + 4i && !(z != 6 + 4i) && (z ? 1 : 0) && !!(z - z) == 0);
    static _Complex double start = 1.5 - 2.5i;
    CHECK(__real__ start == 1.5 && __imag__ start == -2.5);
    __real__ start = 7;
    CHECK(start == 7 - 2.5i && (float)start == 7);
    return 0;
}
