#include "ctext.h"

#include <locale.h>
#include <stdlib.h>

// The shortest decimal comes from Dragonbox as {fmt} has it, in half the time of the C++ library's own; nothing of {fmt} is linked.
#define FMT_HEADER_ONLY
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

namespace {

// The eight decimal digits of `value` < 10^8 as text, the first in the lowest byte: all at once, by halves (after P. Khuong, "How to
// print integers really fast").
uint64_t eight_digits(uint64_t value) {
  const uint64_t fours = value / 10000 | (value % 10000) << 32;
  const uint64_t hundreds = fours * 10486 >> 20 & 0x0000007f0000007f;
  const uint64_t twos = hundreds | (fours - 100 * hundreds) << 16;
  const uint64_t tens = twos * 103 >> 10 & 0x000f000f000f000f;
  return (tens | (twos - 10 * tens) << 8) | 0x3030303030303030;
}

// The decimal digits of a number under 10^17, and room behind them: copies of a fixed length are one instruction.
struct Digits {
  char text[40];
  const char *first;
  int count;

  explicit Digits(uint64_t value) {
    const uint64_t top = value / 10000000000000000, rest = value % 10000000000000000;
    const uint64_t high = eight_digits(rest / 100000000), low = eight_digits(rest % 100000000);
    text[0] = static_cast<char>('0' + top);
    memcpy(text + 1, &high, 8);
    memcpy(text + 9, &low, 8);
    int zeros = 0;
    if (top == 0) {
      const uint64_t nonzero = high ^ 0x3030303030303030;
      zeros = nonzero != 0 ? 1 + __builtin_ctzll(nonzero) / 8 : 9 + __builtin_ctzll((low ^ 0x3030303030303030) | 1ull << 56) / 8;
    }
    first = text + zeros;
    count = 17 - zeros;
  }
};

// ECMA-262, Number::toString: value = 0.digits × 10^n. Writes up to 17 bytes more than it returns.
size_t layout(const Digits &digits, int n, char *out) {
  const int k = digits.count;
  char *p = out;
  if (k <= n && n <= 21) {
    memcpy(p, digits.first, 17);
    memset(p + k, '0', static_cast<size_t>(n - k)), p += n;
  } else if (0 < n && n <= 21) {
    memcpy(p, digits.first, 17), p += n;
    *p++ = '.';
    memcpy(p, digits.first + n, 17), p += k - n;
  } else if (-6 < n && n <= 0) {
    memcpy(p, "0.00000", 7), p += 2 - n;
    memcpy(p, digits.first, 17), p += k;
  } else {
    *p++ = digits.first[0];
    if (k > 1) {
      *p++ = '.';
      memcpy(p, digits.first + 1, 17), p += k - 1;
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
  char *p = out;
  if (value < 0) *p++ = '-', value = -value;
  if (value < 9007199254740992.0 && static_cast<double>(static_cast<uint64_t>(value)) == value) {
    const Digits digits(static_cast<uint64_t>(value));
    return static_cast<size_t>(p - out) + layout(digits, digits.count, p);
  }
  const auto decimal = fmt::detail::dragonbox::to_decimal(value);
  const Digits digits(decimal.significand);
  return static_cast<size_t>(p - out) + layout(digits, digits.count + decimal.exponent, p);
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
