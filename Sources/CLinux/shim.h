#pragma once
// Declared by <unistd.h> for _GNU_SOURCE only, which Swift's Glibc module does not define.
int syncfs(int fd);

#include <stdio.h>

// `stdout` is a variable to Swift, which does not let it be shared.
static inline int linux_printed_whole(void) { return fflush(stdout) == 0 && !ferror(stdout); }
