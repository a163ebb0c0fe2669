#include <string.h>

#include "zk_core.h"

/* Decodes one UTF-8 character at *at and moves past it; false for anything that is not well-formed UTF-8. */
static bool next_character(const unsigned char **at, const unsigned char *end, uint32_t *character)
{
	const unsigned char *p = *at;
	size_t more = (*p >= 0xC0) + (*p >= 0xE0) + (*p >= 0xF0);
	static const uint32_t smallest[] = {0, 0x80, 0x800, 0x10000};

	if ((*p >= 0x80 && *p < 0xC0) || *p >= 0xF8 || (size_t)(end - p) <= more) {
		return false;
	}
	uint32_t c = more == 0 ? *p : *p & (0x3F >> more);
	for (size_t i = 1; i <= more; i++) {
		if ((p[i] & 0xC0) != 0x80) {
			return false;
		}
		c = c << 6 | (p[i] & 0x3F);
	}
	*at = p + more + 1;
	*character = c;
	return c >= smallest[more] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

/* Surrogates cannot come out of next_character(); supplementary characters are two of them in Java, so forbidden too. */
static bool is_forbidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0xD800 && c <= 0xF8FF) || c >= 0xFFF0;
}

/* "." and "..", the two names that PathUtils refuses. */
static bool is_relative_name(const char *name, size_t length)
{
	return (length == 1 && name[0] == '.') || (length == 2 && name[0] == '.' && name[1] == '.');
}

const char *zk_path_error(const char *path, size_t length, bool sequential)
{
	if (length == 0) {
		return "must not be empty";
	}
	if (path[0] != '/') {
		return "must start with \"/\"";
	}
	const char *end = path + length;
	for (const char *name = path + 1; name < end || (sequential && name == end);) {
		const char *slash = memchr(name, '/', (size_t)(end - name));
		const char *stop = slash ? slash : end;
		if (slash == name) {
			return "must not contain an empty name (\"//\")";
		}
		if (slash && slash + 1 == end && !sequential) {
			return "must not end with \"/\"";
		}
		/* Digits follow the last name of a sequential node, so there "." is one among others. */
		if (is_relative_name(name, (size_t)(stop - name)) && !(sequential && stop == end)) {
			return "must not contain the name \".\" or \"..\"";
		}
		if (!slash) {
			break;
		}
		name = slash + 1;
	}
	for (const unsigned char *at = (const unsigned char *)path; at < (const unsigned char *)end;) {
		uint32_t character;
		if (!next_character(&at, (const unsigned char *)end, &character)) {
			return "must be valid UTF-8";
		}
		if (is_forbidden(character)) {
			return "must not contain control characters or others that ZooKeeper forbids";
		}
	}
	return NULL;
}
