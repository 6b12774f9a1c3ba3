/* The Mandelbrot set: a loop of dependent double arithmetic with an early exit. */
#include <stdio.h>
int main(void)
{
    unsigned long sum = 0;
    for (int y = 0; y < 1000; y++)
        for (int x = 0; x < 500; x++) {
            double cr = 3.0 * x / 500 - 2.0, ci = 2.0 * y / 1000 - 1.0, zr = 0, zi = 0;
            int n = 0;
            while (n < 300 && zr * zr + zi * zi < 4.0) {
                double t = zr * zr - zi * zi + cr;
                zi = 2 * zr * zi + ci;
                zr = t;
                n++;
            }
            sum = sum * 31 + (unsigned)n;
        }
    printf("%lu\n", sum);
    return 0;
}
