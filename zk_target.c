#include "zk_php.h"

#include <Zend/zend_exceptions.h>

zk_connection *zk_connect(
	const char *text, size_t length, zend_long session_timeout_ms, const zk_auth *auth, size_t auth_count, bool persistent)
{
	char error[ZK_MESSAGE_SIZE];
	zk_hosts hosts;
	if (!zk_hosts_parse(&hosts, text, length, error)) {
		zend_argument_value_error(1, "%s", error);
		return NULL;
	}
	zk_connection *connection = persistent
	                                ? zk_registry_get(&ZKEXT_G(registry), &hosts, (int)session_timeout_ms, auth, auth_count)
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
	zk_target *target = object ? &zk_client_from_obj(Z_OBJ_P(object))->target : default_target();
	if (!target->connection && !EG(exception)) {
		zend_throw_error(NULL, "Zk\\Client is closed");
	}
	return target->connection ? target : NULL;
}

static size_t request_limit(const zk_target *target)
{
	size_t chroot = strlen(target->connection->hosts.chroot), limit = (size_t)ZKEXT_G(max_request_bytes);
	return limit > chroot ? limit - chroot : 0;
}

const char *zk_path_problem(const zk_target *target, const zend_string *path, bool sequential)
{
	zk_request request = {.path = ZSTR_VAL(path)};
	if (strlen(ZSTR_VAL(path)) != ZSTR_LEN(path)) {
		return "must not contain any null bytes";
	}
	if (zk_request_bytes(&request) > request_limit(target)) {
		return "must not be longer than a request may be (zkext.max_request_bytes)";
	}
	return zk_path_error(ZSTR_VAL(path), ZSTR_LEN(path), sequential);
}

bool zk_check_path(const zk_target *target, const zend_string *path, bool sequential)
{
	const char *problem = zk_path_problem(target, path, sequential);
	if (problem) {
		zend_argument_value_error(1, "%s", problem);
	}
	return !problem;
}

bool zk_check_deletable(const zk_target *target, const zend_string *path)
{
	if (!zk_check_path(target, path, false)) {
		return false;
	}
	if (ZSTR_LEN(path) == 1) {
		zend_argument_value_error(1, "must not be \"/\", which cannot be deleted");
	}
	return ZSTR_LEN(path) > 1;
}

bool zk_check_bytes(const zk_target *target, size_t bytes, uint32_t arg_num)
{
	size_t limit = request_limit(target);
	if (bytes > limit) {
		zend_argument_value_error(arg_num,
			"must be at least %zu bytes shorter: the server takes no request over %zu bytes (zkext.max_request_bytes)",
			bytes - limit, (size_t)ZKEXT_G(max_request_bytes));
	}
	return bytes <= limit;
}

void zk_throw_reply(const zk_target *target, const zk_request *request, const zk_reply *reply)
{
	zk_connection *connection = target->connection;
	bool lost = reply->rc == ZOPERATIONTIMEOUT || reply->rc == ZCONNECTIONLOSS || reply->rc == ZSESSIONEXPIRED;
	int64_t next_ms = connection->retry_at_ms - zk_now_ms();
	char detail[ZK_MESSAGE_SIZE + 64] = "";

	connection->stats.errors++;
	if (!reply->sent && next_ms > 0) {
		snprintf(detail, sizeof(detail), "%s; next try in %d ms", connection->error, (int)next_ms);
	} else if (!reply->sent) {
		snprintf(detail, sizeof(detail), "%s", connection->error);
	} else if (reply->rc == ZNONODE && request->kind == ZK_CREATE) {
		snprintf(detail, sizeof(detail), "its parent is not there");
	} else if (reply->rc == ZNOAUTH) {
		snprintf(detail, sizeof(detail), "the ACL does not allow it");
	} else if (reply->rc == ZOPERATIONTIMEOUT && target->bounds.call_ms) {
		snprintf(detail, sizeof(detail), "no answer from \"%.150s\" within %d ms", connection->hosts.text,
			target->bounds.call_ms);
	} else if (lost) {
		snprintf(detail, sizeof(detail), "\"%.150s\"", connection->hosts.text);
	}
	zk_throw(reply->rc, request->path, detail, request->kind >= ZK_CREATE && reply->sent, -1);
}

bool zk_check_version(zend_long version, uint32_t arg_num)
{
	if (version < -1 || version > INT32_MAX) {
		zend_argument_value_error(arg_num, "must be between -1 (any) and %d", INT32_MAX);
	}
	return !EG(exception);
}

void zk_perform(
	zval *return_value, zval *stat, const zk_target *target, const zk_request *request, void (*build)(zval *to, void *reply))
{
	zk_deadlines deadlines = zk_deadlines_start(&target->bounds);
	zk_reply reply;
	bool built = true;
	zk_call(target->connection, &deadlines, request, &reply, zk_ask);
	if (reply.rc == ZNONODE && request->kind == ZK_EXISTS) {
		ZVAL_NULL(return_value);
	} else if (reply.rc != ZOK) {
		zk_throw_reply(target, request, &reply);
	} else {
		built = !build || zk_build(return_value, build, &reply);
		built = built && (!stat || zk_build(stat, zk_assign_stat, &reply.stat));
	}
	zk_reply_free(&reply);
	zk_continue(built);
}

bool zk_build(zval *to, void (*build)(zval *to, void *from), void *from)
{
	volatile bool built = false;
	zend_try
	{
		build(to, from);
		built = true;
	}
	zend_end_try();
	return built;
}

void zk_continue(bool built)
{
	if (!built) {
		zend_bailout();
	}
}
