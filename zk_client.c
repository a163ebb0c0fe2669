#include "zk_php.h"

#include <Zend/zend_attributes.h>
#include <Zend/zend_enum.h>
#include <Zend/zend_exceptions.h>
#include <unistd.h>

zend_class_entry *zk_client_ce, *zk_state_ce;
static zend_object_handlers client_handlers;

static zend_object *client_create(zend_class_entry *ce)
{
	zk_client *client = zend_object_alloc(sizeof(*client), ce);
	zend_object_std_init(&client->std, ce);
	object_properties_init(&client->std, ce);
	client->std.handlers = &client_handlers;
	client->notify_fd = -1;
	return &client->std;
}

static void client_close(zk_client *client)
{
	zk_connection *connection = client->target.connection;
	zk_watches_stop(client);
	zk_copies_free(&client->target);
	client->target.connection = NULL;
	if (connection && !client->persistent) {
		zk_connection_free(connection);
	}
}

static void client_free(zend_object *object)
{
	zk_client *client = zk_client_from_obj(object);
	client_close(client);
	if (client->notify_fd >= 0) {
		close(client->notify_fd);
	}
	zend_object_std_dtor(object);
}

void zk_client_startup(void)
{
	memcpy(&client_handlers, zend_get_std_object_handlers(), sizeof(client_handlers));
	client_handlers.offset = XtOffsetOf(zk_client, std);
	client_handlers.free_obj = client_free;
	client_handlers.clone_obj = NULL;
	client_handlers.compare = zend_objects_not_comparable;
	zk_client_ce->create_object = client_create;
	zend_add_parameter_attribute(zk_client_ce->constructor, 3, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);
}

static bool check_ms(zend_long ms, int smallest, int largest, uint32_t arg_num)
{
	if (ms < smallest || ms > largest) {
		zend_argument_value_error(arg_num, "must be between %d and %d", smallest, largest);
	}
	return !EG(exception);
}

/* One pair of the fourth argument; the strings stay the array's. */
static bool auth_from_zval(zk_auth *auth, const zval *pair)
{
	zval *scheme = NULL, *credentials = NULL;
	if (Z_TYPE_P(pair) == IS_ARRAY && zend_hash_num_elements(Z_ARRVAL_P(pair)) == 2) {
		scheme = zend_hash_index_find_deref(Z_ARRVAL_P(pair), 0);
		credentials = zend_hash_index_find_deref(Z_ARRVAL_P(pair), 1);
	}
	if (!scheme || !credentials || Z_TYPE_P(scheme) != IS_STRING || Z_TYPE_P(credentials) != IS_STRING) {
		zend_argument_type_error(4, "must be a list of [string $scheme, string $credentials]");
	} else if (Z_STRLEN_P(scheme) == 0 || strlen(Z_STRVAL_P(scheme)) != Z_STRLEN_P(scheme)) {
		zend_argument_value_error(4, "must not contain an empty scheme or one with null bytes");
	} else if (Z_STRLEN_P(credentials) > (size_t)ZKEXT_G(max_request_bytes)) {
		zend_argument_value_error(4, "must not contain credentials longer than zkext.max_request_bytes");
	} else {
		*auth = (zk_auth){Z_STRVAL_P(scheme), Z_STRVAL_P(credentials), Z_STRLEN_P(credentials)};
	}
	return !EG(exception);
}

/* The pairs as the library side takes them, *count of them; to be given to efree(). NULL with an error pending. */
static zk_auth *auth_from_array(HashTable *pairs, size_t *count)
{
	zk_auth *auth = safe_emalloc(zend_hash_num_elements(pairs) + 1, sizeof(*auth), 0);
	zval *pair;
	*count = 0;
	ZEND_HASH_FOREACH_VAL(pairs, pair) {
		ZVAL_DEREF(pair);
		if (!auth_from_zval(&auth[(*count)++], pair)) {
			efree(auth);
			return NULL;
		}
	}
	ZEND_HASH_FOREACH_END();
	return auth;
}

