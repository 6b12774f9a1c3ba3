/* Bodies that attract each other: floating-point arithmetic with square roots, in structures. */
#include <math.h>
#include <stdio.h>
#define BODIES 5
struct body { double x, y, z, vx, vy, vz, mass; };
static struct body bodies[BODIES] = {
    {0, 0, 0, 0, 0, 0, 39.4},
    {4.8, -1.2, -0.1, 0.6, 2.8, -0.02, 0.037},
    {8.3, 4.1, -0.4, -1.0, 1.8, 0.008, 0.011},
    {12.9, -15.1, -0.2, 1.0, 0.8, -0.01, 0.0017},
    {15.4, -25.9, 0.2, 0.9, 0.5, -0.03, 0.002},
};
static void advance(struct body *b, int n, double dt)
{
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++) {
            double dx = b[i].x - b[j].x, dy = b[i].y - b[j].y, dz = b[i].z - b[j].z;
            double square = dx * dx + dy * dy + dz * dz;
            double magnitude = dt / (square * sqrt(square));
            b[i].vx -= dx * b[j].mass * magnitude;
            b[i].vy -= dy * b[j].mass * magnitude;
            b[i].vz -= dz * b[j].mass * magnitude;
            b[j].vx += dx * b[i].mass * magnitude;
            b[j].vy += dy * b[i].mass * magnitude;
            b[j].vz += dz * b[i].mass * magnitude;
        }
    for (int i = 0; i < n; i++) {
        b[i].x += dt * b[i].vx;
        b[i].y += dt * b[i].vy;
        b[i].z += dt * b[i].vz;
    }
}
int main(void)
{
    for (int i = 0; i < 1500000; i++)
        advance(bodies, BODIES, 0.001);
    printf("%.6f %.6f\n", bodies[0].x, bodies[4].z);
    return 0;
}
