#pragma once
// Declared by <unistd.h> for _GNU_SOURCE only, which Swift's Glibc module does not define.
int syncfs(int fd);
