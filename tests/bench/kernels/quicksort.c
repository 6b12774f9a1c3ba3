/* Quicksort and binary search of integers: unpredictable branches, recursion. */
#include <stdio.h>
#include <stdlib.h>
#define N 2000000
static void sort(int *a, long low, long high)
{
    while (low < high) {
        int pivot = a[(low + high) / 2];
        long i = low, j = high;
        while (i <= j) {
            while (a[i] < pivot)
                i++;
            while (a[j] > pivot)
                j--;
            if (i <= j) {
                int t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }
        if (j - low < high - i) {
            sort(a, low, j);
            low = i;
        } else {
            sort(a, i, high);
            high = j;
        }
    }
}
static long find(const int *a, long n, int key)
{
    long low = 0, high = n;
    while (low < high) {
        long middle = low + (high - low) / 2;
        if (a[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
int main(void)
{
    int *a = malloc(N * sizeof *a);
    unsigned seed = 12345;
    for (long i = 0; i < N; i++)
        a[i] = (int)((seed = seed * 1103515245u + 12345u) >> 2);
    sort(a, 0, N - 1);
    long sum = 0;
    for (int i = 0; i < 1000000; i++)
        sum += find(a, N, (int)((seed = seed * 1103515245u + 12345u) >> 2));
    for (long i = 1; i < N; i++)
        if (a[i - 1] > a[i])
            return 1;
    printf("%ld\n", sum);
    free(a);
    return 0;
}
