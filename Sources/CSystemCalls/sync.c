#define _GNU_SOURCE
#include "sync.h"

#include <unistd.h>

int forge_sync(int descriptor) {
  return syncfs(descriptor);
}
