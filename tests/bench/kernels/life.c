/* Conway's game of life on a torus: neighbours in a grid of bytes. */
#include <stdio.h>
#include <string.h>
#define W 256
#define H 256
static unsigned char now[H][W], next[H][W];
int main(void)
{
    unsigned seed = 99;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            now[y][x] = (seed = seed * 69069u + 1u) >> 29 & 1;
    for (int generation = 0; generation < 300; generation++) {
        for (int y = 0; y < H; y++) {
            const unsigned char *above = now[(y + H - 1) % H], *here = now[y], *below = now[(y + 1) % H];
            for (int x = 0; x < W; x++) {
                int l = (x + W - 1) % W, r = (x + 1) % W;
                int n = above[l] + above[x] + above[r] + here[l] + here[r] + below[l] + below[x] + below[r];
                next[y][x] = n == 3 || (n == 2 && here[x]);
            }
        }
        memcpy(now, next, sizeof now);
    }
    unsigned long sum = 0;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            sum = sum * 33 + now[y][x];
    printf("%lu\n", sum);
    return 0;
}
