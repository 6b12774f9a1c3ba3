/* Floating values and small vectors as asm operands that only general registers may hold: the bits are passed. */
extern void abort(void);
#define CHECK(e) do { if (!(e)) abort(); } while (0)
typedef float pair __attribute__((vector_size(8)));

static float kept(float value) { __asm__ volatile("" : "+r"(value)); return value; }
static double opaque(double value) { __asm__("" : "=r"(value) : "0"(value)); return value; }
#ifdef __x86_64__
static double from_bits(unsigned long bits) { double made; __asm__("movq %1, %0" : "=r"(made) : "r"(bits)); return made; }
static unsigned to_bits(float value) { unsigned bits; __asm__("movl %1, %0" : "=a"(bits) : "d"(value)); return bits; }
static double either(double value) { double made; __asm__("" : "=r,r"(made) : "0,0"(value)); return made; }
static double in_memory(double value) { double made; __asm__("movq %1, %0" : "=r"(made) : "m"(value)); return made; }
static pair exchanged(pair value) { __asm__("rolq $32, %0" : "+r"(value)); return value; }
#endif

int main(void) {
    volatile float one = 1.5f;
    volatile double two = -2.25;
    CHECK(kept(one) == 1.5f && opaque(two) == -2.25);
#ifdef __x86_64__
    CHECK(from_bits(0x4045000000000000) == 42.0 && to_bits(one) == 0x3fc00000);
    CHECK(either(two) == -2.25 && in_memory(two) == -2.25);
    pair swapped = exchanged((pair){one, 3});
    CHECK(swapped[0] == 3 && swapped[1] == 1.5f);
#endif
    return 0;
}
