#include "ctext.h"

#include <charconv>
#include <cmath>
#include <cstring>

namespace {

// ECMA-262, Number::toString: `digits` of length k, value = 0.digits × 10^n.
size_t layout(const char *digits, int k, int n, char *out) {
  char *p = out;
  if (k <= n && n <= 21) {
    memcpy(p, digits, static_cast<size_t>(k)), p += k;
    memset(p, '0', static_cast<size_t>(n - k)), p += n - k;
  } else if (0 < n && n <= 21) {
    memcpy(p, digits, static_cast<size_t>(n)), p += n;
    *p++ = '.';
    memcpy(p, digits + n, static_cast<size_t>(k - n)), p += k - n;
  } else if (-6 < n && n <= 0) {
    *p++ = '0', *p++ = '.';
    memset(p, '0', static_cast<size_t>(-n)), p += -n;
    memcpy(p, digits, static_cast<size_t>(k)), p += k;
  } else {
    *p++ = digits[0];
    if (k > 1) {
      *p++ = '.';
      memcpy(p, digits + 1, static_cast<size_t>(k - 1)), p += k - 1;
    }
    *p++ = 'e';
    *p++ = n - 1 < 0 ? '-' : '+';
    p = std::to_chars(p, p + 4, std::abs(n - 1)).ptr;
  }
  return static_cast<size_t>(p - out);
}

}  // namespace

extern "C" size_t ctext_number(double value, char *out) {
  if (!std::isfinite(value)) return 0;
  if (value == 0) {
    out[0] = '0';
    return 1;
  }
  char text[32], digits[24];
  const char *end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  char *p = out;
  const char *q = text;
  if (*q == '-') *p++ = *q++;
  int k = 0, exponent = 0;
  for (; q < end && *q != 'e'; q++)
    if (*q != '.') digits[k++] = *q;
  q++;
  if (*q == '+') q++;
  std::from_chars(q, end, exponent);
  return static_cast<size_t>(p - out) + layout(digits, k, exponent + 1, p);
}
