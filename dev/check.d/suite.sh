# Sourced by the parts that run the phpt files with a build of their own.
# shellcheck shell=bash

# suite TITLE FILE... [-- OPTION...]: the phpt FILEs with the extension in $SO, once. A test that was skipped has not passed.
# Ends the script where one failed, or where a sanitizer has left a complaint in a file that is called $REPORTS.*.
suite() {
	local title=$1 result file name began=$SECONDS reports
	shift
	local tests=()
	while (($#)) && [[ $1 != -- ]]; do tests+=("$1") && shift; done
	: >"$WORK/results"
	foreground "$PHP" -n run-tests.php -p "$PHP" -n -d "extension=$SO" -q -j2 --set-timeout 300 --no-color --no-progress \
		-W "$WORK/results" "${@:2}" "${tests[@]}" >"$WORK/suite.log" 2>&1 || true
	local passed=0 skipped=0
	while IFS=$'\t' read -r result file; do
		name=tests/$(basename "$file")
		if [[ $result == PASSED ]]; then
			passed=$((passed + 1))
			continue
		fi
		# The tests look at this variable too, to know that their PHP is slow and has no memory_limit.
		if [[ $result == SKIPPED && ${USE_ZEND_ALLOC-} == 0 ]] && grep -qF "[$name] reason: slow under valgrind" "$WORK/suite.log"; then
			skipped=$((skipped + 1))
			continue
		fi
		echo "$result $name"
		grep -F "[$name]" "$WORK/suite.log" || true
		tail -n 60 "${name%.phpt}.diff" 2>/dev/null || true
	done <"$WORK/results"
	if [[ ${REPORTS-} ]] && mapfile -t reports < <(grep -ls '^SUMMARY: ' "$REPORTS".*) && ((${#reports[@]})); then
		head -qn 80 "${reports[@]}"
		die "$title: ${#reports[@]} processes with complaints"
	fi
	if ((passed + skipped < ${#tests[@]})); then
		tail -n 20 "$WORK/suite.log"
		die "$title: $((${#tests[@]} - passed - skipped)) of ${#tests[@]} tests failed"
	fi
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
		export LD_PRELOAD=$preload
		exec -a "\$0" $PHP "\$@"
	EOF
	chmod +x "$WORK/php"
	PHP=$WORK/php REPORTS=$WORK/report
	export ZKEXT_TEST_HOSTS=$ZK_HOSTS ZKEXT_TOP=$TOP USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1
	cd "$WORK/build" || exit
}
