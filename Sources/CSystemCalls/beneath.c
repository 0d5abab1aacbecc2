#define _GNU_SOURCE
#include "beneath.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int beneath(int folder, const char *path, int flags) {
  struct open_how how;
  memset(&how, 0, sizeof how);
  how.flags = (unsigned)(flags | O_CLOEXEC);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

int forge_open_beneath(int folder, const char *path) {
  return beneath(folder, path, O_RDONLY);
}

int forge_look_beneath(int folder, const char *path) {
  return beneath(folder, path, O_PATH);
}
