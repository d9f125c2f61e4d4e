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

#ifdef __cplusplus
}
#endif
#endif
