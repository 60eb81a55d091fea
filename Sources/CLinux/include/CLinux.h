#pragma once

// Declared by <unistd.h> and <stdio.h> for _GNU_SOURCE only, which Swift's Glibc module does not define.
int syncfs(int fd);
int renameat2(int from, const char *name, int to, const char *place, unsigned int flags);

// `stdout` is a variable to Swift, which does not let it be shared.
int linux_printed_whole(void);

// What this program was called with, its own name first; Swift would read it from /proc, which need not be there.
int linux_argument_count(void);
const char *linux_argument(int number);
