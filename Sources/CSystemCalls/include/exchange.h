#ifndef FORGE_EXCHANGE_H
#define FORGE_EXCHANGE_H

/// Exchanges the names of two files or folders in one step (rename(2), RENAME_EXCHANGE).
/// Returns 0, or -1 with errno set where the system or file system cannot.
int forge_exchange(const char *first, const char *second);

#endif
