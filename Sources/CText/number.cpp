#include "ctext.h"

#include <locale.h>
#include <stdlib.h>

#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

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
  // Below 2⁵³ the shortest decimal in fixed notation is already what ECMAScript writes.
  const double magnitude = std::fabs(value);
  if (magnitude < 9007199254740992.0) {
    const int64_t whole = static_cast<int64_t>(value);
    if (static_cast<double>(whole) == value) return static_cast<size_t>(std::to_chars(out, out + 32, whole).ptr - out);
    if (magnitude >= 1e-6)
      return static_cast<size_t>(std::to_chars(out, out + 32, value, std::chars_format::fixed).ptr - out);
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

extern "C" int ctext_read_number(const uint8_t *text, size_t length, double *value) {
  const char *begin = reinterpret_cast<const char *>(text), *end = begin + length;
  auto result = std::from_chars(begin, end, *value);
  if (result.ec == std::errc() && result.ptr == end) return std::isfinite(*value);
  // Out of range either way: strtod tells too small from too large. The locale decides its decimal point.
  static const locale_t c = newlocale(LC_ALL_MASK, "C", nullptr);
  const std::string copy(begin, end);
  char *stop = nullptr;
  *value = strtod_l(copy.c_str(), &stop, c);
  return stop == copy.c_str() + length && length > 0 && std::isfinite(*value);
}
