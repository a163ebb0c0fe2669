#include "zk_php.h"

static void strings_to_array(zval *array, void *from)
{
	const struct String_vector *strings = from;
	array_init_size(array, (uint32_t)strings->count);
	for (int32_t i = 0; i < strings->count; i++) {
		add_next_index_string(array, strings->data[i]);
	}
}

/* Without a deadline this is the library's own blocking call, which ends after two thirds of the session timeout. */
static int get_children_blocking(const zk_target *target, const char *path, struct String_vector *children, zk_reply *reply)
{
	zk_connection *connection = target->connection;
	int64_t give_up = zk_deadline(target->bounds.connect_ms);
	int rc;
	do {
		bool fresh;
		reply->sent = false;
		rc = zk_connection_ready(connection, &target->bounds, give_up, &fresh);
		if (rc == ZOK) {
			reply->sent = true;
			rc = zoo_get_children(connection->session->zh, path, 0, children);
		}
	} while (reply->sent && (rc == ZCONNECTIONLOSS || rc == ZINVALIDSTATE) && zk_now_ms() < give_up);
	return rc == ZOK && !zk_strings_whole(children) ? ZMARSHALLINGERROR : rc;
}

static int get_children(const zk_target *target, const char *path, struct String_vector *children, zk_reply *reply)
{
	if (target->bounds.call_ms == 0) {
		reply->rc = get_children_blocking(target, path, children, reply);
	} else {
		zk_request request = {.kind = ZK_GET_CHILDREN, .path = path};
		zk_call(target->connection, &target->bounds, &request, reply);
		*children = reply->strings;
	}
	return reply->rc;
}

PHP_FUNCTION(zk_get_children)
{
	zend_string *path;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_PATH_STR(path)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(getThis());
	if (!target || !zk_check_path(target, path, false)) {
		RETURN_THROWS();
	}

	struct String_vector children = {0, NULL};
	zk_reply reply = {0};
	bool built = true;
	if (get_children(target, ZSTR_VAL(path), &children, &reply) == ZOK) {
		built = zk_build(return_value, strings_to_array, &children);
	} else {
		zk_throw_reply(target, &reply, "getChildren", ZSTR_VAL(path), false);
	}
	deallocate_String_vector(&children);
	zk_continue(built);
}
