#ifndef FORGE_TRIMMING_H
#define FORGE_TRIMMING_H

/// Gives the pages of memory that were freed back to the system (malloc_trim(3)).
void forge_return_memory(void);

#endif
