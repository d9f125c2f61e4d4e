#include "csimdjson.h"

#include <new>
#include <simdjson.h>

struct csj_indexer {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  size_t capacity = 0;
};

extern "C" {

size_t csj_padding(void) { return simdjson::SIMDJSON_PADDING; }

csj_indexer *csj_create(void) { return new (std::nothrow) csj_indexer(); }

void csj_free(csj_indexer *indexer) { delete indexer; }

int csj_index(csj_indexer *indexer, const uint8_t *text, size_t length, const uint32_t **indexes,
              size_t *count) {
  *indexes = nullptr;
  *count = 0;
  if (indexer->capacity < length || !indexer->parser) {
    size_t capacity = length < 65536 ? 65536 : length + length / 2;
    if (capacity > 0xFFFFFFFF) capacity = 0xFFFFFFFF;
    auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
        capacity, 1024, indexer->parser);
    if (error) return static_cast<int>(error);
    indexer->capacity = capacity;
  }
  auto error = indexer->parser->stage1(text, length, simdjson::stage1_mode::regular);
  if (error) return static_cast<int>(error);
  *indexes = indexer->parser->structural_indexes.get();
  *count = indexer->parser->n_structural_indexes;
  return 0;
}

const char *csj_error_message(int code) {
  return simdjson::error_message(static_cast<simdjson::error_code>(code));
}

const char *csj_implementation(void) {
  static const std::string name = simdjson::get_active_implementation()->name();
  return name.c_str();
}

const char *csj_version(void) {
#define CSJ_TEXT2(x) #x
#define CSJ_TEXT(x) CSJ_TEXT2(x)
  return CSJ_TEXT(SIMDJSON_VERSION);
}
}
