// Byte scans that the instruction set does sixteen at a time: finding where a JSON value ends.
#ifndef CSCAN_H
#define CSCAN_H

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
} cscan_state;

/// Scans `text[at..<length]` for the bracket that closes the value begun at depth 0, strings passed over.
/// Returns the index after it, or SIZE_MAX when it does not come before `length`; `state` then continues
/// the scan at `length`. Brackets of both kinds count alike: matching them is the parser's work.
size_t cscan_find_end(const uint8_t *text, size_t at, size_t length, cscan_state *state);

/// The number of line feeds in `text[0..<length]`.
size_t cscan_count_lines(const uint8_t *text, size_t length);

#ifdef __cplusplus
}
#endif
#endif
