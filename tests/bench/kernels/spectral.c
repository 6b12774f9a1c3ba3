/* Spectral norm of an infinite matrix: divisions and calls of a small function. */
#include <math.h>
#include <stdio.h>
#define N 700
static double element(int i, int j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }
static void times(const double *v, double *out)
{
    for (int i = 0; i < N; i++) {
        out[i] = 0;
        for (int j = 0; j < N; j++)
            out[i] += element(i, j) * v[j];
    }
}
static void transposed_times(const double *v, double *out)
{
    for (int i = 0; i < N; i++) {
        out[i] = 0;
        for (int j = 0; j < N; j++)
            out[i] += element(j, i) * v[j];
    }
}
int main(void)
{
    static double u[N], v[N], t[N];
    for (int i = 0; i < N; i++)
        u[i] = 1;
    for (int i = 0; i < 30; i++) {
        times(u, t);
        transposed_times(t, v);
        times(v, t);
        transposed_times(t, u);
    }
    double uv = 0, vv = 0;
    for (int i = 0; i < N; i++) {
        uv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    printf("%.9f\n", sqrt(uv / vv));
    return 0;
}
