#include "trimming.h"

#include <malloc.h>

void forge_return_memory(void) {
  malloc_trim(0);
}

void forge_return_large_pieces(void) {
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
}
