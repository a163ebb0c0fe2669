#include "zk_php.h"

/* A name is mostly short, and for a size that the compiler knows the engine's allocator has a shorter way. */
#define SHORT_NAME 15

static zend_string *name_to_string(const char *name)
{
	size_t length = strlen(name);
	zend_string *string = length <= SHORT_NAME ? zend_string_alloc(SHORT_NAME, false) : zend_string_alloc(length, false);
	ZSTR_LEN(string) = length;
	memcpy(ZSTR_VAL(string), name, length + 1);
	return string;
}

void zk_strings_to_array(zval *array, void *from)
{
	const struct String_vector *strings = from;
	array_init_size(array, (uint32_t)strings->count);
	zend_hash_real_init_packed(Z_ARRVAL_P(array));
	ZEND_HASH_FILL_PACKED(Z_ARRVAL_P(array)) {
		for (int32_t i = 0; i < strings->count; i++) {
			ZEND_HASH_FILL_SET_STR(name_to_string(strings->data[i]));
			ZEND_HASH_FILL_NEXT();
		}
	}
	ZEND_HASH_FILL_END();
}

void zk_reply_to_children(zval *array, void *reply)
{
	zk_strings_to_array(array, &((zk_reply *)reply)->strings);
}

/* The library's own blocking call, which ends after two thirds of the session timeout. Its answer comes past the queue that
 * the events of watches wait in, so with watches about it could show more than the cache knows yet. */
static void ask_blocking(zk_session *session, const zk_deadlines *deadlines, const zk_request *request, zk_reply *reply)
{
	if (zk_cache_in_use(session)) {
		zk_ask(session, deadlines, request, reply);
		return;
	}
	reply->sent = true;
	reply->rc = zoo_get_children(session->zh, request->path, 0, &reply->strings);
	if (reply->rc == ZOK && !zk_strings_whole(&reply->strings)) {
		reply->rc = ZMARSHALLINGERROR;
	}
}

PHP_FUNCTION(zk_get_children)
{
	zend_string *path;
	bool cached = false;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(cached)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(getThis());
	if (target && cached) {
		zk_perform_cached(return_value, NULL, target, ZK_GET_CHILDREN, path, zk_reply_to_children);
		return;
	}
	if (!target || !zk_check_path(target, path, false)) {
		RETURN_THROWS();
	}

	zk_request request = {.kind = ZK_GET_CHILDREN, .path = ZSTR_VAL(path)};
	zk_reply reply; /* its String_vector is on this stack; what the library puts in is given back below, whatever happens */
	bool built = true;
	zk_deadlines deadlines = zk_deadlines_start(&target->bounds);
	zk_asker *ask = target->bounds.call_ms ? zk_ask : ask_blocking;
	if (zk_call(target->connection, &deadlines, &request, &reply, ask) == ZOK) {
		built = zk_build(return_value, zk_strings_to_array, &reply.strings);
	} else {
		zk_throw_reply(target, &request, &reply);
	}
	deallocate_String_vector(&reply.strings);
	zk_continue(built);
}
