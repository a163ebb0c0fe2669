#include "zk_php.h"

#include <Zend/zend_exceptions.h>

zend_class_entry *zk_exception_ce, *zk_no_node_ce, *zk_node_exists_ce, *zk_not_empty_ce, *zk_bad_version_ce, *zk_no_auth_ce,
	*zk_no_children_for_ephemerals_ce, *zk_invalid_acl_ce, *zk_connection_loss_ce, *zk_timeout_ce, *zk_session_expired_ce,
	*zk_auth_failed_ce;

static const struct answer {
	int rc;
	zend_class_entry **ce;
	bool lost; /* nobody knows what became of a write */
} answers[] = {
	{ZNONODE, &zk_no_node_ce, false},
	{ZNODEEXISTS, &zk_node_exists_ce, false},
	{ZNOTEMPTY, &zk_not_empty_ce, false},
	{ZBADVERSION, &zk_bad_version_ce, false},
	{ZNOAUTH, &zk_no_auth_ce, false},
	{ZNOCHILDRENFOREPHEMERALS, &zk_no_children_for_ephemerals_ce, false},
	{ZINVALIDACL, &zk_invalid_acl_ce, false},
	{ZCONNECTIONLOSS, &zk_connection_loss_ce, true},
	{ZCLOSING, &zk_connection_loss_ce, true},
	{ZOPERATIONTIMEOUT, &zk_timeout_ce, true},
	{ZSESSIONEXPIRED, &zk_session_expired_ce, true},
	{ZINVALIDSTATE, &zk_session_expired_ce, false},
	{ZAUTHFAILED, &zk_auth_failed_ce, false},
	/* What has no class of its own, and for rc that the table does not know. */
	{ZMARSHALLINGERROR, &zk_exception_ce, true},
	{0, &zk_exception_ce, false},
};

static const struct answer *answer_for(int rc)
{
	const struct answer *answer = answers;
	while (answer->rc != rc && answer->rc != 0) {
		answer++;
	}
	return answer;
}

bool zk_is_lost(int rc)
{
	return answer_for(rc)->lost;
}

static void set_property(zend_class_entry *scope, zend_object *exception, const char *name, zval *value)
{
	zend_update_property(scope, exception, name, strlen(name), value);
}

static void fill(zend_object *exception, zend_string *message, zend_long code, zval *path, bool outcome_unknown, zval *index)
{
	zval value;
	ZVAL_STR(&value, message);
	set_property(zend_ce_exception, exception, "message", &value);
	ZVAL_LONG(&value, code);
	set_property(zend_ce_exception, exception, "code", &value);
	set_property(zk_exception_ce, exception, "path", path);
	ZVAL_BOOL(&value, outcome_unknown);
	set_property(zk_exception_ce, exception, "outcomeUnknown", &value);
	set_property(zk_exception_ce, exception, "operationIndex", index);
}

/* For those who want to throw one themselves, in a test double for example. */
ZEND_METHOD(Zk_Exception, __construct)
{
	zend_string *message = ZSTR_EMPTY_ALLOC(), *path = NULL;
	zend_long code = 0, index = 0;
	zend_object *previous = NULL;
	bool outcome_unknown = false, no_index = true;
	zval path_value, index_value, previous_value;

	ZEND_PARSE_PARAMETERS_START(0, 6)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(message)
		Z_PARAM_LONG(code)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(previous, zend_ce_throwable)
		Z_PARAM_STR_OR_NULL(path)
		Z_PARAM_BOOL(outcome_unknown)
		Z_PARAM_LONG_OR_NULL(index, no_index)
	ZEND_PARSE_PARAMETERS_END();

	ZVAL_NULL(&path_value);
	ZVAL_NULL(&index_value);
	if (path) {
		ZVAL_STR(&path_value, path);
	}
	if (!no_index) {
		ZVAL_LONG(&index_value, index);
	}
	fill(Z_OBJ_P(ZEND_THIS), message, code, &path_value, outcome_unknown, &index_value);
	if (previous) {
		ZVAL_OBJ(&previous_value, previous);
		set_property(zend_ce_exception, Z_OBJ_P(ZEND_THIS), "previous", &previous_value);
	}
}

void zk_throw(int rc, const char *path, const char *detail, bool write_was_sent, int index)
{
	const struct answer *answer = answer_for(rc);
	zend_string *operation = get_active_function_or_method_name();
	zend_string *message = zend_strpprintf(0, path ? "%s(\"%s\"): %s%s%s" : "%s(%s): %s%s%s", ZSTR_VAL(operation),
		path ? path : "", zerror(rc), *detail ? ": " : "", detail);
	zval exception, path_value, index_value;

	ZVAL_NULL(&path_value);
	ZVAL_NULL(&index_value);
	if (path) {
		ZVAL_STRING(&path_value, path);
	}
	if (index >= 0) {
		ZVAL_LONG(&index_value, index);
	}
	object_init_ex(&exception, *answer->ce);
	fill(Z_OBJ(exception), message, rc, &path_value, write_was_sent && answer->lost, &index_value);
	zend_throw_exception_object(&exception);
	zend_string_release(message);
	zend_string_release(operation);
	zval_ptr_dtor(&path_value);
}
