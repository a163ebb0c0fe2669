#include "zk_php.h"

#include <Zend/zend_exceptions.h>

/* A request's header, the path's length and a flag: what getChildren sends besides the path. */
#define REQUEST_OVERHEAD 13

zk_connection *zk_connect(
	const char *text, size_t length, zend_long session_timeout_ms, const zk_auth *auth, size_t auth_count, bool persistent)
{
	char error[ZK_MESSAGE_SIZE];
	zk_hosts hosts;
	if (!zk_hosts_parse(&hosts, text, length, error)) {
		zend_argument_value_error(1, "%s", error);
		return NULL;
	}
	zk_connection *connection =
		persistent ? zk_registry_get(&ZKEXT_G(registry), &hosts, (int)session_timeout_ms, auth, auth_count)
				   : zk_connection_new(&hosts, (int)session_timeout_ms, auth, auth_count);
	zk_hosts_free(&hosts);
	if (!connection) {
		zend_throw_error(NULL, "Out of memory");
	}
	return connection;
}

zk_bounds zk_bounds_from_ini(void)
{
	return (zk_bounds){.connect_ms = (int)ZKEXT_G(connect_timeout_ms), .call_ms = (int)ZKEXT_G(timeout_ms)};
}

bool zk_auth_from_ini(zk_auth *auth)
{
	return zk_auth_parse(ZSTR_VAL(ZKEXT_G(auth)), auth);
}

bool zk_auth_parse(const char *text, zk_auth *auth)
{
	const char *colon = strchr(text, ':');
	if (!colon || colon == text) {
		return false;
	}
	auth->scheme = estrndup(text, (size_t)(colon - text));
	auth->credentials = (char *)colon + 1;
	auth->length = strlen(colon + 1);
	return true;
}

static zk_target *default_target(void)
{
	zk_target *target = &ZKEXT_G(default_target);
	if (!target->connection) {
		zk_auth auth;
		bool has_auth = zk_auth_from_ini(&auth);
		target->bounds = zk_bounds_from_ini();
		target->connection = zk_connect(
			ZSTR_VAL(ZKEXT_G(hosts)), ZSTR_LEN(ZKEXT_G(hosts)), ZKEXT_G(session_timeout_ms), &auth, has_auth, true);
		if (has_auth) {
			efree(auth.scheme);
		}
	}
	return target;
}

zk_target *zk_target_of(zval *object)
{
	zk_target *target = object ? zk_client_target(Z_OBJ_P(object)) : default_target();
	if (!target->connection && !EG(exception)) {
		zend_throw_error(NULL, "Zk\\Client is closed");
	}
	return target->connection ? target : NULL;
}

bool zk_check_path(const zk_target *target, const zend_string *path, bool sequential)
{
	const char *error = zk_path_error(ZSTR_VAL(path), ZSTR_LEN(path), sequential);
	size_t other = strlen(target->connection->hosts.chroot) + REQUEST_OVERHEAD, limit = (size_t)ZKEXT_G(max_request_bytes);
	if (ZSTR_LEN(path) + other > limit) {
		zend_argument_value_error(1, "must not be longer than %zu bytes (zkext.max_request_bytes)", limit - other);
	} else if (error) {
		zend_argument_value_error(1, "%s", error);
	}
	return !EG(exception);
}

void zk_throw_reply(const zk_target *target, const zk_reply *reply, const char *operation, const char *path, bool write)
{
	const zk_connection *connection = target->connection;
	bool lost = reply->rc == ZOPERATIONTIMEOUT || reply->rc == ZCONNECTIONLOSS || reply->rc == ZSESSIONEXPIRED;
	char detail[ZK_MESSAGE_SIZE] = "";

	if (!reply->sent) {
		snprintf(detail, sizeof(detail), "%s", connection->error);
	} else if (reply->rc == ZOPERATIONTIMEOUT && target->bounds.call_ms) {
		snprintf(detail, sizeof(detail), "no answer from \"%.150s\" within %d ms", connection->hosts.text,
			target->bounds.call_ms);
	} else if (lost) {
		snprintf(detail, sizeof(detail), "\"%.150s\"", connection->hosts.text);
	}
	zk_throw(reply->rc, operation, path, detail, write && reply->sent);
}

bool zk_build(zval *to, void (*build)(zval *to, void *from), void *from)
{
	volatile bool built = false;
	zend_try {
		build(to, from);
		built = true;
	} zend_end_try();
	return built;
}

void zk_continue(bool built)
{
	if (!built) {
		zend_bailout();
	}
}
