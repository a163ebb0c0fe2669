#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "zk_cache.h"

#define BACKOFF_FIRST_MS 1000
#define BACKOFF_LAST_MS 30000

void zk_connection_drop(zk_connection *connection)
{
	if (connection->session) {
		connection->stats = zk_connection_stats(connection);
		connection->generation++;
		pthread_mutex_lock(&connection->session->mutex);
		zk_cache_on_lost_locked(connection->session, true); /* its listeners have to move */
		pthread_mutex_unlock(&connection->session->mutex);
		zk_session_close(connection->session);
		connection->session = NULL;
	}
}

zk_session *zk_connection_session(zk_connection *connection)
{
	if (connection->process != zk_process_number) {
		connection->process = zk_process_number;
		connection->generation++;
		connection->retry_at_ms = connection->backoff_ms = 0;
		if (connection->session) {
			zk_session_inherit(connection->session);
			connection->session = NULL;
		}
	}
	return connection->session;
}

/* "a:1,b:2/chroot", beginning with connection->first_address. Owned by the caller. After a failure the library goes two servers
 * on, not one (handle_error() and zookeeper_interest() of 3.8 both move), and of an even number never comes to every other:
 * so there is always an odd number, the last one twice. */
static char *server_list(const zk_connection *connection, const char *chroot)
{
	const zk_addresses *addresses = &connection->addresses;
	size_t size = strlen(chroot) + 1, used = 0, last = addresses->count - 1, count = addresses->count | 1;
	for (size_t i = 0; i < addresses->count; i++) {
		size += 2 * (strlen(addresses->list[i]) + 1); /* any may come twice */
	}
	char *text = malloc(size);
	for (size_t i = 0; text && i < count; i++) {
		const char *address = addresses->list[(connection->first_address + (i < last ? i : last)) % addresses->count];
		used += (size_t)snprintf(text + used, size - used, "%s%s", i ? "," : "", address);
	}
	if (text) {
		snprintf(text + used, size - used, "%s", chroot);
	}
	return text;
}

/* Looks the servers up again, for they may have moved. A session that waits for its server is told and lives on. */
static bool resolve(zk_connection *connection, int64_t deadline)
{
	zk_addresses found;
	if (!zk_hosts_resolve(&connection->hosts, deadline, &found, connection->error)) {
		return connection->session != NULL;
	}
	if (zk_addresses_equal(&connection->addresses, &found)) {
		zk_addresses_free(&found);
		return true;
	}
	zk_addresses_free(&connection->addresses);
	connection->addresses = found;
	connection->first_address = 0;
	char *servers = connection->session ? server_list(connection, "") : NULL;
	if (servers) {
		zoo_set_servers(connection->session->zh, servers);
		free(servers);
	}
	return true;
}

static bool open_session(zk_connection *connection)
{
	char *servers = server_list(connection, connection->hosts.chroot);
	if (servers) {
		connection->session =
			zk_session_open(servers, connection->session_timeout_ms, connection->auth, connection->auth_count);
	}
	if (!connection->session) {
		snprintf(connection->error, ZK_MESSAGE_SIZE, "the library cannot open a session: %s", strerror(errno));
	} else {
		connection->stats.sessions++;
	}
	free(servers);
	return connection->session != NULL;
}

/* A server that takes connections and never answers would use up the whole wait, so each server has a share of it before
 * the next one comes first. Only for a session that does not exist yet: nothing is lost by starting over. */
static bool wait_for_new_session(zk_connection *connection, int64_t deadline)
{
	size_t servers = connection->addresses.count;
	for (size_t left = servers; left > 0; left--) {
		int64_t now = zk_now_ms(), share = left == 1 ? deadline : now + (deadline - now) / (int64_t)left;
		if (zk_session_wait(connection->session, share)) {
			return true;
		}
		connection->first_address = (connection->first_address + 1) % servers;
		if (left > 1 && now < deadline) {
			zk_connection_drop(connection);
			if (!open_session(connection)) {
				return false;
			}
		}
	}
	return false;
}

static int back_off(zk_connection *connection, int failure)
{
	int next = connection->backoff_ms ? connection->backoff_ms * 2 : BACKOFF_FIRST_MS;
	connection->backoff_ms = next < BACKOFF_LAST_MS ? next : BACKOFF_LAST_MS;
	connection->retry_at_ms = zk_deadline(connection->backoff_ms);
	connection->failure = failure;
	return failure;
}

/* Trying again at every call would make and lose a session each time. */
static int refused(zk_connection *connection)
{
	snprintf(connection->error, ZK_MESSAGE_SIZE, "\"%.150s\" refused the credentials", connection->hosts.text);
	return back_off(connection, ZAUTHFAILED);
}

