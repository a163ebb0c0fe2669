#include "zk_php.h"

#include <Zend/zend_enum.h>
#include <ext/spl/spl_exceptions.h>
#include <ext/standard/info.h>

#include "zkext_arginfo.h"

ZEND_DECLARE_MODULE_GLOBALS(zkext)

#if defined(ZTS) && defined(COMPILE_DL_ZKEXT)
ZEND_TSRMLS_CACHE_DEFINE()
#endif

/* What an INI handler returns for a value that it does not take; the setting keeps the one it had. */
static int refuse(const zend_ini_entry *entry, const char *why)
{
	zend_error(E_WARNING, "%s %s", ZSTR_VAL(entry->name), why);
	return FAILURE;
}

/* The default target is made anew, from the settings of then, when it is needed next. */
static int target_changed(int result)
{
	zk_copies_free(&ZKEXT_G(default_target));
	ZKEXT_G(default_target).connection = NULL;
	return result;
}

static ZEND_INI_MH(on_hosts)
{
	char error[ZK_MESSAGE_SIZE];
	zk_hosts hosts;
	if (!zk_hosts_parse(&hosts, ZSTR_VAL(new_value), ZSTR_LEN(new_value), error)) {
		return refuse(entry, error);
	}
	zk_hosts_free(&hosts);
	return target_changed(OnUpdateStr(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage));
}

static ZEND_INI_MH(on_auth)
{
	zk_auth auth;
	if (ZSTR_LEN(new_value) > 0) {
		if (strlen(ZSTR_VAL(new_value)) != ZSTR_LEN(new_value) || !zk_auth_parse(ZSTR_VAL(new_value), &auth)) {
			return refuse(entry, "must be like \"digest:user:password\"");
		}
		efree(auth.scheme);
	}
	return target_changed(OnUpdateStr(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage));
}

static int update_number(
	zend_ini_entry *entry, zend_string *new_value, void *mh_arg1, void *mh_arg2, int stage, int smallest, int largest)
{
	zend_long number;
	if (is_numeric_string(ZSTR_VAL(new_value), ZSTR_LEN(new_value), &number, NULL, false) != IS_LONG || number < smallest ||
		number > largest) {
		char why[64];
		snprintf(why, sizeof(why), "must be a number from %d to %d", smallest, largest);
		return refuse(entry, why);
	}
	return target_changed(OnUpdateLong(entry, new_value, mh_arg1, mh_arg2, NULL, stage));
}

static ZEND_INI_MH(on_session_timeout)
{
	return update_number(entry, new_value, mh_arg1, mh_arg2, stage, ZK_SESSION_TIMEOUT_MIN, ZK_SESSION_TIMEOUT_MAX);
}

static ZEND_INI_MH(on_positive)
{
	return update_number(entry, new_value, mh_arg1, mh_arg2, stage, 1, INT32_MAX);
}

static ZEND_INI_MH(on_not_negative)
{
	return update_number(entry, new_value, mh_arg1, mh_arg2, stage, 0, INT32_MAX);
}

/* Empty is the session timeout. */
static ZEND_INI_MH(on_stale)
{
	if (ZSTR_LEN(new_value) == 0) {
		ZKEXT_G(cache_stale_ms) = ZK_STALE_DEFAULT;
		return SUCCESS;
	}
	return update_number(entry, new_value, mh_arg1, mh_arg2, stage, -1, INT32_MAX);
}

static const char *const log_levels[] = {"none", "error", "warn", "info", "debug"};

static int log_level_index(const char *name)
{
	for (int level = 0; level < (int)(sizeof(log_levels) / sizeof(*log_levels)); level++) {
		if (strcmp(name, log_levels[level]) == 0) {
			return level;
		}
	}
	return -1;
}

