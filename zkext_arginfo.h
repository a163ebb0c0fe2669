/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 73495568645386bfc685cef3fc266cb504bdf644 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_zk_get_children, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Zk_Client___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, hosts, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, sessionTimeoutMs, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, auth, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, persistent, _IS_BOOL, 0, "true")
ZEND_END_ARG_INFO()

#define arginfo_class_Zk_Client_getChildren arginfo_zk_get_children

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Zk_Client_state, 0, 0, Zk\\State, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_sessionId, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_server, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Zk_Client_close, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Zk_Exception___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, path, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, outcomeUnknown, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(zk_get_children);
ZEND_METHOD(Zk_Client, __construct);
ZEND_METHOD(Zk_Client, state);
ZEND_METHOD(Zk_Client, sessionId);
ZEND_METHOD(Zk_Client, server);
ZEND_METHOD(Zk_Client, close);
ZEND_METHOD(Zk_Exception, __construct);


static const zend_function_entry ext_functions[] = {
	ZEND_FE(zk_get_children, arginfo_zk_get_children)
	ZEND_FE_END
};


static const zend_function_entry class_Zk_State_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Zk_Client_methods[] = {
	ZEND_ME(Zk_Client, __construct, arginfo_class_Zk_Client___construct, ZEND_ACC_PUBLIC)
	ZEND_ME_MAPPING(getChildren, zk_get_children, arginfo_class_Zk_Client_getChildren, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, state, arginfo_class_Zk_Client_state, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, sessionId, arginfo_class_Zk_Client_sessionId, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, server, arginfo_class_Zk_Client_server, ZEND_ACC_PUBLIC)
	ZEND_ME(Zk_Client, close, arginfo_class_Zk_Client_close, ZEND_ACC_PUBLIC)
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
