#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "zk_core.h"

#define DEFAULT_PORT "2181"

bool zk_fail(char *error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(error, ZK_MESSAGE_SIZE, format, arguments);
	va_end(arguments);
	return false;
}

static bool is_port(const char *port, size_t length)
{
	int number = 0;
	for (size_t i = 0; i < length; i++) {
		if (!isdigit((unsigned char)port[i]) || length > 5) {
			return false;
		}
		number = number * 10 + port[i] - '0';
	}
	return number >= 1 && number <= 65535;
}

static bool is_host(const char *host, size_t length, const char *also)
{
	for (size_t i = 0; i < length; i++) {
		if (!isalnum((unsigned char)host[i]) && !strchr(also, host[i])) {
			return false;
		}
	}
	return length > 0 && length < 256;
}

/* "name", "name:port", "[address]" or "[address]:port". */
static bool parse_server(zk_hosts *hosts, const char *text, size_t length, char *error)
{
	int shown = length > 100 ? 100 : (int)length;
	bool bracketed = length && text[0] == '[';
	const char *host = text + bracketed;
	const char *stop = memchr(host, bracketed ? ']' : ':', length - bracketed);
	const char *port = NULL, *end = text + length;

	if (length == 0) {
		return zk_fail(error, "must not contain an empty host name");
	}
	if (bracketed && !stop) {
		return zk_fail(error, "must close the bracket of \"%.*s\"", shown, text);
	}
	stop = stop ? stop : end;
	const char *colon = stop + bracketed;
	if (colon < end) {
		port = colon + 1;
		if (!bracketed && memchr(port, ':', (size_t)(end - port))) {
			return zk_fail(error, "must write the IPv6 address of \"%.*s\" in brackets", shown, text);
		}
		if (*colon != ':' || !is_port(port, (size_t)(end - port))) {
			return zk_fail(error, "must have a port from 1 to 65535 in \"%.*s\"", shown, text);
		}
	}
	if (!is_host(host, (size_t)(stop - host), bracketed ? ":.%" : "-._")) {
		return zk_fail(error, "must have a host name or address in \"%.*s\"", shown, text);
	}
	char *name_copy = strndup(host, (size_t)(stop - host));
	char *port_copy = port ? strndup(port, (size_t)(end - port)) : strdup(DEFAULT_PORT);
	hosts->names[hosts->count] = name_copy;
	hosts->ports[hosts->count++] = port_copy;
	return (name_copy && port_copy) || zk_fail(error, "is too long: out of memory");
}

/* Zookeeper's own clients allow blanks around the commas. */
static void trim(const char **start, const char **end)
{
	while (*start < *end && isspace((unsigned char)**start)) {
		++*start;
	}
	while (*end > *start && isspace((unsigned char)(*end)[-1])) {
		--*end;
	}
}

bool zk_hosts_parse(zk_hosts *hosts, const char *text, size_t length, char *error)
{
	*hosts = (zk_hosts){0};
	if (memchr(text, '\0', length)) {
		return zk_fail(error, "must not contain any null bytes");
	}
	const char *slash = memchr(text, '/', length), *all_end = slash ? slash : text + length;
	size_t chroot_length = (size_t)(text + length - all_end);
	const char *why = chroot_length > 1 ? zk_path_error(slash, chroot_length, false) : NULL;
	if (!why && memchr(all_end, ',', chroot_length)) {
		why = "must be written once, after the last host, and without a comma";
	}
	if (why) {
		return zk_fail(
			error, "has the chroot \"%.*s\", which %s", chroot_length < 100 ? (int)chroot_length : 100, slash, why);
	}
	size_t servers = 1;
	for (const char *at = text; (at = memchr(at, ',', (size_t)(all_end - at))); at++) {
		servers++;
	}
	hosts->text = strndup(text, length);
	hosts->chroot = strndup(chroot_length > 1 ? slash : "", chroot_length);
	hosts->names = calloc(servers, sizeof(char *));
	hosts->ports = calloc(servers, sizeof(char *));
	bool valid = hosts->text && hosts->chroot && hosts->names && hosts->ports;
	if (!valid) {
		zk_fail(error, "is too long: out of memory");
	}
	for (const char *start = text; valid && servers--;) {
		const char *comma = memchr(start, ',', (size_t)(all_end - start));
		const char *end = comma ? comma : all_end, *next = end + 1;
		trim(&start, &end);
		valid = parse_server(hosts, start, (size_t)(end - start), error);
		start = next;
	}
	if (!valid) {
		zk_hosts_free(hosts);
	}
	return valid;
}

void zk_hosts_free(zk_hosts *hosts)
{
	for (size_t i = 0; i < hosts->count; i++) {
		free(hosts->names[i]);
		free(hosts->ports[i]);
	}
	free(hosts->names);
	free(hosts->ports);
	free(hosts->chroot);
	free(hosts->text);
	*hosts = (zk_hosts){0};
}
