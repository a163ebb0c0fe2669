#include "zk_php.h"

#include <Zend/zend_exceptions.h>

zend_class_entry *zk_exception_ce, *zk_no_node_ce, *zk_node_exists_ce, *zk_not_empty_ce, *zk_bad_version_ce, *zk_no_auth_ce,
	*zk_no_children_for_ephemerals_ce, *zk_invalid_acl_ce, *zk_connection_loss_ce, *zk_timeout_ce, *zk_session_expired_ce,
	*zk_auth_failed_ce;

static const struct {
	int rc;
	zend_class_entry **ce;
	bool may_have_happened; /* what a write's caller cannot know */
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
};

static int answer_index(int rc)
{
	for (int i = 0; i < (int)(sizeof(answers) / sizeof(*answers)); i++) {
		if (answers[i].rc == rc) {
			return i;
		}
	}
	return -1;
}

static void fill(zend_object *exception, zend_string *message, zend_long code, zend_string *path, bool outcome_unknown)
{
	zval value;
	ZVAL_STR(&value, message);
	zend_update_property_ex(zend_ce_exception, exception, ZSTR_KNOWN(ZEND_STR_MESSAGE), &value);
	ZVAL_LONG(&value, code);
	zend_update_property_ex(zend_ce_exception, exception, ZSTR_KNOWN(ZEND_STR_CODE), &value);
	if (path) {
		zend_update_property_str(zk_exception_ce, exception, ZEND_STRL("path"), path);
	} else {
		zend_update_property_null(zk_exception_ce, exception, ZEND_STRL("path"));
	}
	zend_update_property_bool(zk_exception_ce, exception, ZEND_STRL("outcomeUnknown"), outcome_unknown);
}

/* For those who want to throw one themselves, in a test double for example. */
ZEND_METHOD(Zk_Exception, __construct)
{
	zend_string *message = ZSTR_EMPTY_ALLOC(), *path = NULL;
	zend_long code = 0;
	zend_object *previous = NULL;
	bool outcome_unknown = false;

	ZEND_PARSE_PARAMETERS_START(0, 5)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(message)
		Z_PARAM_LONG(code)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(previous, zend_ce_throwable)
		Z_PARAM_STR_OR_NULL(path)
		Z_PARAM_BOOL(outcome_unknown)
	ZEND_PARSE_PARAMETERS_END();

	fill(Z_OBJ_P(ZEND_THIS), message, code, path, outcome_unknown);
	if (previous) {
		zval value;
		ZVAL_OBJ(&value, previous);
		zend_update_property_ex(zend_ce_exception, Z_OBJ_P(ZEND_THIS), ZSTR_KNOWN(ZEND_STR_PREVIOUS), &value);
	}
}

void zk_throw(int rc, const char *operation, const char *path, const char *detail, bool write_was_sent)
{
	int answer = answer_index(rc);
	zend_string *path_string = path ? zend_string_init(path, strlen(path), false) : NULL;
	zend_string *message = zend_strpprintf(0, path ? "%s(\"%s\"): %s%s%s" : "%s(%s): %s%s%s", operation, path ? path : "",
		zerror(rc), detail && *detail ? ": " : "", detail ? detail : "");
	zval exception;

	object_init_ex(&exception, answer < 0 ? zk_exception_ce : *answers[answer].ce);
	fill(Z_OBJ(exception), message, rc, path_string, write_was_sent && answer >= 0 && answers[answer].may_have_happened);
	zend_throw_exception_object(&exception);
	zend_string_release(message);
	if (path_string) {
		zend_string_release(path_string);
	}
}
