#include "zk_php.h"

#include <Zend/zend_enum.h>

/* org.apache.zookeeper.server.EphemeralType: five bytes of the ephemeral owner. */
#define MAX_TTL_MS INT64_C(0xffffffffff)

zend_class_entry *zk_stat_ce, *zk_create_mode_ce;

void zk_stat_to_object(zval *object, const struct Stat *stat)
{
	/* In the order of the stub. */
	const int64_t values[] = {stat->czxid, stat->mzxid, stat->pzxid, stat->ctime, stat->mtime, stat->version, stat->cversion,
		stat->aversion, stat->ephemeralOwner, stat->dataLength, stat->numChildren};
	object_init_ex(object, zk_stat_ce);
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
		ZVAL_LONG(OBJ_PROP_NUM(Z_OBJ_P(object), i), values[i]);
	}
}

void zk_data_to_string(zval *string, void *from)
{
	const zk_reply *reply = from;
	if (reply->data) {
		ZVAL_STRINGL(string, reply->data, (size_t)reply->length);
	} else {
		ZVAL_NULL(string);
	}
}

void zk_reply_to_stat(zval *object, void *reply)
{
	zk_stat_to_object(object, &((zk_reply *)reply)->stat);
}

void zk_assign_stat(zval *reference, void *stat)
{
	zval object;
	zk_stat_to_object(&object, stat);
	ZEND_TRY_ASSIGN_REF_TMP(reference, &object);
}

void zk_request_data(zk_request *request, const zend_string *data)
{
	request->data = data ? ZSTR_VAL(data) : NULL;
	/* Whatever is longer than an int is too long for zk_check_size() anyway. */
	request->length = !data ? -1 : ZSTR_LEN(data) > INT32_MAX ? INT32_MAX : (int)ZSTR_LEN(data);
}

bool zk_request_mode(zk_request *request, zend_object *mode, zend_long ttl_ms, uint32_t ttl_arg_num)
{
	/* Without a mode it is the first of the enum; the cases have the library's own flags. */
	request->mode = mode ? (int)Z_LVAL_P(zend_enum_fetch_case_value(mode)) : ZOO_PERSISTENT;
	request->ttl_ms = ttl_ms;
	if (ttl_ms < 0 || ttl_ms > MAX_TTL_MS) {
		zend_argument_value_error(ttl_arg_num, "must be between 0 and " ZEND_LONG_FMT, (zend_long)MAX_TTL_MS);
	} else if (ttl_ms > 0 && request->mode == ZOO_PERSISTENT) {
		request->mode = ZOO_PERSISTENT_WITH_TTL;
	} else if (ttl_ms > 0 && request->mode == ZOO_PERSISTENT_SEQUENTIAL) {
		request->mode = ZOO_PERSISTENT_SEQUENTIAL_WITH_TTL;
	} else if (ttl_ms > 0) {
		zend_argument_value_error(ttl_arg_num, "must be 0 unless the mode is Persistent or PersistentSequential");
	}
	return !EG(exception);
}

bool zk_mode_is_sequential(zend_object *mode)
{
	return mode && (Z_LVAL_P(zend_enum_fetch_case_value(mode)) & ZOO_SEQUENCE);
}

PHP_FUNCTION(zk_get)
{
	zend_string *path;
	zval *stat = NULL;
	bool cached = false;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(stat)
		Z_PARAM_BOOL(cached)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(getThis());
	if (target && cached) {
		zk_perform_cached(return_value, stat, target, ZK_GET, path, zk_data_to_string);
		return;
	}
	if (!target || !zk_check_path(target, path, false)) {
		RETURN_THROWS();
	}
	zk_request request = {.kind = ZK_GET, .path = ZSTR_VAL(path)};
	zk_perform(return_value, stat, target, &request, zk_data_to_string);
}

PHP_FUNCTION(zk_exists)
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
		zk_perform_cached(return_value, NULL, target, ZK_EXISTS, path, zk_reply_to_stat);
		return;
	}
	if (!target || !zk_check_path(target, path, false)) {
		RETURN_THROWS();
	}
	zk_request request = {.kind = ZK_EXISTS, .path = ZSTR_VAL(path)};
	zk_perform(return_value, NULL, target, &request, zk_reply_to_stat);
}

PHP_FUNCTION(zk_create)
{
	zend_string *path, *data = NULL;
	zend_object *mode = NULL;
	HashTable *list = NULL;
	zend_long ttl_ms = 0;
	struct ACL_vector acl = {0};

	ZEND_PARSE_PARAMETERS_START(1, 5)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(data)
		Z_PARAM_OBJ_OF_CLASS(mode, zk_create_mode_ce)
		Z_PARAM_ARRAY_HT_OR_NULL(list)
		Z_PARAM_LONG(ttl_ms)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(getThis());
	zk_request request = {.kind = ZK_CREATE, .path = ZSTR_VAL(path)};
	if (!target || !zk_check_path(target, path, zk_mode_is_sequential(mode)) ||
		!zk_request_mode(&request, mode, ttl_ms, 5) || !zk_acl_from_array(&acl, list, 4)) {
		RETURN_THROWS();
	}
	zk_request_data(&request, data);
	request.acl = zk_acl_or_default(&acl, target);
	if (zk_check_bytes(target, zk_request_bytes(&request), 2)) {
		zk_perform(return_value, NULL, target, &request, zk_data_to_string);
	}
	zk_acl_free(&acl);
}

PHP_FUNCTION(zk_set)
{
	zend_string *path, *data;
	zend_long version = -1;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_STR_OR_NULL(data)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(version)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(getThis());
	if (!target || !zk_check_path(target, path, false) || !zk_check_version(version, 3)) {
		RETURN_THROWS();
	}
	zk_request request = {.kind = ZK_SET, .path = ZSTR_VAL(path), .version = (int)version};
	zk_request_data(&request, data);
	if (zk_check_bytes(target, zk_request_bytes(&request), 2)) {
		zk_perform(return_value, NULL, target, &request, zk_reply_to_stat);
	}
}

PHP_FUNCTION(zk_delete)
{
	zend_string *path;
	zend_long version = -1;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(version)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(getThis());
	if (!target || !zk_check_deletable(target, path) || !zk_check_version(version, 2)) {
		RETURN_THROWS();
	}
	zk_request request = {.kind = ZK_DELETE, .path = ZSTR_VAL(path), .version = (int)version};
	zk_perform(return_value, NULL, target, &request, NULL);
}

ZEND_METHOD(Zk_Client, sync)
{
	zend_string *path;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_PATH_STR(path)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target || !zk_check_path(target, path, false)) {
		RETURN_THROWS();
	}
	zk_request request = {.kind = ZK_SYNC, .path = ZSTR_VAL(path)};
	zk_perform(return_value, NULL, target, &request, NULL);
}
