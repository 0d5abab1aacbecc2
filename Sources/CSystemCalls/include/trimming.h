#ifndef FORGE_TRIMMING_H
#define FORGE_TRIMMING_H

/// Gives the pages of memory that were freed back to the system (malloc_trim(3)).
void forge_return_memory(void);

/// Gives every large piece of memory back to the system as soon as it is freed, however many there were
/// (mallopt(3), M_MMAP_THRESHOLD): by default a first one that is freed makes room of its size stay.
void forge_return_large_pieces(void);

#endif
