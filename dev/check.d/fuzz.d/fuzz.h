/* For the fuzz targets: each is a file with LLVMFuzzerTestOneInput(), linked with the library side and libzookeeper. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../../zk_core.h"

/* A property that does not hold ends the run, and libFuzzer shows the input. */
#define MUST(condition) \
	((condition) ? (void)0 : (fprintf(stderr, "PROPERTY: %s, line %d\n", #condition, __LINE__), abort()))

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Exactly as long as the input, so that a read past its end is seen. Owned by the caller. */
static inline char *input_copy(const uint8_t *data, size_t size)
{
	char *copy = malloc(size ? size : 1);
	if (copy && size) {
		memcpy(copy, data, size);
	}
	return copy;
}

#endif
