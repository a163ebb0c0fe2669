/* zk_path_error() against org.apache.zookeeper.common.PathUtils, written a second time in another way: over UTF-16, as Java does. */
#include "fuzz.h"

#include <iconv.h>

/* Returns how many units, or -1 when it is not UTF-8. */
static long to_utf16(const char *text, size_t size, uint16_t *units)
{
	iconv_t converter = iconv_open("UTF-16LE", "UTF-8");
	char *in = (char *)text, *out = (char *)units;
	size_t in_left = size, out_left = 2 * size;
	bool valid = iconv(converter, &in, &in_left, &out, &out_left) != (size_t)-1 && in_left == 0;
	iconv_close(converter);
	return valid ? (long)((uint16_t *)out - units) : -1;
}

/* PathUtils.validatePath(), character by character; for a sequential node it looks at the path with a digit appended. */
static bool is_valid(uint16_t *c, long length, bool sequential)
{
	if (length <= 0 || c[0] != '/') {
		return false;
	}
	if (sequential) {
		c[length++] = '1';
	}
	if (length == 1) {
		return true;
	}
	if (c[length - 1] == '/') {
		return false;
	}
	for (long i = 1; i < length; i++) {
		bool at_end = i == length - 1 || c[i + 1] == '/';
		if (c[i] == 0 || (c[i] == '/' && c[i - 1] == '/')) {
			return false;
		}
		if (c[i] == '.' && at_end && (c[i - 1] == '/' || (c[i - 1] == '.' && c[i - 2] == '/'))) {
			return false;
		}
		if ((c[i] > 0 && c[i] <= 0x1F) || (c[i] >= 0x7F && c[i] <= 0x9F) || (c[i] >= 0xD800 && c[i] <= 0xF8FF) || c[i] >= 0xFFF0) {
			return false;
		}
	}
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *path = input_copy(data, size);
	uint16_t *units = malloc(2 * size + 4);
	for (int sequential = 0; sequential <= 1; sequential++) {
		const char *why = zk_path_error(path, size, sequential);
		MUST(!why == is_valid(units, to_utf16(path, size, units), sequential));
		MUST(!why || strncmp(why, "must ", 5) == 0);
	}
	free(units);
	free(path);
	return 0;
}
