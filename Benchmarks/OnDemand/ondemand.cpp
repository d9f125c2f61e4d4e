#include "ondemand.h"

#include <simdjson.h>
#include <vector>

using namespace simdjson;

struct ondemand_file {
  padded_string text;
  ondemand::parser parser;
  std::vector<double> numbers;
};

static void ring(ondemand::array positions, std::vector<double> &out) {
  for (ondemand::array position : positions)
    for (double ordinate : position) out.push_back(ordinate);
}

static void polygon(ondemand::array rings, std::vector<double> &out) {
  for (ondemand::array r : rings) ring(r, out);
}

extern "C" {

ondemand_file *ondemand_open(const char *path) {
  auto *file = new ondemand_file;
  if (padded_string::load(path).get(file->text)) {
    delete file;
    return nullptr;
  }
  return file;
}

void ondemand_close(ondemand_file *file) { delete file; }

size_t ondemand_coordinates(ondemand_file *file, const double **numbers) {
  auto &out = file->numbers;
  out.clear();
  try {
    auto document = file->parser.iterate(file->text);
    for (ondemand::object feature : document["features"]) {
      ondemand::object geometry = feature["geometry"];
      bool multi = std::string_view(geometry["type"]) == "MultiPolygon";
      ondemand::array coordinates = geometry["coordinates"];
      if (!multi) {
        polygon(coordinates, out);
      } else {
        for (ondemand::array part : coordinates) polygon(part, out);
      }
    }
  } catch (const simdjson_error &) {
    return 0;
  }
  *numbers = out.data();
  return out.size();
}
}
