// Gauss–Krüger on the CGCS2000 ellipsoid by Krüger's series (Karney 2011, "Transverse Mercator with an accuracy
// of a few nanometers", J. Geodesy 85), arranged so that only short polynomials, divisions and one square root
// are left:
//
//   forward   φ → χ (conformal latitude) by a sine series; then, with t = cos χ sin λ,
//             η' = artanh t,  ξ' − χ = arctan(sin χ cos χ (1 − cos λ) / (1 − cos²χ (1 − cos λ))),
//             both small in a zone; sinh 2η' = 2t/(1 − t²), cosh 2η' = (1 + t²)/(1 − t²);
//             then ξ + iη = ζ' + Σ α_j sin 2jζ'.
//   inverse   ζ' = ζ − Σ β_j sin 2jζ; λ = arctan(sinh η'/cos ξ');
//             with D = √(cos²ξ' + sinh²η'): sin(ξ' − χ) = sin ξ' sinh²η' / ((D + cos ξ') cosh η'); then χ → φ.
//
// Sines and cosines of latitude are taken of the half angle, so that one polynomial serves all of 0° to 85°.
// The series' coefficients are those of the exact functions (Fourier, 50 digits; see
// Tests/oracle/kernel_references.py), to the sixth; what is left out is below 1e-19.
// Error: rounding alone, under 3 nm.
#include "ckernels.h"
#include "series.h"

#pragma STDC FP_CONTRACT OFF

static const double rectifying_radius = 6367449.1457710475269;
static const double to_conformal[6] = {-0.0033565546362689546016, 4.6945730732387174444e-6,
                                       -8.1944976677367141385e-9, 1.5579967394337056967e-11,
                                       -3.1032854788309865534e-14, 6.36989276234287381e-17};
static const double to_geodetic[6] = {0.0033565514856043127664, 6.5718732631264325808e-6,
                                      1.7646404373123677596e-8, 5.3877541741527689234e-11,
                                      1.7639829482676347253e-13, 6.0345365056936773101e-16};
static const double alpha[6] = {0.00083773182472855134012, 7.6085278481496550065e-7,
                                1.1976455208553068079e-9,  2.4291707280369697512e-12,
                                5.7118185091924218863e-15, 1.4799980705992164649e-17};
static const double beta[6] = {0.00083773216816203523672, 5.9058702103691215941e-8,
                               1.6734826899771703111e-10, 2.1647981529928124518e-13,
                               3.7879310618035929506e-16, 7.2367695011031757654e-19};

static const double radian = PI / 180;
static const double degree = 180 / PI;
static const double widest = 6.5;       // degrees from the central meridian
static const double highest = 85;       // degrees of latitude
static const double widest_plane = 0.115;  // η at which the inverse leaves its domain; λ is looked at besides

/// Sine and cosine of an angle of at most 86°, in radians.
INLINE void latitude_sine_cosine(double x, double *s, double *c) {
  double sh, chf;
  sine_cosine(0.5 * x, &sh, &chf);
  *s = 2.0 * sh * chf;
  *c = 1.0 - 2.0 * sh * sh;
}

/// One point there; what comes out of the domain is of no use.
INLINE void project_point(const ckernels_zone *zone, double longitude, double latitude, double *x, double *y) {
  double phi = latitude * radian;
  double s, c;
  latitude_sine_cosine(phi, &s, &c);
  double d = sine_sum(to_conformal, 2 * s * c, 1 - 2 * s * s);
  turn(&s, &c, d);

  double sl, vl;
  small_sine_versine(longitude * radian, &sl, &vl);
  double t = c * sl, t2 = t * t;
  double rise = small_arctangent(s * c * vl / (1 - c * c * vl), -1);
  turn(&s, &c, rise);
  double over = 1 / (1 - t2);
  double re, im;
  complex_sine_sum(alpha, 2 * s * c, 1 - 2 * s * s, 2 * t * over, (1 + t2) * over, &re, &im);
  *x = zone->false_easting + rectifying_radius * (small_arctangent(t, 1) + im);
  *y = zone->false_northing + rectifying_radius * (phi + ((d + rise) + re));
}

