// The extent of a polygon along sixteen directions, evenly between the axes.
#include "ckernels.h"
#include "series.h"

enum { DIRECTIONS = 16 };

// Direction k at (k + 1/2) π/16.
static const float cosine[DIRECTIONS] = {
    0.99518472667219693f,  0.95694033573220882f,  0.88192126434835505f,  0.77301045336273699f,
    0.63439328416364549f,  0.47139673682599770f,  0.29028467725446233f,  0.098017140329560770f,
    -0.098017140329560645f, -0.29028467725446216f, -0.47139673682599759f, -0.63439328416364538f,
    -0.77301045336273699f, -0.88192126434835494f, -0.95694033573220882f, -0.99518472667219682f};
static const float sine[DIRECTIONS] = {
    0.098017140329560604f, 0.29028467725446233f, 0.47139673682599764f, 0.63439328416364549f,
    0.77301045336273688f,  0.88192126434835494f, 0.95694033573220894f, 0.99518472667219682f,
    0.99518472667219693f,  0.95694033573220894f, 0.88192126434835505f, 0.77301045336273710f,
    0.63439328416364549f,  0.47139673682599786f, 0.29028467725446239f, 0.098017140329560826f};

KERNEL void ckernels_extents(const double *xy, size_t count, double x0, double y0, double unit, signed char *least,
                             signed char *greatest) {
  float low[DIRECTIONS], high[DIRECTIONS];
  for (int k = 0; k < DIRECTIONS; k++) {
    low[k] = 1e30f;
    high[k] = -1e30f;
  }
  const double scale = 1 / unit;
  for (size_t i = 0; i < count; i++) {
    const float x = (float)((xy[2 * i] - x0) * scale), y = (float)((xy[2 * i + 1] - y0) * scale);
    for (int k = 0; k < DIRECTIONS; k++) {
      const float along = x * cosine[k] + y * sine[k];
      low[k] = along < low[k] ? along : low[k];
      high[k] = along > high[k] ? along : high[k];
    }
  }
  // A hundredth of a unit is far beyond the rounding of single precision.
  for (int k = 0; k < DIRECTIONS; k++) {
    least[k] = (signed char)(__builtin_elementwise_floor(low[k] - 0.01f));
    greatest[k] = (signed char)(__builtin_elementwise_ceil(high[k] + 0.01f));
  }
}

int ckernels_extents_apart(const ckernels_extent *a, const ckernels_extent *b) {
  const double dx = a->x - b->x, dy = a->y - b->y;
  int apart = 0;
  for (int k = 0; k < DIRECTIONS; k++) {
    const double between = dx * (double)cosine[k] + dy * (double)sine[k];
    apart |= between + a->unit * a->least[k] > b->unit * b->greatest[k] + 1e-6;
    apart |= between + a->unit * a->greatest[k] < b->unit * b->least[k] - 1e-6;
  }
  return apart;
}