ZEND_METHOD(Zk_Client, __construct)
{
	zend_string *hosts = NULL;
	zend_long session_timeout_ms = ZKEXT_G(session_timeout_ms), timeout_ms = ZKEXT_G(timeout_ms);
	bool default_session_timeout = true, default_timeout = true, persistent = true;
	HashTable *pairs = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 5)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(hosts)
		Z_PARAM_LONG_OR_NULL(session_timeout_ms, default_session_timeout)
		Z_PARAM_LONG_OR_NULL(timeout_ms, default_timeout)
		Z_PARAM_ARRAY_HT(pairs)
		Z_PARAM_BOOL(persistent)
	ZEND_PARSE_PARAMETERS_END();

	zk_client *client = zk_client_from_obj(Z_OBJ_P(ZEND_THIS));
	if (client->target.connection) {
		zend_throw_error(NULL, "Zk\\Client is already constructed");
		RETURN_THROWS();
	}
	session_timeout_ms = default_session_timeout ? ZKEXT_G(session_timeout_ms) : session_timeout_ms;
	timeout_ms = default_timeout ? ZKEXT_G(timeout_ms) : timeout_ms;
	if (!check_ms(session_timeout_ms, ZK_SESSION_TIMEOUT_MIN, ZK_SESSION_TIMEOUT_MAX, 2) ||
		!check_ms(timeout_ms, 0, INT32_MAX, 3)) {
		RETURN_THROWS();
	}
	size_t count = 0;
	zk_auth from_ini, *auth = pairs ? auth_from_array(pairs, &count) : NULL;
	if (EG(exception)) {
		RETURN_THROWS();
	}
	bool use_ini = !hosts && count == 0 && zk_auth_from_ini(&from_ini);
	hosts = hosts ? hosts : ZKEXT_G(hosts);
	client->persistent = persistent;
	client->target.bounds = zk_bounds_from_ini();
	client->target.bounds.call_ms = (int)timeout_ms;
	client->target.connection = zk_connect(
		ZSTR_VAL(hosts), ZSTR_LEN(hosts), session_timeout_ms, use_ini ? &from_ini : auth, use_ini ? 1 : count, persistent);
	if (use_ini) {
		efree(from_ini.scheme);
	}
	if (auth) {
		efree(auth);
	}
}

static const char *state_name(zk_connection *connection)
{
	int state = connection ? zk_connection_state(connection) : ZK_NO_SESSION;
	if (!connection) {
		return "Closed";
	}
	if (state == ZOO_CONNECTED_STATE) {
		return "Connected";
	}
	if (state == ZOO_AUTH_FAILED_STATE) {
		return "AuthFailed";
	}
	if (state == ZOO_EXPIRED_SESSION_STATE) {
		return "Expired";
	}
	return state == ZK_NO_SESSION ? "Disconnected" : "Connecting";
}

ZEND_METHOD(Zk_Client, state)
{
	ZEND_PARSE_PARAMETERS_NONE();

	zk_client *client = zk_client_from_obj(Z_OBJ_P(ZEND_THIS));
	RETURN_OBJ_COPY(zend_enum_get_case_cstr(zk_state_ce, state_name(client->target.connection)));
}

ZEND_METHOD(Zk_Client, sessionId)
{
	ZEND_PARSE_PARAMETERS_NONE();

	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target) {
		RETURN_THROWS();
	}
	zk_deadlines deadlines = zk_deadlines_start(&target->bounds);
	zk_reply reply = {.rc = zk_connection_ready(target->connection, &deadlines)};
	if (reply.rc != ZOK) {
		zk_throw_reply(target, &(zk_request){0}, &reply);
		RETURN_THROWS();
	}
	RETURN_LONG(zoo_client_id(target->connection->session->zh)->client_id);
}

ZEND_METHOD(Zk_Client, server)
{
	ZEND_PARSE_PARAMETERS_NONE();

	char server[ZK_MESSAGE_SIZE];
	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target) {
		RETURN_THROWS();
	}
	if (zk_connection_server(target->connection, server, sizeof(server))) {
		RETURN_STRING(server);
	}
}

ZEND_METHOD(Zk_Client, stats)
{
	ZEND_PARSE_PARAMETERS_NONE();

	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target) {
		RETURN_THROWS();
	}
	zk_stats stats = zk_connection_stats(target->connection);
	const struct {
		const char *name;
		uint64_t value;
	} rows[] = {
		{"calls", stats.calls},
		{"errors", stats.errors},
		{"retries", stats.retries},
		{"sessions", stats.sessions},
		{"reconnects", stats.reconnects},
		{"bytesSent", stats.bytes_sent},
		{"bytesReceived", stats.bytes_received},
		{"timeUs", stats.time_ns / 1000},
		{"cacheHits", stats.cache_hits},
		{"cacheMisses", stats.cache_misses},
		{"cacheRefreshes", stats.cache_refreshes},
		{"cacheEvictions", stats.cache_evictions},
	};
	array_init(return_value);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		add_assoc_long(return_value, rows[i].name, (zend_long)rows[i].value);
	}
}

ZEND_METHOD(Zk_Client, close)
{
	ZEND_PARSE_PARAMETERS_NONE();

	client_close(zk_client_from_obj(Z_OBJ_P(ZEND_THIS)));
}
