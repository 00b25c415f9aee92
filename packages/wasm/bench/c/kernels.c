// The functions of workloads.ts with their gradients by hand, for gcc -O3 -march=native: kernels <name> <rounds> prints microseconds a call, the median and the least of rounds.
#include <tgmath.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
// double unless -Dreal=float says otherwise
#ifndef real
#define real double
#endif

static real *numbers(long n, real scale, real shift) {
  real *x = aligned_alloc(64, ((n * 8 + 63) / 64) * 64);
  for (long i = 0; i < n; i++) x[i] = shift + scale * (((i * 7919 + 13) % 10007) / 10007.0 - 0.5);
  return x;
}

static real *X, *Y, *W, *G, *T;

static void rosenbrock_setup(void) { X = numbers(1000, 2, 0); G = calloc(1000, 8); }
static void rosenbrock(void) {
  memset(G, 0, 8000);
  for (int i = 0; i < 999; i++) {
    real t = X[i + 1] - X[i] * X[i];
    G[i] += -400 * t * X[i] - 2 * (1 - X[i]);
    G[i + 1] += 200 * t;
  }
}

static void logistic_setup(void) {
  W = numbers(50, 1, 0); X = numbers(500000, 1, 0); Y = numbers(10000, 1, 0); G = calloc(50, 8);
  for (int i = 0; i < 10000; i++) Y[i] = Y[i] > 0;
}
static void logistic(void) {
  memset(G, 0, 400);
  for (int i = 0; i < 10000; i++) {
    const real *x = X + 50 * i;
    real z = 0;
    for (int j = 0; j < 50; j++) z += x[j] * W[j];
    real r = (1 / (1 + exp(-z)) - Y[i]) / 10000;
    for (int j = 0; j < 50; j++) G[j] += r * x[j];
  }
}

static real *w[3], *b[3], *h[4], *dh[4], *dw[3], *db[3];
static const int size[4] = {64, 128, 128, 10};
enum { batch = 128 };
static void mlp_setup(void) {
  for (int l = 0; l < 3; l++) {
    w[l] = numbers(size[l] * size[l + 1], 0.2, 0); b[l] = numbers(size[l + 1], 0.1, 0);
    dw[l] = calloc(size[l] * size[l + 1], 8); db[l] = calloc(size[l + 1], 8);
  }
  h[0] = numbers(batch * 64, 1, 0);
  for (int l = 1; l < 4; l++) h[l] = calloc(batch * size[l], 8);
  for (int l = 0; l < 4; l++) dh[l] = calloc(batch * size[l], 8);
}
// c = a b, all rows of n in four at a time
static void multiply(const real *restrict a, const real *restrict bb, real *restrict c, int m, int k, int n) {
  memset(c, 0, 8L * m * n);
  for (int i = 0; i < m; i++)
    for (int l = 0; l < k; l++) {
      real f = a[i * k + l];
      for (int j = 0; j < n; j++) c[i * n + j] += f * bb[l * n + j];
    }
}
static void mlp(void) {
  for (int l = 0; l < 3; l++) {
    int k = size[l], n = size[l + 1];
    multiply(h[l], w[l], h[l + 1], batch, k, n);
    for (int i = 0; i < batch; i++)
      for (int j = 0; j < n; j++) { real z = h[l + 1][i * n + j] + b[l][j]; h[l + 1][i * n + j] = l < 2 ? tanh(z) : z; }
  }
  for (int i = 0; i < batch; i++) {
    real most = -INFINITY, total = 0, *z = h[3] + 10 * i;
    for (int j = 0; j < 10; j++) most = fmax(most, z[j]);
    for (int j = 0; j < 10; j++) total += exp(z[j] - most);
    for (int j = 0; j < 10; j++) dh[3][10 * i + j] = (exp(z[j] - most) / total - (i % 10 == j)) / batch;
  }
  for (int l = 2; l >= 0; l--) {
    int k = size[l], n = size[l + 1];
    memset(dw[l], 0, 8L * k * n); memset(db[l], 0, 8L * n);
    for (int i = 0; i < batch; i++) {
      for (int j = 0; j < n; j++) db[l][j] += dh[l + 1][i * n + j];
      for (int p = 0; p < k; p++) { real f = h[l][i * k + p]; for (int j = 0; j < n; j++) dw[l][p * n + j] += f * dh[l + 1][i * n + j]; }
    }
    if (l > 0)
      for (int i = 0; i < batch; i++)
        for (int p = 0; p < k; p++) {
          real s = 0, y = h[l][i * k + p];
          for (int j = 0; j < n; j++) s += dh[l + 1][i * n + j] * w[l][p * n + j];
          dh[l][i * k + p] = s * (1 - y * y);
        }
    for (int j = 0; j < k * n; j++) dw[l][j] = w[l][j] - 0.1 * dw[l][j];
    for (int j = 0; j < n; j++) db[l][j] = b[l][j] - 0.1 * db[l][j];
  }
}

