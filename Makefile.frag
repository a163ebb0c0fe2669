# make memcheck SCRIPT=examples/one_request.php: what that script loses, in one line, and the stacks where it is something.
# Without the Zend allocator, so that each block is seen, and with modules left loaded, so that each stack has names.
SCRIPT = $(top_srcdir)/examples/one_request.php

.PHONY: memcheck
memcheck: $(phplibdir)/zkext.so
	@rm -f memcheck.log; status=0; \
	USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1 valgrind --tool=memcheck --leak-check=full --num-callers=40 \
		--show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible \
		--error-exitcode=1 --log-file=memcheck.log \
		$(PHP_EXECUTABLE) -n -d extension=$(phplibdir)/zkext.so $(PHPFLAGS) $(SCRIPT) || status=$$?; \
	test $$status = 0 || sed -n '/ lost in loss record /,/^==[0-9]*== $$/p; /^==[0-9]*== Invalid /,/^==[0-9]*== $$/p' memcheck.log; \
	awk 'BEGIN { d = i = p = 0 } $$3 == "lost:" && $$2 == "definitely" { d = $$4 } $$3 == "lost:" && $$2 == "indirectly" { i = $$4 } \
		$$3 == "lost:" && $$2 == "possibly" { p = $$4 } \
		END { printf "definitely %s bytes, indirectly %s bytes, possibly %s bytes lost\n", d, i, p }' memcheck.log; \
	exit $$status
