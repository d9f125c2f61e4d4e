// The coordinates of a GeoJSON collection by simdjson's on-demand parser, as its own examples read them.
#ifndef ONDEMAND_H
#define ONDEMAND_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ondemand_file ondemand_file;

/// A file in memory with its parser, or NULL when it cannot be read.
ondemand_file *ondemand_open(const char *path);
void ondemand_close(ondemand_file *file);

/// Reads the coordinates of all polygons and multipolygons; properties are passed over, not looked at. Returns how
/// many numbers there were, 0 when it is not such a collection. `*numbers` stays valid until the next call.
size_t ondemand_coordinates(ondemand_file *file, const double **numbers);

#ifdef __cplusplus
}
#endif
#endif
