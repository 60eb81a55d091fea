#include "CLinux.h"

#include <stdio.h>

static int argument_count;
static char **arguments;

__attribute__((constructor)) static void keep_arguments(int count, char **values) {
  argument_count = count;
  arguments = values;
}

int linux_printed_whole(void) { return fflush(stdout) == 0 && !ferror(stdout); }

int linux_argument_count(void) { return argument_count; }

const char *linux_argument(int number) { return arguments[number]; }
