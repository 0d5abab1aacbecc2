#ifndef FORGE_SYNC_H
#define FORGE_SYNC_H

/// Writes everything that is waiting for the file system of an open file to its disk (syncfs(2)).
/// Returns 0, or -1 with errno set.
int forge_sync(int descriptor);

#endif
