/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 589a0e8b90a0a350fc74713a1119b0cf9638d7fb */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_zk_get_children, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cached, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_zk_get, 0, 1, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(1, stat, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cached, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_zk_exists, 0, 1, Zk\\Stat, 1)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cached, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_zk_create, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, data, IS_STRING, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, mode, Zk\\CreateMode, 0, "Zk\\CreateMode::Persistent")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, acl, IS_ARRAY, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ttlMs, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_zk_set, 0, 2, Zk\\Stat, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, version, IS_LONG, 0, "-1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_zk_delete, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, version, IS_LONG, 0, "-1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Acl_open, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Zk_Acl_readOnly arginfo_class_Zk_Acl_open

#define arginfo_class_Zk_Acl_creatorAll arginfo_class_Zk_Acl_open

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Acl_digest, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, user, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, password, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, perms, IS_LONG, 0, "Zk\\Perm::ALL")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Zk_Client___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, hosts, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, sessionTimeoutMs, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, auth, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, persistent, _IS_BOOL, 0, "true")
ZEND_END_ARG_INFO()

#define arginfo_class_Zk_Client_getChildren arginfo_zk_get_children

#define arginfo_class_Zk_Client_get arginfo_zk_get

#define arginfo_class_Zk_Client_exists arginfo_zk_exists

#define arginfo_class_Zk_Client_create arginfo_zk_create

#define arginfo_class_Zk_Client_set arginfo_zk_set

#define arginfo_class_Zk_Client_delete arginfo_zk_delete

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_createPath, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, acl, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_deleteTree, 0, 1, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_getMany, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, paths, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Zk_Client_getChildrenMany arginfo_class_Zk_Client_getMany

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_getTree, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, depth, IS_LONG, 0, "-1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_getAcl, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(1, stat, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_setAcl, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, acl, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, version, IS_LONG, 0, "-1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_sync, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Zk_Client_transaction, 0, 0, Zk\\Transaction, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Zk_Client_watchChildren, 0, 2, Zk\\Watch, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, on, IS_CALLABLE, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Zk_Client_watchData arginfo_class_Zk_Client_watchChildren

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_poll, 0, 0, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Zk_Client_stream, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Zk_Client_state, 0, 0, Zk\\State, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_sessionId, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_server, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Zk_Client_stats arginfo_class_Zk_Acl_open

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_close, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Zk_Transaction___construct arginfo_class_Zk_Client_stream

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Zk_Transaction_create, 0, 1, Zk\\Transaction, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, data, IS_STRING, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, mode, Zk\\CreateMode, 0, "Zk\\CreateMode::Persistent")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, acl, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Zk_Transaction_set, 0, 2, Zk\\Transaction, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, version, IS_LONG, 0, "-1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Zk_Transaction_delete, 0, 1, Zk\\Transaction, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, version, IS_LONG, 0, "-1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Zk_Transaction_check, 0, 2, Zk\\Transaction, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, version, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Zk_Transaction_commit arginfo_class_Zk_Acl_open

#define arginfo_class_Zk_Watch___construct arginfo_class_Zk_Client_stream

#define arginfo_class_Zk_Watch_stop arginfo_class_Zk_Client_close

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Zk_Exception___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, path, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, outcomeUnknown, _IS_BOOL, 0, "false")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, operationIndex, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(zk_get_children);
ZEND_FUNCTION(zk_get);
ZEND_FUNCTION(zk_exists);
ZEND_FUNCTION(zk_create);
ZEND_FUNCTION(zk_set);
ZEND_FUNCTION(zk_delete);
ZEND_METHOD(Zk_Acl, open);
ZEND_METHOD(Zk_Acl, readOnly);
ZEND_METHOD(Zk_Acl, creatorAll);
ZEND_METHOD(Zk_Acl, digest);
ZEND_METHOD(Zk_Client, __construct);
ZEND_METHOD(Zk_Client, createPath);
ZEND_METHOD(Zk_Client, deleteTree);
ZEND_METHOD(Zk_Client, getMany);
ZEND_METHOD(Zk_Client, getChildrenMany);
ZEND_METHOD(Zk_Client, getTree);
ZEND_METHOD(Zk_Client, getAcl);
ZEND_METHOD(Zk_Client, setAcl);
ZEND_METHOD(Zk_Client, sync);
ZEND_METHOD(Zk_Client, transaction);
ZEND_METHOD(Zk_Client, watchChildren);
ZEND_METHOD(Zk_Client, watchData);
ZEND_METHOD(Zk_Client, poll);
ZEND_METHOD(Zk_Client, stream);
ZEND_METHOD(Zk_Client, state);
ZEND_METHOD(Zk_Client, sessionId);
ZEND_METHOD(Zk_Client, server);
ZEND_METHOD(Zk_Client, stats);
ZEND_METHOD(Zk_Client, close);
ZEND_METHOD(Zk_Transaction, __construct);
ZEND_METHOD(Zk_Transaction, create);
ZEND_METHOD(Zk_Transaction, set);
ZEND_METHOD(Zk_Transaction, delete);
ZEND_METHOD(Zk_Transaction, check);
ZEND_METHOD(Zk_Transaction, commit);
ZEND_METHOD(Zk_Watch, __construct);
ZEND_METHOD(Zk_Watch, stop);
ZEND_METHOD(Zk_Exception, __construct);


