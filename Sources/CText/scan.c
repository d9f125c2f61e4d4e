#include "ctext.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef struct {
  uint64_t quotes, backslashes, opens, closes;
} masks;

#if defined(__SSE2__)
// '{' and '[' differ in bit 5 alone, as do '}' and ']': one comparison serves both.
static inline masks block_masks(const uint8_t *p) {
  masks m = {0, 0, 0, 0};
  const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
  const __m128i open = _mm_set1_epi8('{'), close = _mm_set1_epi8('}'), bit5 = _mm_set1_epi8(0x20);
  for (int i = 0; i < 4; i++) {
    __m128i v = _mm_loadu_si128((const __m128i *)(p + 16 * i));
    __m128i folded = _mm_or_si128(v, bit5);
    m.quotes |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, quote)) << (16 * i);
    m.backslashes |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, slash)) << (16 * i);
    m.opens |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(folded, open)) << (16 * i);
    m.closes |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(folded, close)) << (16 * i);
  }
  return m;
}
#else
static inline masks block_masks(const uint8_t *p) {
  masks m = {0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    uint8_t c = p[i], folded = c | 0x20;
    m.quotes |= (uint64_t)(c == '"') << i;
    m.backslashes |= (uint64_t)(c == '\\') << i;
    m.opens |= (uint64_t)(folded == '{') << i;
    m.closes |= (uint64_t)(folded == '}') << i;
  }
  return m;
}
#endif

// The bytes that a backslash escapes. Blocks without backslashes, nearly all, cost one test.
static inline uint64_t escaped_bytes(uint64_t backslashes, uint64_t *carry) {
  if (!backslashes) {
    uint64_t escaped = *carry;
    *carry = 0;
    return escaped;
  }
  uint64_t escaped = 0, next = *carry;
  for (int i = 0; i < 64; i++) {
    if (next) {
      escaped |= 1ULL << i;
      next = 0;
    } else if (backslashes >> i & 1) {
      next = 1;
    }
  }
  *carry = next;
  return escaped;
}

// Bit i of the result: whether an odd number of bits at or before i are set.
static inline uint64_t prefix_xor(uint64_t x) {
  for (int s = 1; s < 64; s <<= 1) x ^= x << s;
  return x;
}

size_t ctext_find_end(const uint8_t *text, size_t at, size_t length, ctext_state *state) {
  uint8_t last[64];
  int64_t depth = state->depth;
  for (size_t i = at; i < length; i += 64) {
    const uint8_t *p = text + i;
    if (length - i < 64) {  // pad the last block with blanks, which mean nothing anywhere
      memset(last, ' ', sizeof last);
      memcpy(last, p, length - i);
      p = last;
    }
    masks m = block_masks(p);
    size_t used = length - i < 64 ? length - i : 64;
    uint64_t carry = state->escaped;
    uint64_t escaped = escaped_bytes(m.backslashes, &carry);
    if (used < 64) carry = escaped >> used & 1;
    state->escaped = carry;
    uint64_t in_string = prefix_xor(m.quotes & ~escaped) ^ state->in_string;
    state->in_string = used < 64 ? (uint64_t)0 - (in_string >> (used - 1) & 1)
                                 : (uint64_t)((int64_t)in_string >> 63);
    uint64_t opens = m.opens & ~in_string, closes = m.closes & ~in_string;
    int close_count = __builtin_popcountll(closes);
    if (depth > close_count) {
      depth += __builtin_popcountll(opens) - close_count;
      continue;
    }
    for (uint64_t all = opens | closes; all; all &= all - 1) {
      int bit = __builtin_ctzll(all);
      depth += opens >> bit & 1 ? 1 : -1;
      if (depth <= 0) {
        state->depth = depth;
        return i + (size_t)bit + 1;
      }
    }
  }
  state->depth = depth;
  return SIZE_MAX;
}

size_t ctext_count_lines(const uint8_t *text, size_t length) {
  size_t lines = 0, i = 0;
#if defined(__SSE2__)
  const __m128i feed = _mm_set1_epi8('\n');
  while (i + 16 <= length) {
    // A byte of `counts` holds up to 255 of its own.
    size_t end = length - i < 255 * 16 ? length - 15 : i + 255 * 16;
    __m128i counts = _mm_setzero_si128();
    for (; i < end; i += 16) {
      __m128i v = _mm_loadu_si128((const __m128i *)(text + i));
      counts = _mm_sub_epi8(counts, _mm_cmpeq_epi8(v, feed));
    }
    __m128i sums = _mm_sad_epu8(counts, _mm_setzero_si128());
    lines += (size_t)_mm_cvtsi128_si64(sums) + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sums, 8));
  }
#endif
  for (; i < length; i++) lines += text[i] == '\n';
  return lines;
}
