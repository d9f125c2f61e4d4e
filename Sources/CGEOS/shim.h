// Only the reentrant API is visible: a call without a context handle does not compile.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
