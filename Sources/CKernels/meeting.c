// Which edges' boxes meet: what spares a test of validity nearly all pairs.
#include "ckernels.h"
#include "series.h"

#include <math.h>

enum { EDGES = 8 };

KERNEL int ckernels_meeting(const double *a, int count_a, const double *b, int count_b, double margin,
                            unsigned char rows[8]) {
  double min_x[EDGES], min_y[EDGES], max_x[EDGES], max_y[EDGES];
  for (int j = 0; j < EDGES; j++) {
    // What is not there meets nothing.
    const int k = j < count_b ? j : 0;
    const double px = b[2 * k], py = b[2 * k + 1], qx = b[2 * k + 2], qy = b[2 * k + 3];
    min_x[j] = j < count_b ? (px < qx ? px : qx) : INFINITY;
    max_x[j] = j < count_b ? (px < qx ? qx : px) : -INFINITY;
    min_y[j] = py < qy ? py : qy;
    max_y[j] = py < qy ? qy : py;
  }
  int any = 0;
  for (int i = 0; i < count_a; i++) {
    const double px = a[2 * i], py = a[2 * i + 1], qx = a[2 * i + 2], qy = a[2 * i + 3];
    const double west = (px < qx ? px : qx) - margin, east = (px < qx ? qx : px) + margin;
    const double south = (py < qy ? py : qy) - margin, north = (py < qy ? qy : py) + margin;
    int row = 0;
    for (int j = 0; j < EDGES; j++)
      row |= ((max_x[j] >= west) & (min_x[j] <= east) & (max_y[j] >= south) & (min_y[j] <= north)) << j;
    rows[i] = (unsigned char)row;
    any |= row;
  }
  return any;
}
