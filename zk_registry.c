#include <stdlib.h>
#include <string.h>

#include "zk_core.h"

static void auth_free(zk_auth *auth, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(auth[i].scheme);
		if (auth[i].credentials) {
			explicit_bzero(auth[i].credentials, auth[i].length);
		}
		free(auth[i].credentials);
	}
	free(auth);
}

static bool auth_copy(zk_connection *connection, const zk_auth *auth, size_t count)
{
	connection->auth = calloc(count ? count : 1, sizeof(*auth));
	for (size_t i = 0; connection->auth && i < count; i++) {
		zk_auth *copy = &connection->auth[connection->auth_count++];
		copy->scheme = strdup(auth[i].scheme);
		copy->credentials = malloc(auth[i].length + 1);
		copy->length = auth[i].length;
		if (!copy->scheme || !copy->credentials) {
			return false;
		}
		memcpy(copy->credentials, auth[i].credentials, auth[i].length);
	}
	return connection->auth != NULL;
}

static bool auth_equal(const zk_auth *a, const zk_auth *b)
{
	return strcmp(a->scheme, b->scheme) == 0 && a->length == b->length &&
	       memcmp(a->credentials, b->credentials, a->length) == 0;
}

zk_connection *zk_connection_new(const zk_hosts *hosts, int session_timeout_ms, const zk_auth *auth, size_t auth_count)
{
	char unused[ZK_MESSAGE_SIZE];
	zk_connection *connection = calloc(1, sizeof(*connection));
	if (connection && zk_hosts_parse(&connection->hosts, hosts->text, strlen(hosts->text), unused) &&
		auth_copy(connection, auth, auth_count)) {
		connection->session_timeout_ms = session_timeout_ms;
		connection->process = zk_process_number;
		return connection;
	}
	if (connection) {
		zk_connection_free(connection);
	}
	return NULL;
}

void zk_connection_free(zk_connection *connection)
{
	zk_connection_session(connection);
	zk_connection_drop(connection);
	zk_addresses_free(&connection->addresses);
	auth_free(connection->auth, connection->auth_count);
	zk_hosts_free(&connection->hosts);
	free(connection);
}

zk_connection *zk_registry_get(
	zk_registry *registry, const zk_hosts *hosts, int session_timeout_ms, const zk_auth *auth, size_t auth_count)
{
	zk_connection *connection = registry->first;
	for (; connection; connection = connection->next) {
		bool same = connection->session_timeout_ms == session_timeout_ms && connection->auth_count == auth_count &&
		            strcmp(connection->hosts.text, hosts->text) == 0;
		for (size_t i = 0; same && i < auth_count; i++) {
			same = auth_equal(&connection->auth[i], &auth[i]);
		}
		if (same) {
			return connection;
		}
	}
	connection = zk_connection_new(hosts, session_timeout_ms, auth, auth_count);
	if (connection) {
		connection->next = registry->first;
		registry->first = connection;
	}
	return connection;
}

void zk_registry_free(zk_registry *registry)
{
	while (registry->first) {
		zk_connection *connection = registry->first;
		registry->first = connection->next;
		zk_connection_free(connection);
	}
}
