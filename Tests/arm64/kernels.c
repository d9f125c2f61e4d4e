// Runs the C kernels on seeded input and prints a hash of every bit they answer, to compare one machine with another.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "ckernels.h"
#include "ctext.h"

// xorshift64 and FNV-1a.
static uint64_t state = 88172645463325252u, hash;

static double unit(void) {
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return (double)(state >> 11) * 0x1p-53;
}

static void mix(const void *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) hash = (hash ^ ((const unsigned char *)bytes)[i]) * 1099511628211u;
}

static void begin(void) { hash = 1469598103934665603u; }

static void end(const char *what) { printf("%s %016llx\n", what, (unsigned long long)hash); }

static void projection(void) {
  enum { points = 1003 };
  const ckernels_zone zone = {114, 500000, 0};
  double xy[2 * points];
  begin();
  for (int round = 0; round < 200; round++) {
    for (int i = 0; i < points; i++) xy[2 * i] = 111 + 6 * unit(), xy[2 * i + 1] = -60 + 120 * unit();
    size_t done = ckernels_project(&zone, xy, points);
    mix(&done, sizeof done), mix(xy, sizeof xy);
    done = ckernels_unproject(&zone, xy, points);
    mix(&done, sizeof done), mix(xy, sizeof xy);
  }
  end("projection");
}

static void edges(void) {
  enum { most = 40 };
  double edge[4], others[4 * most], inverses[most];
  const double box[4] = {20, 20, 30, 30};
  begin();
  for (int round = 0; round < 20000; round++) {
    for (int i = 0; i < 4; i++) edge[i] = 100 * unit();
    for (int i = 0; i < 4 * most; i++) others[i] = 100 * unit();
    const int count = 1 + (int)(unit() * (most - 1)), few = count < 8 ? count : 8;
    for (int i = 0; i < count; i++) inverses[i] = ckernels_inverse_square(others + 4 * i);
    const double distance = ckernels_nearest_edge(edge, others, inverses, (size_t)count);
    const int reaches = ckernels_reaches(others, (size_t)(2 * count), box, 1000 * unit());
    unsigned char rows[8] = {0};
    const int meeting = ckernels_meeting(others, few, others + 80, few, 1e-6, rows);
    signed char least[16] = {0}, greatest[16] = {0};
    ckernels_extents(others, (size_t)count, others[0], others[1], 1, least, greatest);
    mix(&distance, sizeof distance), mix(&reaches, sizeof reaches), mix(&meeting, sizeof meeting);
    mix(rows, sizeof rows), mix(least, 8), mix(greatest, 8);
  }
  end("edges");
}

static void numbers(void) {
  char text[64];
  begin();
  for (int round = 0; round < 200000; round++) {
    const uint64_t bits = (uint64_t)(unit() * 4294967296.0) << 32 | (uint64_t)(unit() * 4294967296.0);
    double value;
    memcpy(&value, &bits, sizeof value);
    mix(text, ctext_number(value, text));
    mix(text, ctext_number(1e6 * unit(), text));
  }
  end("numbers");
}

int main(void) {
  projection();
  edges();
  numbers();
  return 0;
}
