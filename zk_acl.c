#include "zk_php.h"

#include <Zend/zend_attributes.h>
#include <ext/standard/base64.h>
#include <ext/standard/sha1.h>

zend_class_entry *zk_acl_ce;

void zk_acl_startup(void)
{
	zend_function *digest = zend_hash_str_find_ptr(&zk_acl_ce->function_table, ZEND_STRL("digest"));
	zend_add_parameter_attribute(digest, 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);
}

static void add_entry(zval *list, zend_long perms, zend_string *scheme, zend_string *id)
{
	zval entry;
	array_init_size(&entry, 3);
	add_assoc_long(&entry, "perms", perms);
	add_assoc_str(&entry, "scheme", scheme);
	add_assoc_str(&entry, "id", id);
	add_next_index_zval(list, &entry);
}

static void acl_to_array(zval *array, void *from)
{
	const struct ACL_vector *acl = from;
	array_init_size(array, (uint32_t)acl->count);
	for (int32_t i = 0; i < acl->count; i++) {
		const struct Id *id = &acl->data[i].id;
		add_entry(array, acl->data[i].perms, zend_string_init(id->scheme, strlen(id->scheme), false),
			zend_string_init(id->id, strlen(id->id), false));
	}
}

/* A copy of the string under a key of an entry, NULL when it is none or holds a null byte. */
static char *entry_string(HashTable *entry, const char *key)
{
	zval *value = zend_hash_str_find_deref(entry, key, strlen(key));
	bool usable = value && Z_TYPE_P(value) == IS_STRING && strlen(Z_STRVAL_P(value)) == Z_STRLEN_P(value);
	return usable ? estrndup(Z_STRVAL_P(value), Z_STRLEN_P(value)) : NULL;
}

static bool entry_to_acl(struct ACL *acl, zval *entry, uint32_t arg_num)
{
	zval *perms = NULL;
	if (Z_TYPE_P(entry) == IS_ARRAY) {
		perms = zend_hash_str_find_deref(Z_ARRVAL_P(entry), ZEND_STRL("perms"));
		acl->id.scheme = entry_string(Z_ARRVAL_P(entry), "scheme");
		acl->id.id = entry_string(Z_ARRVAL_P(entry), "id");
	}
	if (!perms || Z_TYPE_P(perms) != IS_LONG || !acl->id.scheme || !acl->id.id) {
		zend_argument_value_error(arg_num, "must be a list of ['perms' => int, 'scheme' => string, 'id' => string]");
	} else if (Z_LVAL_P(perms) < 1 || Z_LVAL_P(perms) > ZOO_PERM_ALL) {
		zend_argument_value_error(arg_num, "must have perms made of the constants of Zk\\Perm");
	} else {
		acl->perms = (int32_t)Z_LVAL_P(perms);
	}
	return !EG(exception);
}