/// One point back. Returns tan λ, by which it is judged.
INLINE double unproject_point(const ckernels_zone *zone, double eta, double xi, double *x, double *y) {
  double s, c, sh, ch, re, im;
  latitude_sine_cosine(xi, &s, &c);
  small_hyperbolic(2 * eta, &sh, &ch);
  complex_sine_sum(beta, 2 * s * c, 1 - 2 * s * s, sh, ch, &re, &im);
  turn(&s, &c, -re);
  small_hyperbolic(eta - im, &sh, &ch);

  double tangent = sh / c;
  double root = __builtin_elementwise_sqrt(c * c + sh * sh);
  double w = s * (sh * sh) / ((root + c) * ch), w2 = w * w;
  double fall = w * (1 + w2 * (1.0 / 6 + w2 * (3.0 / 40)));
  turn(&s, &c, -fall);
  double e = sine_sum(to_geodetic, 2 * s * c, 1 - 2 * s * s);
  *x = zone->central_meridian + degree * small_arctangent(tangent, -1);
  *y = degree * (xi - ((re + fall) - e));
  return tangent;
}

enum { BLOCK = 32, WIDTH = 8 };

/// `count` rounded up to whole vectors, so that no point is left to a scalar tail; the rest is filled with 0, 0.
INLINE size_t fill(double *x, double *y, size_t count) {
  size_t whole = (count + WIDTH - 1) / WIDTH * WIDTH;
  for (size_t i = count; i < whole; i++) x[i] = y[i] = 0;
  return whole;
}

KERNEL size_t ckernels_project(const ckernels_zone *zone, double *xy, size_t count) {
  const ckernels_zone z = *zone;
  double x[BLOCK], y[BLOCK], inside[BLOCK];
  for (size_t at = 0; at < count; at += BLOCK) {
    size_t here = count - at < BLOCK ? count - at : BLOCK;
    double *block = xy + 2 * at;
    for (size_t i = 0; i < here; i++) {
      x[i] = block[2 * i] - z.central_meridian;
      y[i] = block[2 * i + 1];
    }
    size_t whole = fill(x, y, here);
    for (size_t i = 0; i < whole; i++) {
      double u = x[i], v = y[i];
      inside[i] = (u <= widest) & (u >= -widest) & (v <= highest) & (v >= -highest);
      project_point(&z, u, v, &x[i], &y[i]);
    }
    for (size_t i = 0; i < here; i++) {
      if (inside[i] == 0) return at + i;
      block[2 * i] = x[i];
      block[2 * i + 1] = y[i];
    }
  }
  return count;
}

KERNEL size_t ckernels_unproject(const ckernels_zone *zone, double *xy, size_t count) {
  const ckernels_zone z = *zone;
  double x[BLOCK], y[BLOCK], inside[BLOCK];
  for (size_t at = 0; at < count; at += BLOCK) {
    size_t here = count - at < BLOCK ? count - at : BLOCK;
    double *block = xy + 2 * at;
    for (size_t i = 0; i < here; i++) {
      x[i] = (block[2 * i] - z.false_easting) / rectifying_radius;
      y[i] = (block[2 * i + 1] - z.false_northing) / rectifying_radius;
    }
    size_t whole = fill(x, y, here);
    for (size_t i = 0; i < whole; i++) {
      double u = x[i], v = y[i];
      double tangent = unproject_point(&z, u, v, &x[i], &y[i]);
      inside[i] = (u <= widest_plane) & (u >= -widest_plane) & (v <= highest * radian) & (v >= -highest * radian)
                  & (tangent <= widest_plane) & (tangent >= -widest_plane);
    }
    for (size_t i = 0; i < here; i++) {
      if (inside[i] == 0) return at + i;
      block[2 * i] = x[i];
      block[2 * i + 1] = y[i];
    }
  }
  return count;
}
