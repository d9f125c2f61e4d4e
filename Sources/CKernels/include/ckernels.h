// Loops over coordinates that compute eight points at a time, in whatever vector width the machine has.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A zone of a Gauss–Krüger projection on the CGCS2000 ellipsoid: latitude of origin 0, scale 1.
typedef struct {
  double central_meridian;  // degrees
  double false_easting;     // m
  double false_northing;    // m
} ckernels_zone;

/// Longitude, latitude in degrees → easting, northing in metres, in place, on `count` points laid out
/// `x0, y0, x1, y1, …`.
///
/// Stops before the first point outside the kernel's domain (6.5° about the meridian, 85° of latitude, or not
/// finite) and returns its index; `count` when there is none. A point's image depends on that point alone: not
/// on its neighbours, its place, or the vector width.
size_t ckernels_project(const ckernels_zone *zone, double *xy, size_t count);

/// The other way. The domain is the image of the forward one, to about a kilometre.
size_t ckernels_unproject(const ckernels_zone *zone, double *xy, size_t count);

/// The least and the greatest of ((x − x0) cos t + (y − y0) sin t)/unit over `count` points, for the sixteen angles
/// t = (k + 1/2) π/16, rounded outwards. No point may lie farther than 126 units from x0, y0.
void ckernels_extents(const double *xy, size_t count, double x0, double y0, double unit, signed char *least,
                      signed char *greatest);

/// Such extents in whole units, rounded outwards.
typedef struct {
  double x, y;  // what they are counted from
  double unit;
  const signed char *least, *greatest;
} ckernels_extent;

/// Whether the extents leave a gap of over a micrometre in some direction.
int ckernels_extents_apart(const ckernels_extent *a, const ckernels_extent *b);

/// Whether the box of some edge between neighbours of the `count` points is nearer than the root of `limit` to
/// `box` (least x, least y, greatest x, greatest y).
int ckernels_reaches(const double *xy, size_t count, const double *box, double limit);

/// Which of the `count` boxes (least x, least y, greatest x, greatest y), eight at most, share a point with `box`: bit i
/// for box i.
int ckernels_boxes_meeting(const double *boxes, int count, const double *box);

/// 1/length² of `edge` (x0, y0, x1, y1); 0 of one without length.
double ckernels_inverse_square(const double *edge);

/// The least squared distance between `edge` and the `count` others, whose inverse squares are given; 0 where it
/// crosses one, infinite when there is none.
double ckernels_nearest_edge(const double *edge, const double *others, const double *inverses, size_t count);

/// For each of the `count_a` edges of the line `a`, eight at most, the edges of the line `b`, eight at most, whose boxes
/// are no farther than `margin` from its own in x and in y: bit j for edge j. Returns all rows' bits.
int ckernels_meeting(const double *a, int count_a, const double *b, int count_b, double margin,
                     unsigned char rows[8]);

#ifdef __cplusplus
}
#endif
#endif
