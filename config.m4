PHP_ARG_ENABLE([zkext],
  [whether to enable the ZooKeeper client],
  [AS_HELP_STRING([--enable-zkext], [Enable the ZooKeeper client on libzookeeper_mt])])

PHP_ARG_WITH([libzookeeper-dir],
  [where libzookeeper_mt is installed],
  [AS_HELP_STRING([--with-libzookeeper-dir=DIR], [Prefix of libzookeeper_mt, if not a system one])],
  [no],
  [no])

if test "$PHP_ZKEXT" != "no"; then
  if test "$PHP_LIBZOOKEEPER_DIR" != "no"; then
    PHP_ADD_INCLUDE([$PHP_LIBZOOKEEPER_DIR/include])
    PHP_ADD_LIBRARY_WITH_PATH([zookeeper_mt], [$PHP_LIBZOOKEEPER_DIR/$PHP_LIBDIR], [ZKEXT_SHARED_LIBADD])
    CPPFLAGS="$CPPFLAGS -I$PHP_LIBZOOKEEPER_DIR/include"
    LDFLAGS="$LDFLAGS -L$PHP_LIBZOOKEEPER_DIR/$PHP_LIBDIR"
  else
    PHP_ADD_LIBRARY([zookeeper_mt], [], [ZKEXT_SHARED_LIBADD])
  fi

  AC_CHECK_HEADER([zookeeper/zookeeper.h], [],
    [AC_MSG_ERROR([zookeeper/zookeeper.h not found: install libzookeeper-mt-dev or give --with-libzookeeper-dir])])
  PHP_CHECK_LIBRARY([zookeeper_mt], [zoo_set_servers_resolution_delay], [],
    [AC_MSG_ERROR([libzookeeper_mt 3.8 or newer not found: install libzookeeper-mt-dev or give --with-libzookeeper-dir])])

  dnl The library's threads outlive nothing of ours, but their code must stay mapped until the process ends.
  ZKEXT_SHARED_LIBADD="$ZKEXT_SHARED_LIBADD -Wl,-z,nodelete"
  PHP_SUBST([ZKEXT_SHARED_LIBADD])

  zkext_library_side="zk_process.c zk_registry.c zk_connection.c zk_session.c zk_op.c zk_request.c zk_batch.c zk_entry.c zk_refresh.c zk_cache.c zk_listen.c zk_hosts.c zk_resolve.c zk_path.c zk_log.c"
  zkext_engine_side="zkext.c zk_client.c zk_target.c zk_children.c zk_node.c zk_acl.c zk_transaction.c zk_many.c zk_tree.c zk_copy.c zk_watch.c zk_poll.c zk_error.c"

  dnl THREADED declares the library's synchronous calls, which zk_get_children() uses.
  PHP_NEW_EXTENSION([zkext], [$zkext_engine_side $zkext_library_side], [$ext_shared],,
    [-DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -DTHREADED -std=gnu11])
  PHP_ADD_MAKEFILE_FRAGMENT
fi
