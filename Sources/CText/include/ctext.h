// Bytes of text: scans that the instruction set does sixteen at a time, and numbers as ECMAScript writes them.
#ifndef CTEXT_H
#define CTEXT_H

#include <stddef.h>
#include <stdint.h>

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
