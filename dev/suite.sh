# Sourced by what runs the phpt files.
# shellcheck shell=bash

# phpt [OPTION...] -- FILE...: each FILE once, in the folder of the build, with $PHP and the extension in $SO. Shows what failed,
# and counts in $passed and $failed. A test that was skipped has not passed; only that it is too slow where all memory is malloc()'s,
# or beyond ThreadSanitizer, is excused, and counted as neither.
phpt() {
	local result file name options=() seen=0 slow=''
	while [[ $1 != -- ]]; do options+=("$1") && shift; done
	shift
	if [[ ${USE_ZEND_ALLOC-} == 0 || " ${options[*]-} " == *' -m '* ]]; then slow=1; fi
	# It deals out a dozen tests at a time, so that one worker would get all that wait for something.
	sed -i 's/maxBatchSize = .*/maxBatchSize = 0;/' run-tests.php
	: >"$WORK/results"
	# Most of them wait most of the time.
	foreground "$PHP" -n run-tests.php -p "$PHP" -n -d "extension=$SO" -q "-j$((3 * $(nproc)))" --set-timeout 300 --no-color --no-progress \
		-W "$WORK/results" "${options[@]}" "$@" >"$WORK/suite.log" 2>&1 || true
	while IFS=$'\t' read -r result file; do
		seen=$((seen + 1)) name=tests/$(basename "$file")
		if [[ $result == PASSED ]]; then
			passed=$((passed + 1))
		elif [[ ! $slow || $result != SKIPPED ]] || ! grep -qE "\[$name\] reason: (slow under valgrind|ThreadSanitizer)" "$WORK/suite.log"; then
			failed=$((failed + 1))
			echo "$result $name"
			grep -F "[$name] reason:" "$WORK/suite.log" || true
			tail -n 100 "${name%.phpt}".{diff,mem} 2>/dev/null || true
			echo
		fi
	done <"$WORK/results"
	if ((seen < $#)); then
		failed=$((failed + $# - seen))
		echo "$(($# - seen)) tests gave no result:"
		tail -n 40 "$WORK/suite.log"
	fi
}
