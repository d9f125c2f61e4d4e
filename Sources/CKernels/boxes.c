// Which boxes meet one: eight at a time.
#include "ckernels.h"
#include "series.h"

enum { BOXES = 8 };

INLINE int meets(const double *a, const double *box) {
  return (a[0] <= box[2]) & (box[0] <= a[2]) & (a[1] <= box[3]) & (box[1] <= a[3]);
}

KERNEL int ckernels_boxes_meeting(const double *boxes, int count, const double *box) {
  const double here[4] = {box[0], box[1], box[2], box[3]};
  int found = 0;
  if (count == BOXES)
    for (int i = 0; i < BOXES; i++) found |= meets(boxes + 4 * i, here) << i;
  else
    for (int i = 0; i < count; i++) found |= meets(boxes + 4 * i, here) << i;
  return found;
}
