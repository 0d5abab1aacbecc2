#ifndef FORGE_BENEATH_H
#define FORGE_BENEATH_H

/// Opens `path` for reading from the folder that `folder` is open for, if no part of it leads out of that folder
/// (openat2(2), RESOLVE_BENEATH). Returns a descriptor, or -1 with errno set; ENOSYS where the system cannot.
int forge_open_beneath(int folder, const char *path);

/// The same for a descriptor that only tells what stands there (open(2), O_PATH).
int forge_look_beneath(int folder, const char *path);

#endif
