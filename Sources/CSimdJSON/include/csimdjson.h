// A C face on simdjson's first stage, and nothing else.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A reusable indexer; one a worker, never shared.
typedef struct csj_indexer csj_indexer;

/// Bytes that must be readable after a text given to `csj_index`.
size_t csj_padding(void);

/// A new indexer, or NULL when there is no memory.
csj_indexer *csj_create(void);

/// Frees an indexer; NULL is allowed.
void csj_free(csj_indexer *indexer);

/// Finds the structural characters of `length` bytes of JSON at `text` (fewer than 4 GiB): every
/// `{ } [ ] : ,` outside a string, and the first byte of every string and scalar. Checks that the text is
/// UTF-8 and that strings hold no unescaped control characters and are closed.
/// Returns 0, or simdjson's error code. `*indexes` stays valid until the next call.
int csj_index(csj_indexer *indexer, const uint8_t *text, size_t length, const uint32_t **indexes,
              size_t *count);

/// simdjson's own words for an error code.
const char *csj_error_message(int code);

/// The name of the instruction set in use (`icelake`, `haswell`, `westmere`, `arm64`, `fallback`).
const char *csj_implementation(void);

/// simdjson's version.
const char *csj_version(void);

#ifdef __cplusplus
}
#endif
#endif
