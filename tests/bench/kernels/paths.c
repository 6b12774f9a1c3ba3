/* Shortest paths (Dijkstra) in a random graph with a binary heap. */
#include <stdio.h>
#include <stdlib.h>
#define NODES 100000
#define DEGREE 8
struct edge { int to, weight; };
struct entry { long distance; int node; };
static struct edge edges[NODES][DEGREE];
static long distance[NODES];
static struct entry heap[NODES * DEGREE + 1];
static int size;
static void push(long d, int node)
{
    int i = ++size;
    for (; i > 1 && heap[i / 2].distance > d; i /= 2)
        heap[i] = heap[i / 2];
    heap[i].distance = d;
    heap[i].node = node;
}
static struct entry pop(void)
{
    struct entry top = heap[1], last = heap[size--];
    int i = 1;
    for (;;) {
        int child = 2 * i;
        if (child > size)
            break;
        if (child < size && heap[child + 1].distance < heap[child].distance)
            child++;
        if (heap[child].distance >= last.distance)
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = last;
    return top;
}
int main(void)
{
    unsigned seed = 3;
    for (int i = 0; i < NODES; i++)
        for (int j = 0; j < DEGREE; j++) {
            edges[i][j].to = (int)((seed = seed * 1664525u + 1013904223u) >> 4) % NODES;
            edges[i][j].weight = (int)((seed = seed * 1664525u + 1013904223u) >> 20) + 1;
        }
    unsigned long sum = 0;
    for (int start = 0; start < 4; start++) {
        for (int i = 0; i < NODES; i++)
            distance[i] = -1;
        push(0, start * 1000);
        while (size) {
            struct entry e = pop();
            if (distance[e.node] >= 0)
                continue;
            distance[e.node] = e.distance;
            for (int j = 0; j < DEGREE; j++)
                if (distance[edges[e.node][j].to] < 0)
                    push(e.distance + edges[e.node][j].weight, edges[e.node][j].to);
        }
        for (int i = 0; i < NODES; i++)
            sum = sum * 7 + (unsigned long)distance[i];
    }
    printf("%lu\n", sum);
    return 0;
}
