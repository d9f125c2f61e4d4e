// Pure arithmetic on N threads, each the same work, touching no memory:      loop N
// What the second core of this machine gives at best: twice the time on one thread over the time on two.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *spin(void *result) {
  double x = 0.5;
  for (long i = 0; i < 700 * 1000 * 1000L; i++) x = x * 0.999999 + 1e-7;
  *(double *)result = x;
  return 0;
}

int main(int argc, char **argv) {
  int n = argc > 1 ? atoi(argv[1]) : 1;
  pthread_t threads[64];
  double results[64];
  if (n < 1 || n > 64) return 64;
  for (int i = 0; i < n; i++)
    if (pthread_create(&threads[i], 0, spin, &results[i])) return 70;
  for (int i = 0; i < n; i++) pthread_join(threads[i], 0);
  return results[0] > 1;
}
