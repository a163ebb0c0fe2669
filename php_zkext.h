#ifndef PHP_ZKEXT_H
#define PHP_ZKEXT_H

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <php.h>

#include "zk_cache.h"

#define PHP_ZKEXT_VERSION "0.1.0"

extern zend_module_entry zkext_module_entry;
#define phpext_zkext_ptr &zkext_module_entry

/* zkext.cache_stale_ms is not set: the session timeout. */
#define ZK_STALE_DEFAULT -2

/* How a call reaches ZooKeeper: which connection, and how long it may take. */
typedef struct {
	zk_connection *connection;
	zk_bounds bounds;
	uint64_t copies_of; /* the connection's generation that the copies are of */
	/* By kind, path => the PHP value of a cached read; NULL before the first; see zk_copy.c. */
	HashTable *copies[ZK_EXISTS + 1];
} zk_target;

ZEND_BEGIN_MODULE_GLOBALS(zkext)
	zk_registry registry; /* lives as long as the worker */
	/* Of zk_get_children() and its like; its connection is NULL until needed, and after an INI change. */
	zk_target default_target;
	bool request_is_over; /* what is read now, by a session handler for instance, is not remembered */
	zend_string *hosts, *auth, *log_file, *log_level;
	zend_long session_timeout_ms, connect_timeout_ms, timeout_ms, max_request_bytes;
	zend_long cache_entries, cache_bytes, cache_stale_ms; /* cache_stale_ms: ZK_STALE_DEFAULT when not set */
ZEND_END_MODULE_GLOBALS(zkext)

ZEND_EXTERN_MODULE_GLOBALS(zkext)
#define ZKEXT_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(zkext, v)

#if defined(ZTS) && defined(COMPILE_DL_ZKEXT)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

#endif
