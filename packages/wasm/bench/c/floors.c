// What no code in 128-bit lanes can be quicker than, for gcc -O2 -march=native: floors <rounds> prints the operations a second, in GFLOPS, of twelve sums that wait for nothing but themselves, each number multiplied and added
// (in one instruction with -ffp-contract=fast, in two with off), and the microseconds that it takes to read the 4 MB of the logistic regression, in lanes of 128 bits and of 512. The least of rounds.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
// double unless -Dreal=float says otherwise
#ifndef real
#define real double
#endif
typedef real lanes __attribute__((vector_size(16)));
typedef double narrow __attribute__((vector_size(16)));
typedef double wide __attribute__((vector_size(64)));
enum { chains = 12, steps = 200000, bytes = 4000000 };

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e6 + t.tv_nsec / 1e3; }

static volatile real seen;
static double peak(void) {
  lanes s[chains], x = (lanes){} + (real)0.999, y = (lanes){} + (real)1e-3;
  for (int i = 0; i < chains; i++) s[i] = (lanes){} + (real)i;
  double start = now();
  for (long k = 0; k < steps; k++)
#pragma GCC unroll 12
    for (int i = 0; i < chains; i++) s[i] = s[i] * x + y;
  double time = now() - start;
  for (int i = 0; i < chains; i++) seen = s[i][0];
  return 2.0 * steps * chains * (sizeof(lanes) / sizeof(real)) / time / 1e3;
}

#define READ(of) static double read_##of(const of *x) { \
  of s[8] = {}; \
  double start = now(); \
  for (long k = 0; k + 8 <= bytes / (long)sizeof(of); k += 8) \
    _Pragma("GCC unroll 8") for (int i = 0; i < 8; i++) s[i] += x[k + i]; \
  double time = now() - start; \
  for (int i = 0; i < 8; i++) seen = s[i][0]; \
  return time; \
}
READ(narrow)
READ(wide)

int main(int argc, char **argv) {
  int rounds = argc > 1 ? atoi(argv[1]) : 200;
  double *x = aligned_alloc(64, bytes), most = 0, least[2] = {1e9, 1e9};
  for (long i = 0; i < bytes / 8; i++) x[i] = i % 7;
  for (int r = 0; r < rounds; r++) {
    double rate = peak(), times[2] = {read_narrow((narrow *)x), read_wide((wide *)x)};
    if (rate > most) most = rate;
    for (int k = 0; k < 2; k++) if (times[k] < least[k]) least[k] = times[k];
  }
  printf("%f %f %f\n", most, least[0], least[1]);
  return 0;
}