enum { D = 10, K = 25, N = 1000, T_ = D * (D - 1) / 2 };
static real *al, *mu, *q, *lo, *ga, *gm, *gq, *gl;
static void gmm_setup(void) {
  al = numbers(K, 1, 0); mu = numbers(K * D, 1, 0); q = numbers(K * D, 0.5, 0); lo = numbers(K * T_, 0.5, 0); X = numbers(N * D, 2, 0);
  ga = calloc(K, 8); gm = calloc(K * D, 8); gq = calloc(K * D, 8); gl = calloc(K * T_, 8);
}
static void gmm(void) {
  static real eq[K * D], sq[K], s[K * D], c[K * D], inner[K];
  memset(ga, 0, 8 * K); memset(gm, 0, 8 * K * D); memset(gq, 0, 8 * K * D); memset(gl, 0, 8 * K * T_);
  for (int k = 0; k < K; k++) { sq[k] = 0; for (int i = 0; i < D; i++) { eq[k * D + i] = exp(q[k * D + i]); sq[k] += q[k * D + i]; } }
  for (int n = 0; n < N; n++) {
    real most = -INFINITY, total = 0;
    for (int k = 0; k < K; k++) {
      real *ck = c + k * D, *sk = s + k * D, norm = 0;
      for (int i = 0; i < D; i++) ck[i] = X[n * D + i] - mu[k * D + i];
      for (int i = 0; i < D; i++) sk[i] = eq[k * D + i] * ck[i];
      for (int j = 0, p = k * T_; j < D; j++) for (int i = j + 1; i < D; i++, p++) sk[i] += lo[p] * ck[j];
      for (int i = 0; i < D; i++) norm += sk[i] * sk[i];
      inner[k] = al[k] + sq[k] - 0.5 * norm;
      most = fmax(most, inner[k]);
    }
    for (int k = 0; k < K; k++) total += inner[k] = exp(inner[k] - most);
    for (int k = 0; k < K; k++) {
      real r = inner[k] / total, *ck = c + k * D, *sk = s + k * D, dc[D];
      ga[k] += r;
      for (int i = 0; i < D; i++) { gq[k * D + i] += r * (1 - sk[i] * eq[k * D + i] * ck[i]); dc[i] = -r * sk[i] * eq[k * D + i]; }
      for (int j = 0, p = k * T_; j < D; j++) for (int i = j + 1; i < D; i++, p++) { gl[p] -= r * sk[i] * ck[j]; dc[j] -= r * sk[i] * lo[p]; }
      for (int i = 0; i < D; i++) gm[k * D + i] -= dc[i];
    }
  }
  real most = -INFINITY, total = 0;
  for (int k = 0; k < K; k++) most = fmax(most, al[k]);
  for (int k = 0; k < K; k++) total += exp(al[k] - most);
  for (int k = 0; k < K; k++) ga[k] -= N * exp(al[k] - most) / total;
  for (int i = 0; i < K * D; i++) gq[i] += 1 - eq[i] * eq[i];
  for (int i = 0; i < K * T_; i++) gl[i] -= lo[i];
}

static const struct { const char *name; void (*setup)(void), (*run)(void); } all[] = {
  {"rosenbrock", rosenbrock_setup, rosenbrock}, {"logistic", logistic_setup, logistic}, {"mlp", mlp_setup, mlp}, {"gmm", gmm_setup, gmm},
};
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e6 + t.tv_nsec / 1e3; }
static int ascending(const void *a, const void *c) { double x = *(double *)a, y = *(double *)c; return (x > y) - (x < y); }

int main(int argc, char **argv) {
  int rounds = argc > 2 ? atoi(argv[2]) : 5;
  for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
    if (argc < 2 || strcmp(argv[1], all[i].name)) continue;
    all[i].setup();
    long calls = 1;
    for (double t = 0; t < 20000; calls *= 2) { double s = now(); for (long k = 0; k < calls; k++) all[i].run(); t = now() - s; }
    double times[99];
    for (int r = 0; r < rounds; r++) { double s = now(); for (long k = 0; k < calls; k++) all[i].run(); times[r] = (now() - s) / calls; }
    qsort(times, rounds, 8, ascending);
    printf("%f %f\n", times[rounds / 2], times[0]);
  }
  return T == (real *)1;
}
