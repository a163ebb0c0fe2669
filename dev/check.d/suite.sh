# Sourced by the parts that run the phpt files with a build of their own.
# shellcheck shell=bash
source "$TOP/dev/suite.sh"

# suite TITLE FILE...: the phpt FILEs. Ends the script where one failed, or where a sanitizer has left a complaint in a file that is
# called $REPORTS.*.
suite() {
	local title=$1 passed=0 failed=0 began=$SECONDS reports
	shift
	phpt -- "$@"
	if [[ ${REPORTS-} ]] && mapfile -t reports < <(grep -ls '^SUMMARY: ' "$REPORTS".*) && ((${#reports[@]})); then
		head -qn 80 "${reports[@]}"
		die "$title: ${#reports[@]} processes with complaints"
	fi
	((!failed)) || die "$title: $failed of $# tests failed"
	echo "$title: $passed tests passed in $((SECONDS - began)) s"
}

# sanitized FLAG...: the extension with these flags of gcc, and a $PHP that has the runtimes they need.
sanitized() {
	local preload=$WORK/sanitize.so
	build "$WORK/build" -g -O1 -fno-omit-frame-pointer "$@"
	gcc -shared -fPIC -O1 -Wall -Wextra -Werror -o "$WORK/sanitize.so" "$TOP/dev/check.d/sanitize.c"
	case $* in
	*address*) preload+=:$(gcc -print-file-name=libasan.so):$(gcc -print-file-name=libubsan.so) ;;
	*thread*) preload+=:$(gcc -print-file-name=libtsan.so) ;;
	esac
	# Under its own name: PHP_BINARY is what tests start more of it by.
	cat >"$WORK/php" <<-EOF
		#!/bin/bash
		export LD_PRELOAD=$preload\${LD_PRELOAD:+:\$LD_PRELOAD}
		exec -a "\$0" $PHP "\$@"
	EOF
	chmod +x "$WORK/php"
	PHP=$WORK/php REPORTS=$WORK/report
	export ZKEXT_TEST_HOSTS=$ZK_HOSTS ZKEXT_TOP=$TOP USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1
	cd "$WORK/build" || exit
}