static int connected(zk_connection *connection)
{
	connection->session->established = true;
	connection->retry_at_ms = connection->backoff_ms = 0;
	connection->error[0] = '\0';
	connection->failure = ZOK;
	return ZOK;
}

/* Waits for the session, made now if there is none. */
static int wait_for_session(zk_connection *connection, int64_t deadline)
{
	int64_t started = zk_now_ms();
	connection->error[0] = '\0';
	if (!resolve(connection, deadline) || (!connection->session && !open_session(connection))) {
		return ZCONNECTIONLOSS;
	}
	bool established = connection->session->established;
	bool in_time = established ? zk_session_wait(connection->session, deadline) : wait_for_new_session(connection, deadline);
	int failure = connection->session ? zk_session_failure(connection->session) : ZOK;
	if (in_time && failure == ZOK) {
		return ZOK;
	}
	if (failure == ZOK && connection->error[0] == '\0') {
		snprintf(connection->error, ZK_MESSAGE_SIZE, "no server of \"%.150s\" made a session within %lld ms",
			connection->hosts.text, (long long)(zk_now_ms() - started));
	}
	return failure == ZOK ? ZCONNECTIONLOSS : failure;
}

/* The one call of this back-off window that waits. */
static int attempt(zk_connection *connection, zk_deadlines *deadlines)
{
	int64_t limit = zk_deadline(deadlines->bounds->connect_ms);
	bool established = connection->session && connection->session->established;
	int rc = wait_for_session(connection, established && deadlines->give_up < limit ? deadlines->give_up : limit);
	if (rc == ZSESSIONEXPIRED) {
		/* Coming back it learned that it had been away for too long. */
		zk_connection_drop(connection);
		established = false;
		rc = wait_for_session(connection, zk_deadline(deadlines->bounds->connect_ms));
	}
	if (!established) {
		*deadlines = zk_deadlines_start(deadlines->bounds);
	}
	if (rc == ZOK) {
		return connected(connection);
	}
	return rc == ZAUTHFAILED ? refused(connection) : back_off(connection, ZCONNECTIONLOSS);
}

zk_deadlines zk_deadlines_start(const zk_bounds *bounds)
{
	int64_t call = bounds->call_ms ? zk_deadline(bounds->call_ms) : ZK_NEVER;
	return (zk_deadlines){bounds, bounds->call_ms ? call : zk_deadline(bounds->connect_ms), call};
}

int64_t zk_answer_deadline(const zk_deadlines *deadlines, const zk_session *session)
{
	/* The library's bound is shorter than this, which is for the answers that the library forgets. */
	return deadlines->call == ZK_NEVER ? zk_deadline(zoo_recv_timeout(session->zh)) : deadlines->call;
}

int zk_connection_ready(zk_connection *connection, zk_deadlines *deadlines)
{
	zk_session *session = zk_connection_session(connection);
	if (session && zk_session_connected(session)) {
		return session->established ? ZOK : connected(connection);
	}
	if (session && zk_session_failure(session) != ZOK) {
		if (zk_session_failure(session) == ZAUTHFAILED) {
			refused(connection);
		} else {
			connection->retry_at_ms = connection->backoff_ms = 0; /* a server is there: it said that the session is over */
		}
		zk_connection_drop(connection);
	}
	if (zk_now_ms() < connection->retry_at_ms) {
		return connection->failure;
	}
	return attempt(connection, deadlines);
}

zk_stats zk_connection_stats(zk_connection *connection)
{
	zk_session *session = zk_connection_session(connection);
	zk_stats stats = connection->stats;
	if (session) {
		pthread_mutex_lock(&session->mutex);
		stats.reconnects += session->connects > 1 ? session->connects - 1 : 0;
		stats.cache_refreshes += session->cache->refreshes;
		stats.cache_evictions += session->cache->evictions;
		pthread_mutex_unlock(&session->mutex);
	}
	return stats;
}

int zk_connection_state(zk_connection *connection)
{
	zk_session *session = zk_connection_session(connection);
	if (!session) {
		return connection->failure == ZAUTHFAILED ? ZOO_AUTH_FAILED_STATE : ZK_NO_SESSION;
	}
	return zoo_state(session->zh);
}

bool zk_connection_server(zk_connection *connection, char *server, size_t size)
{
	zk_session *session = zk_connection_session(connection);
	struct sockaddr_storage address;
	socklen_t length = sizeof(address);
	char host[NI_MAXHOST], port[NI_MAXSERV];
	if (!session || !zk_session_connected(session) ||
		!zookeeper_get_connected_host(session->zh, (struct sockaddr *)&address, &length) ||
		getnameinfo((struct sockaddr *)&address, length, host, sizeof(host), port, sizeof(port),
			NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
		return false;
	}
	snprintf(server, size, address.ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host, port);
	return true;
}