static ZEND_INI_MH(on_log_level)
{
	if (log_level_index(ZSTR_VAL(new_value)) < 0) {
		return refuse(entry, "must be none, error, warn, info or debug");
	}
	return OnUpdateStr(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

/* The credentials themselves are nobody's business. */
static ZEND_INI_DISP(display_auth)
{
	const zend_string *value =
		type == ZEND_INI_DISPLAY_ORIG && ini_entry->modified ? ini_entry->orig_value : ini_entry->value;
	ZEND_PUTS(value && ZSTR_LEN(value) > 0 ? "set" : "no value");
}

#define SETTING(name, value, handler, member)                                                                               \
	STD_PHP_INI_ENTRY("zkext." name, value, PHP_INI_ALL, handler, member, zend_zkext_globals, zkext_globals)
#define SYSTEM_SETTING(name, value, handler, member)                                                                        \
	STD_PHP_INI_ENTRY("zkext." name, value, PHP_INI_SYSTEM, handler, member, zend_zkext_globals, zkext_globals)

PHP_INI_BEGIN()
	SETTING("hosts", "127.0.0.1:2181", on_hosts, hosts)
	SETTING("session_timeout_ms", "10000", on_session_timeout, session_timeout_ms)
	SETTING("connect_timeout_ms", "3000", on_positive, connect_timeout_ms)
	SETTING("timeout_ms", "0", on_not_negative, timeout_ms)
	STD_PHP_INI_ENTRY_EX("zkext.auth", "", PHP_INI_ALL, on_auth, auth, zend_zkext_globals, zkext_globals, display_auth)
	SETTING("cache_entries", "10000", on_positive, cache_entries)
	SETTING("cache_bytes", "16777216", on_positive, cache_bytes)
	SETTING("cache_stale_ms", "", on_stale, cache_stale_ms)
	SETTING("max_request_bytes", "1048575", on_positive, max_request_bytes)
	SYSTEM_SETTING("log_file", "", OnUpdateStr, log_file)
	SYSTEM_SETTING("log_level", "warn", on_log_level, log_level)
PHP_INI_END()

static void register_classes(void)
{
	zk_create_mode_ce = register_class_Zk_CreateMode();
	zk_stat_ce = register_class_Zk_Stat();
	register_class_Zk_Perm();
	zk_acl_ce = register_class_Zk_Acl();
	zk_state_ce = register_class_Zk_State();
	zk_client_ce = register_class_Zk_Client();
	zk_transaction_ce = register_class_Zk_Transaction();
	zk_watch_ce = register_class_Zk_Watch();
	zk_exception_ce = register_class_Zk_Exception(spl_ce_RuntimeException);
	zk_no_node_ce = register_class_Zk_NoNodeException(zk_exception_ce);
	zk_node_exists_ce = register_class_Zk_NodeExistsException(zk_exception_ce);
	zk_not_empty_ce = register_class_Zk_NotEmptyException(zk_exception_ce);
	zk_bad_version_ce = register_class_Zk_BadVersionException(zk_exception_ce);
	zk_no_auth_ce = register_class_Zk_NoAuthException(zk_exception_ce);
	zk_no_children_for_ephemerals_ce = register_class_Zk_NoChildrenForEphemeralsException(zk_exception_ce);
	zk_invalid_acl_ce = register_class_Zk_InvalidAclException(zk_exception_ce);
	zk_connection_loss_ce = register_class_Zk_ConnectionLossException(zk_exception_ce);
	zk_timeout_ce = register_class_Zk_TimeoutException(zk_exception_ce);
	zk_session_expired_ce = register_class_Zk_SessionExpiredException(zk_exception_ce);
	zk_auth_failed_ce = register_class_Zk_AuthFailedException(zk_exception_ce);
}

static PHP_GINIT_FUNCTION(zkext)
{
#if defined(ZTS) && defined(COMPILE_DL_ZKEXT)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	memset(zkext_globals, 0, sizeof(*zkext_globals));
}

/* The end of the process (or thread): only now are the sessions closed, which requests have shared until here. */
static PHP_GSHUTDOWN_FUNCTION(zkext)
{
	zk_registry_free(&zkext_globals->registry);
}

/* Runs in php-fpm's master: no handle, no thread and no look-up may come from here, the workers are forked later. */
static PHP_MINIT_FUNCTION(zkext)
{
	zk_core_startup();
	REGISTER_INI_ENTRIES();
	register_classes();
	zk_client_startup();
	zk_acl_startup();
	zk_transaction_startup();
	zk_watch_startup();
	if (!zk_log_open(ZSTR_VAL(ZKEXT_G(log_file)), (ZooLogLevel)log_level_index(ZSTR_VAL(ZKEXT_G(log_level))))) {
		zend_error(E_WARNING, "zkext.log_file %s: %s", ZSTR_VAL(ZKEXT_G(log_file)), strerror(errno));
	}
	return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(zkext)
{
	UNREGISTER_INI_ENTRIES();
	return SUCCESS;
}

static PHP_RINIT_FUNCTION(zkext)
{
	ZKEXT_G(request_is_over) = false;
	return SUCCESS;
}

/* Sessions and their cache stay; PHP values do not outlive their request. */
static PHP_RSHUTDOWN_FUNCTION(zkext)
{
	zk_copies_free(&ZKEXT_G(default_target));
	ZKEXT_G(request_is_over) = true;
	return SUCCESS;
}

static PHP_MINFO_FUNCTION(zkext)
{
	php_info_print_table_start();
	php_info_print_table_row(2, "ZooKeeper client", "enabled");
	php_info_print_table_row(2, "zkext version", PHP_ZKEXT_VERSION);
	php_info_print_table_row(2, "libzookeeper_mt version", ZOO_VERSION);
	php_info_print_table_end();
	DISPLAY_INI_ENTRIES();
}

zend_module_entry zkext_module_entry = {
	STANDARD_MODULE_HEADER,
	"zkext",
	ext_functions,
	PHP_MINIT(zkext),
	PHP_MSHUTDOWN(zkext),
	PHP_RINIT(zkext),
	PHP_RSHUTDOWN(zkext),
	PHP_MINFO(zkext),
	PHP_ZKEXT_VERSION,
	PHP_MODULE_GLOBALS(zkext),
	PHP_GINIT(zkext),
	PHP_GSHUTDOWN(zkext),
	NULL,
	STANDARD_MODULE_PROPERTIES_EX,
};

#ifdef COMPILE_DL_ZKEXT
ZEND_GET_MODULE(zkext)
#endif
