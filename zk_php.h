/* The engine side: zvals, objects and exceptions, on the PHP thread only. */
#ifndef ZK_PHP_H
#define ZK_PHP_H

#include "php_zkext.h"

/* ---- zk_error.c: the one table of codes and the one place that throws an answer ---- */

extern zend_class_entry *zk_exception_ce, *zk_no_node_ce, *zk_node_exists_ce, *zk_not_empty_ce, *zk_bad_version_ce,
	*zk_no_auth_ce, *zk_no_children_for_ephemerals_ce, *zk_invalid_acl_ce, *zk_connection_loss_ce, *zk_timeout_ce,
	*zk_session_expired_ce, *zk_auth_failed_ce;

/* Throws the exception of rc with the message `operation("path"): why: detail`; path and detail may be NULL. */
void zk_throw(int rc, const char *operation, const char *path, const char *detail, bool write_was_sent);

/* ---- zk_client.c: class Zk\Client ---- */

extern zend_class_entry *zk_client_ce, *zk_state_ce;

void zk_client_startup(void);
/* The target inside the object; its connection is NULL when the client is closed. */
zk_target *zk_client_target(zend_object *object);

/* ---- zk_target.c: which connection a call is for, and what all calls share ---- */

/* The connection for that identity: the registry's when persistent, else the caller's. NULL with an error for argument 1. */
zk_connection *zk_connect(
	const char *hosts, size_t length, zend_long session_timeout_ms, const zk_auth *auth, size_t auth_count, bool persistent);
zk_bounds zk_bounds_from_ini(void);
/* Splits "digest:user:password" at its first colon. The scheme is the caller's to efree(), the credentials stay inside text. */
bool zk_auth_parse(const char *text, zk_auth *auth);
/* zkext.auth, false when it is empty. */
bool zk_auth_from_ini(zk_auth *auth);
/* The target of a method's object, or of a function (object is NULL): the worker's connection to zkext.hosts. NULL with an
 * error pending when there is none. */
zk_target *zk_target_of(zval *object);
/* Checks the path that is argument 1; false with a ValueError pending. */
bool zk_check_path(const zk_target *target, const zend_string *path, bool sequential);
/* Throws what became of a call, with what its connection knows about it. */
void zk_throw_reply(const zk_target *target, const zk_reply *reply, const char *operation, const char *path, bool write);
/* Lets build(to, from) make a PHP value. False when that ended in a fatal error (memory_limit): the caller first gives back
 * what is the library's, then zk_continue(false) leaves for where the error was going. */
bool zk_build(zval *to, void (*build)(zval *to, void *from), void *from);
void zk_continue(bool built);

#endif