static const zend_function_entry ext_functions[] = {
	ZEND_FE(zk_get_children, arginfo_zk_get_children)
	ZEND_FE(zk_get, arginfo_zk_get)
	ZEND_FE(zk_exists, arginfo_zk_exists)
	ZEND_FE(zk_create, arginfo_zk_create)
	ZEND_FE(zk_set, arginfo_zk_set)
	ZEND_FE(zk_delete, arginfo_zk_delete)
	ZEND_FE_END
};


static const zend_function_entry class_Zk_CreateMode_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_Stat_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_Perm_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_Acl_methods[] = {
	ZEND_ME(Zk_Acl, open, arginfo_class_Zk_Acl_open, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Zk_Acl, readOnly, arginfo_class_Zk_Acl_readOnly, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Zk_Acl, creatorAll, arginfo_class_Zk_Acl_creatorAll, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Zk_Acl, digest, arginfo_class_Zk_Acl_digest, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Zk_State_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_Client_methods[] = {
	ZEND_ME(Zk_Client, __construct, arginfo_class_Zk_Client___construct, ZEND_ACC_PUBLIC)
	ZEND_ME_MAPPING(getChildren, zk_get_children, arginfo_class_Zk_Client_getChildren, ZEND_ACC_PUBLIC)
	ZEND_ME_MAPPING(get, zk_get, arginfo_class_Zk_Client_get, ZEND_ACC_PUBLIC)
	ZEND_ME_MAPPING(exists, zk_exists, arginfo_class_Zk_Client_exists, ZEND_ACC_PUBLIC)
	ZEND_ME_MAPPING(create, zk_create, arginfo_class_Zk_Client_create, ZEND_ACC_PUBLIC)
	ZEND_ME_MAPPING(set, zk_set, arginfo_class_Zk_Client_set, ZEND_ACC_PUBLIC)
	ZEND_ME_MAPPING(delete, zk_delete, arginfo_class_Zk_Client_delete, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, createPath, arginfo_class_Zk_Client_createPath, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, deleteTree, arginfo_class_Zk_Client_deleteTree, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, getMany, arginfo_class_Zk_Client_getMany, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, getChildrenMany, arginfo_class_Zk_Client_getChildrenMany, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, getTree, arginfo_class_Zk_Client_getTree, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, getAcl, arginfo_class_Zk_Client_getAcl, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, setAcl, arginfo_class_Zk_Client_setAcl, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, sync, arginfo_class_Zk_Client_sync, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, transaction, arginfo_class_Zk_Client_transaction, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, watchChildren, arginfo_class_Zk_Client_watchChildren, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, watchData, arginfo_class_Zk_Client_watchData, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, poll, arginfo_class_Zk_Client_poll, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, stream, arginfo_class_Zk_Client_stream, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, state, arginfo_class_Zk_Client_state, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, sessionId, arginfo_class_Zk_Client_sessionId, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, server, arginfo_class_Zk_Client_server, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, stats, arginfo_class_Zk_Client_stats, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, close, arginfo_class_Zk_Client_close, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Zk_Transaction_methods[] = {
	ZEND_ME(Zk_Transaction, __construct, arginfo_class_Zk_Transaction___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Zk_Transaction, create, arginfo_class_Zk_Transaction_create, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Transaction, set, arginfo_class_Zk_Transaction_set, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Transaction, delete, arginfo_class_Zk_Transaction_delete, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Transaction, check, arginfo_class_Zk_Transaction_check, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Transaction, commit, arginfo_class_Zk_Transaction_commit, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Zk_Watch_methods[] = {
	ZEND_ME(Zk_Watch, __construct, arginfo_class_Zk_Watch___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Zk_Watch, stop, arginfo_class_Zk_Watch_stop, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Zk_Exception_methods[] = {
	ZEND_ME(Zk_Exception, __construct, arginfo_class_Zk_Exception___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Zk_NoNodeException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_NodeExistsException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_NotEmptyException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_BadVersionException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_NoAuthException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_NoChildrenForEphemeralsException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_InvalidAclException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_ConnectionLossException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_TimeoutException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_SessionExpiredException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_AuthFailedException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Zk_CreateMode(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Zk\\CreateMode", IS_LONG, class_Zk_CreateMode_methods);

	zval enum_case_Persistent_value;
	ZVAL_LONG(&enum_case_Persistent_value, 0);
	zend_enum_add_case_cstr(class_entry, "Persistent", &enum_case_Persistent_value);

	zval enum_case_Ephemeral_value;
	ZVAL_LONG(&enum_case_Ephemeral_value, 1);
	zend_enum_add_case_cstr(class_entry, "Ephemeral", &enum_case_Ephemeral_value);

	zval enum_case_PersistentSequential_value;
	ZVAL_LONG(&enum_case_PersistentSequential_value, 2);
	zend_enum_add_case_cstr(class_entry, "PersistentSequential", &enum_case_PersistentSequential_value);

	zval enum_case_EphemeralSequential_value;
	ZVAL_LONG(&enum_case_EphemeralSequential_value, 3);
	zend_enum_add_case_cstr(class_entry, "EphemeralSequential", &enum_case_EphemeralSequential_value);

	zval enum_case_Container_value;
	ZVAL_LONG(&enum_case_Container_value, 4);
	zend_enum_add_case_cstr(class_entry, "Container", &enum_case_Container_value);

	return class_entry;
}

static zend_class_entry *register_class_Zk_Stat(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "Stat", class_Zk_Stat_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_czxid_default_value;
	ZVAL_UNDEF(&property_czxid_default_value);
	zend_string *property_czxid_name = zend_string_init("czxid", sizeof("czxid") - 1, 1);
	zend_declare_typed_property(class_entry, property_czxid_name, &property_czxid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_czxid_name);

	zval property_mzxid_default_value;
	ZVAL_UNDEF(&property_mzxid_default_value);
	zend_string *property_mzxid_name = zend_string_init("mzxid", sizeof("mzxid") - 1, 1);
	zend_declare_typed_property(class_entry, property_mzxid_name, &property_mzxid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_mzxid_name);

	zval property_pzxid_default_value;
	ZVAL_UNDEF(&property_pzxid_default_value);
	zend_string *property_pzxid_name = zend_string_init("pzxid", sizeof("pzxid") - 1, 1);
	zend_declare_typed_property(class_entry, property_pzxid_name, &property_pzxid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_pzxid_name);

	zval property_ctime_default_value;
	ZVAL_UNDEF(&property_ctime_default_value);
	zend_string *property_ctime_name = zend_string_init("ctime", sizeof("ctime") - 1, 1);
	zend_declare_typed_property(class_entry, property_ctime_name, &property_ctime_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_ctime_name);

	zval property_mtime_default_value;
	ZVAL_UNDEF(&property_mtime_default_value);
	zend_string *property_mtime_name = zend_string_init("mtime", sizeof("mtime") - 1, 1);
	zend_declare_typed_property(class_entry, property_mtime_name, &property_mtime_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_mtime_name);

	zval property_version_default_value;
	ZVAL_UNDEF(&property_version_default_value);
	zend_string *property_version_name = zend_string_init("version", sizeof("version") - 1, 1);
	zend_declare_typed_property(class_entry, property_version_name, &property_version_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_version_name);

	zval property_cversion_default_value;
	ZVAL_UNDEF(&property_cversion_default_value);
	zend_string *property_cversion_name = zend_string_init("cversion", sizeof("cversion") - 1, 1);
	zend_declare_typed_property(class_entry, property_cversion_name, &property_cversion_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_cversion_name);

	zval property_aversion_default_value;
	ZVAL_UNDEF(&property_aversion_default_value);
	zend_string *property_aversion_name = zend_string_init("aversion", sizeof("aversion") - 1, 1);
	zend_declare_typed_property(class_entry, property_aversion_name, &property_aversion_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_aversion_name);

	zval property_ephemeralOwner_default_value;
	ZVAL_UNDEF(&property_ephemeralOwner_default_value);
	zend_string *property_ephemeralOwner_name = zend_string_init("ephemeralOwner", sizeof("ephemeralOwner") - 1, 1);
	zend_declare_typed_property(class_entry, property_ephemeralOwner_name, &property_ephemeralOwner_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_ephemeralOwner_name);

	zval property_dataLength_default_value;
	ZVAL_UNDEF(&property_dataLength_default_value);
	zend_string *property_dataLength_name = zend_string_init("dataLength", sizeof("dataLength") - 1, 1);
	zend_declare_typed_property(class_entry, property_dataLength_name, &property_dataLength_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_dataLength_name);

	zval property_numChildren_default_value;
	ZVAL_UNDEF(&property_numChildren_default_value);
	zend_string *property_numChildren_name = zend_string_init("numChildren", sizeof("numChildren") - 1, 1);
	zend_declare_typed_property(class_entry, property_numChildren_name, &property_numChildren_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_numChildren_name);

	return class_entry;
}

static zend_class_entry *register_class_Zk_Perm(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "Perm", class_Zk_Perm_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	zval const_READ_value;
	ZVAL_LONG(&const_READ_value, 1);
	zend_string *const_READ_name = zend_string_init_interned("READ", sizeof("READ") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_READ_name, &const_READ_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_READ_name);

	zval const_WRITE_value;
	ZVAL_LONG(&const_WRITE_value, 2);
	zend_string *const_WRITE_name = zend_string_init_interned("WRITE", sizeof("WRITE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_WRITE_name, &const_WRITE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_WRITE_name);

	zval const_CREATE_value;
	ZVAL_LONG(&const_CREATE_value, 4);
	zend_string *const_CREATE_name = zend_string_init_interned("CREATE", sizeof("CREATE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CREATE_name, &const_CREATE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CREATE_name);

	zval const_DELETE_value;
	ZVAL_LONG(&const_DELETE_value, 8);
	zend_string *const_DELETE_name = zend_string_init_interned("DELETE", sizeof("DELETE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DELETE_name, &const_DELETE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DELETE_name);

	zval const_ADMIN_value;
	ZVAL_LONG(&const_ADMIN_value, 16);
	zend_string *const_ADMIN_name = zend_string_init_interned("ADMIN", sizeof("ADMIN") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ADMIN_name, &const_ADMIN_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ADMIN_name);

	zval const_ALL_value;
	ZVAL_LONG(&const_ALL_value, 31);
	zend_string *const_ALL_name = zend_string_init_interned("ALL", sizeof("ALL") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ALL_name, &const_ALL_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ALL_name);

	return class_entry;
}

static zend_class_entry *register_class_Zk_Acl(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "Acl", class_Zk_Acl_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}

static zend_class_entry *register_class_Zk_State(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Zk\\State", IS_UNDEF, class_Zk_State_methods);

	zend_enum_add_case_cstr(class_entry, "Disconnected", NULL);

	zend_enum_add_case_cstr(class_entry, "Connecting", NULL);

	zend_enum_add_case_cstr(class_entry, "Connected", NULL);

	zend_enum_add_case_cstr(class_entry, "Expired", NULL);

	zend_enum_add_case_cstr(class_entry, "AuthFailed", NULL);

	zend_enum_add_case_cstr(class_entry, "Closed", NULL);

	return class_entry;
}

static zend_class_entry *register_class_Zk_Client(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "Client", class_Zk_Client_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Zk_Transaction(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "Transaction", class_Zk_Transaction_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Zk_Watch(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "Watch", class_Zk_Watch_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Zk_Exception(zend_class_entry *class_entry_RuntimeException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "Exception", class_Zk_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);

	zval property_path_default_value;
	ZVAL_UNDEF(&property_path_default_value);
	zend_string *property_path_name = zend_string_init("path", sizeof("path") - 1, 1);
	zend_declare_typed_property(class_entry, property_path_name, &property_path_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_path_name);

	zval property_outcomeUnknown_default_value;
	ZVAL_UNDEF(&property_outcomeUnknown_default_value);
	zend_string *property_outcomeUnknown_name = zend_string_init("outcomeUnknown", sizeof("outcomeUnknown") - 1, 1);
	zend_declare_typed_property(class_entry, property_outcomeUnknown_name, &property_outcomeUnknown_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_outcomeUnknown_name);

	zval property_operationIndex_default_value;
	ZVAL_UNDEF(&property_operationIndex_default_value);
	zend_string *property_operationIndex_name = zend_string_init("operationIndex", sizeof("operationIndex") - 1, 1);
	zend_declare_typed_property(class_entry, property_operationIndex_name, &property_operationIndex_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_operationIndex_name);

	return class_entry;
}

static zend_class_entry *register_class_Zk_NoNodeException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "NoNodeException", class_Zk_NoNodeException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_NodeExistsException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "NodeExistsException", class_Zk_NodeExistsException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_NotEmptyException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "NotEmptyException", class_Zk_NotEmptyException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_BadVersionException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "BadVersionException", class_Zk_BadVersionException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_NoAuthException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "NoAuthException", class_Zk_NoAuthException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_NoChildrenForEphemeralsException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "NoChildrenForEphemeralsException", class_Zk_NoChildrenForEphemeralsException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_InvalidAclException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "InvalidAclException", class_Zk_InvalidAclException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_ConnectionLossException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "ConnectionLossException", class_Zk_ConnectionLossException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_TimeoutException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "TimeoutException", class_Zk_TimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_SessionExpiredException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "SessionExpiredException", class_Zk_SessionExpiredException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Zk_AuthFailedException(zend_class_entry *class_entry_Zk_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Zk", "AuthFailedException", class_Zk_AuthFailedException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Zk_Exception);

	return class_entry;
}
