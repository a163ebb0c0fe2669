/* The engine side: zvals, objects and exceptions, on the PHP thread only. */
#ifndef ZK_PHP_H
#define ZK_PHP_H

#include "php_zkext.h"

/* ---- zk_error.c: the one table of codes and the one place that throws an answer ---- */

extern zend_class_entry *zk_exception_ce, *zk_no_node_ce, *zk_node_exists_ce, *zk_not_empty_ce, *zk_bad_version_ce,
	*zk_no_auth_ce, *zk_no_children_for_ephemerals_ce, *zk_invalid_acl_ce, *zk_connection_loss_ce, *zk_timeout_ce,
	*zk_session_expired_ce, *zk_auth_failed_ce;

/* Throws the exception of rc with the message `called("path"): why: detail`, after the PHP function or method that runs;
 * path may be NULL. index is that of the operation in a transaction, -1 for none. */
void zk_throw(int rc, const char *path, const char *detail, bool write_was_sent, int index);
/* True when rc says that no answer came, so that nobody knows what became of a write. */
bool zk_is_lost(int rc);

/* ---- zk_client.c: class Zk\Client ---- */

extern zend_class_entry *zk_client_ce, *zk_state_ce;

typedef struct zk_watch zk_watch;

typedef struct {
	zk_target target; /* the connection is the registry's when persistent, else this object's; NULL when closed */
	bool persistent;
	zk_watch *watches; /* those that are not stopped; each holds this object */
	int notify_fd;     /* an eventfd, readable when poll() has work; -1 before it is needed */
	unsigned process;  /* that it belongs to */
	zend_object std;
} zk_client;

static inline zk_client *zk_client_from_obj(zend_object *object)
{
	return (zk_client *)((char *)object - XtOffsetOf(zk_client, std));
}

void zk_client_startup(void);

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
/* Why the path may not be sent, as "must ...", or NULL; sequential: the server appends digits to it. */
const char *zk_path_problem(const zk_target *target, const zend_string *path, bool sequential);
/* Checks the path that is argument 1; false with a ValueError pending. The root is nothing to delete. */
bool zk_check_path(const zk_target *target, const zend_string *path, bool sequential);
bool zk_check_deletable(const zk_target *target, const zend_string *path);
/* Checks that the server takes a request of that size, to which argument arg_num adds most. */
bool zk_check_bytes(const zk_target *target, size_t bytes, uint32_t arg_num);
/* Throws what became of a request, with what its connection knows about it. */
void zk_throw_reply(const zk_target *target, const zk_request *request, const zk_reply *reply);
/* Checks a version to be expected, argument arg_num. */
bool zk_check_version(zend_long version, uint32_t arg_num);
/* One call from end to end: asks, then lets build (NULL: nothing to return) make the return value of a zk_reply and assigns
 * its Stat to the reference (NULL: not wanted); or throws. */
void zk_perform(zval *return_value, zval *stat, const zk_target *target, const zk_request *request,
	void (*build)(zval *to, void *reply));
/* Lets build(to, from) make a PHP value. False when that ended in a fatal error (memory_limit): the caller first gives back
 * what is the library's, then zk_continue(false) leaves for where the error was going. */
bool zk_build(zval *to, void (*build)(zval *to, void *from), void *from);
void zk_continue(bool built);

/* ---- zk_copy.c: cached reads, and the PHP values of the copies for as long as a request ---- */

/* Answers from the cache: an unchanged copy with the value that the request was given before. As zk_perform() otherwise; it
 * also checks the path. */
void zk_perform_cached(zval *return_value, zval *stat, zk_target *target, zk_kind kind, zend_string *path,
	void (*build)(zval *to, void *reply));
zk_cache_limits zk_limits_from_ini(const zk_target *target);
/* The end of the request or of the client. */
void zk_copies_free(zk_target *target);

/* ---- zk_watch.c: class Zk\Watch ---- */

struct zk_watch {
	zk_listener *listener; /* NULL when stopped */
	zk_kind kind;
	zval client, callable;
	zend_fcall_info_cache resolved; /* the callable, in the scope where it was given; its object is held */
	zk_watch *next;                 /* in the client's list */
	uint32_t polls;                 /* that hold it */
	zend_object std;
};

void zk_watch_startup(void);
/* For the client that is closed: its listeners hear nothing any more. */
void zk_watches_stop(zk_client *client);
/* Runs the listener if it has news; true if so. Whatever it throws is pending. A znode that may not be read any more ends its
 * watch with an exception. */
bool zk_watch_deliver(zk_client *client, zk_watch *watch);

/* ---- zk_poll.c: poll() and stream() ---- */

/* Sees to it that the client has an eventfd of this process; false with an error pending. */
bool zk_client_notify_fd(zk_client *client);

/* ---- zk_many.c: what the methods that pipeline share ---- */

typedef struct {
	const zk_target *target;
	zk_deadlines deadlines;
	bool built; /* false: a fatal error (memory_limit) ended a take() */
} zk_many;

zk_many zk_many_start(const zk_target *target);
/* For a take(): throws; lets build make (part of) the result. Both return what take() returns. */
int zk_batch_fail(zk_many *many, const zk_request *request, const zk_reply *reply);
int zk_batch_build(zk_many *many, zval *to, void (*build)(zval *to, void *from), void *from);
/* Runs it; false with an exception pending. */
bool zk_batch_run(zk_many *many, const zk_batch *batch);

/* ---- zk_transaction.c: class Zk\Transaction ---- */

void zk_transaction_startup(void);

/* ---- values: C to PHP and back ---- */

/* zk_children.c: the list<string> of a struct String_vector. */
void zk_strings_to_array(zval *array, void *strings);
void zk_reply_to_children(zval *array, void *reply);
/* zk_node.c: the Zk\Stat of a struct Stat; the string of a reply's data, null when there is none. */
void zk_stat_to_object(zval *object, const struct Stat *stat);
void zk_reply_to_stat(zval *object, void *reply);
void zk_assign_stat(zval *reference, void *stat);
void zk_data_to_string(zval *string, void *reply);
/* zk_node.c: the data of a create or set, NULL for none; it stays the string's. */
void zk_request_data(zk_request *request, const zend_string *data);
/* zk_node.c: mode (a CreateMode, or NULL: Persistent) and the time to live, argument ttl_arg_num, of a create; false with an
 * error pending. */
bool zk_request_mode(zk_request *request, zend_object *mode, zend_long ttl_ms, uint32_t ttl_arg_num);
bool zk_mode_is_sequential(zend_object *mode);
void zk_acl_startup(void);
/* zk_acl.c: the ACL of argument arg_num, to be given to zk_acl_free(); empty when array is NULL. False with an error pending. */
bool zk_acl_from_array(struct ACL_vector *acl, HashTable *array, uint32_t arg_num);
void zk_acl_free(struct ACL_vector *acl);
/* zk_acl.c: acl, or where that is empty creator-all for a connection with credentials, else open. */
const struct ACL_vector *zk_acl_or_default(const struct ACL_vector *acl, const zk_target *target);

/* ---- classes registered in zkext.c ---- */

extern zend_class_entry *zk_stat_ce, *zk_create_mode_ce, *zk_acl_ce, *zk_transaction_ce, *zk_watch_ce;

#endif