bool zk_acl_from_array(struct ACL_vector *acl, HashTable *array, uint32_t arg_num)
{
	zval *entry;
	*acl = (struct ACL_vector){0};
	if (!array) {
		return true;
	}
	if (zend_hash_num_elements(array) == 0) {
		zend_argument_value_error(arg_num, "must not be empty");
		return false;
	}
	acl->data = ecalloc(zend_hash_num_elements(array), sizeof(struct ACL));
	ZEND_HASH_FOREACH_VAL(array, entry) {
		ZVAL_DEREF(entry);
		if (!entry_to_acl(&acl->data[acl->count++], entry, arg_num)) {
			zk_acl_free(acl);
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

void zk_acl_free(struct ACL_vector *acl)
{
	for (int32_t i = 0; i < acl->count; i++) {
		if (acl->data[i].id.scheme) {
			efree(acl->data[i].id.scheme);
		}
		if (acl->data[i].id.id) {
			efree(acl->data[i].id.id);
		}
	}
	if (acl->data) {
		efree(acl->data);
	}
	*acl = (struct ACL_vector){0};
}

const struct ACL_vector *zk_acl_or_default(const struct ACL_vector *acl, const zk_target *target)
{
	if (acl->count > 0) {
		return acl;
	}
	return target->connection->auth_count ? &ZOO_CREATOR_ALL_ACL : &ZOO_OPEN_ACL_UNSAFE;
}

ZEND_METHOD(Zk_Acl, open)
{
	ZEND_PARSE_PARAMETERS_NONE();
	acl_to_array(return_value, &ZOO_OPEN_ACL_UNSAFE);
}

ZEND_METHOD(Zk_Acl, readOnly)
{
	ZEND_PARSE_PARAMETERS_NONE();
	acl_to_array(return_value, &ZOO_READ_ACL_UNSAFE);
}

ZEND_METHOD(Zk_Acl, creatorAll)
{
	ZEND_PARSE_PARAMETERS_NONE();
	acl_to_array(return_value, &ZOO_CREATOR_ALL_ACL);
}

/* org.apache.zookeeper.server.auth.DigestAuthenticationProvider: user:base64(sha1(user:password)). */
static zend_string *digest_id(zend_string *user, zend_string *password)
{
	unsigned char digest[20];
	PHP_SHA1_CTX context;
	PHP_SHA1Init(&context);
	PHP_SHA1Update(&context, (unsigned char *)ZSTR_VAL(user), ZSTR_LEN(user));
	PHP_SHA1Update(&context, (unsigned char *)":", 1);
	PHP_SHA1Update(&context, (unsigned char *)ZSTR_VAL(password), ZSTR_LEN(password));
	PHP_SHA1Final(digest, &context);
	zend_string *encoded = php_base64_encode(digest, sizeof(digest));
	zend_string *id = zend_strpprintf(0, "%s:%s", ZSTR_VAL(user), ZSTR_VAL(encoded));
	zend_string_release(encoded);
	return id;
}

ZEND_METHOD(Zk_Acl, digest)
{
	zend_string *user, *password;
	zend_long perms = ZOO_PERM_ALL;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_PATH_STR(user)
		Z_PARAM_STR(password)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(perms)
	ZEND_PARSE_PARAMETERS_END();

	if (ZSTR_LEN(user) == 0 || strchr(ZSTR_VAL(user), ':')) {
		zend_argument_value_error(1, "must not be empty or contain \":\"");
		RETURN_THROWS();
	}
	if (perms < 1 || perms > ZOO_PERM_ALL) {
		zend_argument_value_error(3, "must be made of the constants of Zk\\Perm");
		RETURN_THROWS();
	}
	array_init_size(return_value, 1);
	add_entry(return_value, perms, zend_string_init(ZEND_STRL("digest"), false), digest_id(user, password));
}

static void reply_to_acl(zval *array, void *reply)
{
	acl_to_array(array, &((zk_reply *)reply)->acl);
}

ZEND_METHOD(Zk_Client, getAcl)
{
	zend_string *path;
	zval *stat = NULL;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(stat)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target || !zk_check_path(target, path, false)) {
		RETURN_THROWS();
	}
	zk_request request = {.kind = ZK_GET_ACL, .path = ZSTR_VAL(path)};
	zk_perform(return_value, stat, target, &request, reply_to_acl);
}

ZEND_METHOD(Zk_Client, setAcl)
{
	zend_string *path;
	HashTable *list;
	zend_long version = -1;
	struct ACL_vector acl;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_ARRAY_HT(list)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(version)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target || !zk_check_path(target, path, false) || !zk_check_version(version, 3) ||
		!zk_acl_from_array(&acl, list, 2)) {
		RETURN_THROWS();
	}
	zk_request request = {.kind = ZK_SET_ACL, .path = ZSTR_VAL(path), .version = (int)version, .acl = &acl};
	if (zk_check_bytes(target, zk_request_bytes(&request), 2)) {
		zk_perform(return_value, NULL, target, &request, NULL);
	}
	zk_acl_free(&acl);
}
