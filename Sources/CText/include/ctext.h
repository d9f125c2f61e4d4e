// Bytes of text: scans that the instruction set does sixteen at a time, and numbers as ECMAScript writes them.
#ifndef CTEXT_H
#define CTEXT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Where a scan stands between two calls. All zero before a value's first byte.
typedef struct {
  uint64_t in_string;  // all ones inside a string
  uint64_t escaped;    // 1 when the next byte is escaped by a backslash
  int64_t depth;       // open brackets
} ctext_state;

/// Scans `text[at..<length]` for the bracket that closes the value begun at depth 0, strings passed over.
/// Returns the index after it, or SIZE_MAX when it does not come before `length`; `state` then continues
/// the scan at `length`. Brackets of both kinds count alike: matching them is the parser's work.
size_t ctext_find_end(const uint8_t *text, size_t at, size_t length, ctext_state *state);

/// The number of line feeds in `text[0..<length]`.
size_t ctext_count_lines(const uint8_t *text, size_t length);

/// Copies `length` bytes; short texts without a call, by two words that may overlap.
static inline void ctext_copy(uint8_t *to, const uint8_t *from, size_t length) {
  if (length > 16) {
    memcpy(to, from, length);
  } else if (length >= 8) {
    uint64_t first, last;
    memcpy(&first, from, 8), memcpy(&last, from + length - 8, 8);
    memcpy(to, &first, 8), memcpy(to + length - 8, &last, 8);
  } else if (length >= 4) {
    uint32_t first, last;
    memcpy(&first, from, 4), memcpy(&last, from + length - 4, 4);
    memcpy(to, &first, 4), memcpy(to + length - 4, &last, 4);
  } else {
    for (size_t i = 0; i < length; i++) to[i] = from[i];
  }
}

/// Writes the shortest decimal that reads back as `value`, in ECMAScript's form (Number::toString: no
/// trailing `.0`, `1e-7`, no `-0`), into `out`, which holds at least 48 bytes, more than it needs. Returns the length; 0 for a
/// value that is not finite.
size_t ctext_number(double value, char *out);

/// Reads the JSON number that `text[0..<length]` is, correctly rounded; too small a one is 0. Returns 1, or 0
/// when it is no number or too large for a double.
int ctext_read_number(const uint8_t *text, size_t length, double *value);

#ifdef __cplusplus
}
#endif
#endif
