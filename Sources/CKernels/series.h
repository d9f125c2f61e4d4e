// The few functions that the kernels need, written so that a loop over them has neither branch nor call and the
// compiler can do it in vectors.
//
// It runs on any machine; `KERNEL` makes copies for wider units, of which the loader takes the best. Contraction
// to fused multiply-add is off: every width, and every place in a vector, gives the same bits.
#ifndef CKERNELS_SERIES_H
#define CKERNELS_SERIES_H

#include <stddef.h>

#pragma STDC FP_CONTRACT OFF

// The thread sanitizer instruments the function that chooses a width, which runs before the sanitizer does.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define KERNELS_ARE_WATCHED 1
#endif
#endif

#if defined(__x86_64__) && defined(__linux__) && !defined(KERNELS_ARE_WATCHED)
#define KERNEL __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define KERNEL
#endif
#define INLINE static inline __attribute__((always_inline))

#define PI 3.14159265358979323846

/// `c[0] + c[1] x + … + c[terms - 1] x^(terms - 1)`, by Horner's rule.
INLINE double polynomial(const double *c, int terms, double x) {
  double sum = c[terms - 1];
#pragma unroll
  for (int i = terms - 2; i >= 0; i--) sum = sum * x + c[i];
  return sum;
}

/// Sine and cosine. **Domain**: |x| ≤ 0.75, where the Taylor series left off is below 3e-17.
INLINE void sine_cosine(double x, double *s, double *c) {
  static const double sine[] = {1.0, -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800,
                                1.0 / 6227020800, -1.0 / 1307674368000};
  static const double cosine[] = {1.0, -1.0 / 2, 1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800,
                                  1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000};
  double x2 = x * x;
  *s = x * polynomial(sine, 8, x2);
  *c = polynomial(cosine, 9, x2);
}

/// Sine and 1 − cosine. **Domain**: |x| ≤ 0.12, to 2e-17.
INLINE void small_sine_versine(double x, double *s, double *v) {
  static const double sine[] = {1.0, -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880};
  static const double versine[] = {1.0 / 2, -1.0 / 24, 1.0 / 720, -1.0 / 40320, 1.0 / 3628800};
  double x2 = x * x;
  *s = x * polynomial(sine, 5, x2);
  *v = x2 * polynomial(versine, 5, x2);
}

/// Hyperbolic sine and cosine. **Domain**: |x| ≤ 0.24, to 1e-17.
INLINE void small_hyperbolic(double x, double *s, double *c) {
  static const double sine[] = {1.0, 1.0 / 6, 1.0 / 120, 1.0 / 5040, 1.0 / 362880, 1.0 / 39916800};
  static const double cosine[] = {1.0,           1.0 / 2,         1.0 / 24,          1.0 / 720,
                                  1.0 / 40320, 1.0 / 3628800, 1.0 / 479001600};
  double x2 = x * x;
  *s = x * polynomial(sine, 6, x2);
  *c = polynomial(cosine, 7, x2);
}

/// Inverse hyperbolic tangent (`sign` = 1) or inverse tangent (−1). **Domain**: |x| ≤ 0.12, to 2e-18.
INLINE double small_arctangent(double x, double sign) {
  static const double odd[] = {1.0, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17};
  return x * polynomial(odd, 9, x * x * sign);
}

/// Turns the direction (cosine, sine) by the angle `d`. **Domain**: |d| ≤ 0.005, to 1e-17.
INLINE void turn(double *s, double *c, double d) {
  double d2 = d * d;
  double sd = d * (1.0 - d2 * (1.0 / 6 - d2 * (1.0 / 120)));
  double vd = d2 * (0.5 - d2 * (1.0 / 24));
  double turned = *s + (*c * sd - *s * vd);
  *c = *c - (*s * sd + *c * vd);
  *s = turned;
}

/// Σ k_j sin 2jx, j from 1 to 6, by Clenshaw's sum, from the sine and cosine of 2x.
INLINE double sine_sum(const double *k, double s, double c) {
  double twice = c + c;
  double b2 = 0, b1 = k[5];
#pragma unroll
  for (int j = 4; j >= 0; j--) {
    double b = twice * b1 - b2 + k[j];
    b2 = b1;
    b1 = b;
  }
  return b1 * s;
}

/// The same of the complex argument ξ + iη, from sine and cosine of 2ξ and their hyperbolic brothers of 2η.
INLINE void complex_sine_sum(const double *k, double s, double c, double sh, double ch, double *re, double *im) {
  double sr = s * ch, si = c * sh;
  double tr = 2.0 * c * ch, ti = -2.0 * s * sh;
  double b2r = 0, b2i = 0, b1r = k[5], b1i = 0;
#pragma unroll
  for (int j = 4; j >= 0; j--) {
    double br = tr * b1r - ti * b1i - b2r + k[j];
    double bi = tr * b1i + ti * b1r - b2i;
    b2r = b1r;
    b2i = b1i;
    b1r = br;
    b1i = bi;
  }
  *re = b1r * sr - b1i * si;
  *im = b1r * si + b1i * sr;
}

#endif
