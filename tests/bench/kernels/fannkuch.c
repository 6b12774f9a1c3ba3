/* Permutations and flips of small arrays (the fannkuch kernel). */
#include <stdio.h>
#define N 10
int main(void)
{
    int permutation[N], work[N], count[N], checksum = 0, most = 0, r = N, index = 0;
    for (int i = 0; i < N; i++)
        permutation[i] = i;
    for (;;) {
        for (; r != 1; r--)
            count[r - 1] = r;
        for (int i = 0; i < N; i++)
            work[i] = permutation[i];
        int flips = 0, first;
        while ((first = work[0]) != 0) {
            for (int low = 0, high = first; low < high; low++, high--) {
                int t = work[low];
                work[low] = work[high];
                work[high] = t;
            }
            flips++;
        }
        if (flips > most)
            most = flips;
        checksum += index++ % 2 ? -flips : flips;
        for (;; r++) {
            if (r == N) {
                printf("%d %d\n", checksum, most);
                return 0;
            }
            int t = permutation[0];
            for (int i = 0; i < r; i++)
                permutation[i] = permutation[i + 1];
            permutation[r] = t;
            if (--count[r] > 0)
                break;
        }
    }
}
