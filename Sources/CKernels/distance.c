// Distances of edges: whether a line comes near a box, and how near one edge comes to others.
#include <float.h>
#include <math.h>

#include "ckernels.h"
#include "series.h"

enum { EDGES = 8 };

INLINE double least_of(double a, double b) { return a < b ? a : b; }
INLINE double greatest_of(double a, double b) { return a > b ? a : b; }

/// Whether one of the `count` edges from `xy` on has a box nearer than `limit`, squared, to the given one.
INLINE int any_reaches(const double *xy, int count, const double *box, double limit) {
  int reaches = 0;
  for (int i = 0; i < count; i++) {
    const double ax = xy[2 * i], ay = xy[2 * i + 1], bx = xy[2 * i + 2], by = xy[2 * i + 3];
    const double dx = greatest_of(0, greatest_of(least_of(ax, bx) - box[2], box[0] - greatest_of(ax, bx)));
    const double dy = greatest_of(0, greatest_of(least_of(ay, by) - box[3], box[1] - greatest_of(ay, by)));
    reaches |= dx * dx + dy * dy < limit;
  }
  return reaches;
}

KERNEL int ckernels_reaches(const double *xy, size_t count, const double *box, double limit) {
  size_t i = 0;
  for (; i + EDGES < count; i += EDGES)
    if (any_reaches(xy + 2 * i, EDGES, box, limit)) return 1;
  if (i + 1 >= count) return 0;
  // The last eight edges, some of them for the second time, rather than a tail of another length.
  if (count > EDGES) return any_reaches(xy + 2 * (count - 1 - EDGES), EDGES, box, limit);
  return any_reaches(xy, (int)(count - 1), box, limit);
}

/// The squared distance from p to the segment that begins at a and runs along u; `inverse` is 1/|u|², or 0.
INLINE double to_segment(double px, double py, double ax, double ay, double ux, double uy, double inverse) {
  const double wx = px - ax, wy = py - ay;
  const double t = greatest_of(0, least_of(1, (wx * ux + wy * uy) * inverse));
  const double ex = wx - t * ux, ey = wy - t * uy;
  return ex * ex + ey * ey;
}

/// The squared distance between a–b and c–d, with 1/|b − a|² and 1/|d − c|²; 0 where they cross.
INLINE double between(const double *ab, double inverse_ab, const double *cd, double inverse_cd) {
  const double ax = ab[0], ay = ab[1], bx = ab[2], by = ab[3], cx = cd[0], cy = cd[1], dx = cd[2], dy = cd[3];
  const double ux = bx - ax, uy = by - ay, vx = dx - cx, vy = dy - cy;
  const double c = ux * (cy - ay) - uy * (cx - ax), d = ux * (dy - ay) - uy * (dx - ax);
  const double a = vx * (ay - cy) - vy * (ax - cx), b = vx * (by - cy) - vy * (bx - cx);
  const int cross = ((c > 0) != (d > 0)) & ((a > 0) != (b > 0));
  const double first =
      least_of(to_segment(ax, ay, cx, cy, vx, vy, inverse_cd), to_segment(bx, by, cx, cy, vx, vy, inverse_cd));
  const double second =
      least_of(to_segment(cx, cy, ax, ay, ux, uy, inverse_ab), to_segment(dx, dy, ax, ay, ux, uy, inverse_ab));
  return cross ? 0 : least_of(first, second);
}

double ckernels_inverse_square(const double *edge) {
  const double ux = edge[2] - edge[0], uy = edge[3] - edge[1], square = ux * ux + uy * uy;
  const double inverse = 1 / square;
  return square > 0 && inverse <= DBL_MAX ? inverse : 0;
}

KERNEL double ckernels_nearest_edge(const double *edge, const double *others, const double *inverses, size_t count) {
  const double ab[4] = {edge[0], edge[1], edge[2], edge[3]}, inverse = ckernels_inverse_square(edge);
  double nearest = INFINITY, found[EDGES];
  for (size_t at = 0; at < count; at += EDGES) {
    // The last eight, some of them for the second time, rather than a tail of another length.
    const size_t from = at + EDGES <= count || count < EDGES ? at : count - EDGES;
    const double *cd = others + 4 * from, *of = inverses + from;
    const int width = count < EDGES ? (int)count : EDGES;
    if (width == EDGES)
      for (int i = 0; i < EDGES; i++) found[i] = between(ab, inverse, cd + 4 * i, of[i]);
    else
      for (int i = 0; i < width; i++) found[i] = between(ab, inverse, cd + 4 * i, of[i]);
    for (int i = 0; i < width; i++) nearest = least_of(nearest, found[i]);
  }
  return nearest;
}
