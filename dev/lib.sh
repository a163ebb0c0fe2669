# Sourced by the scripts beside it: a workspace that cleans up after itself, and the servers that run in it.
# shellcheck shell=bash disable=SC2034  # what is set here is used there
set -euo pipefail

TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
MEMCHECK=(--leak-check=full --num-callers=40
	"--show-leak-kinds=definite,indirect,possible" "--errors-for-leak-kinds=definite,indirect,possible")

die() {
	printf '%s: %s\n' "${0##*/}" "$*" >&2
	exit 1
}

# What the head of the script says.
usage() {
	sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
	exit 2
}

# within SECONDS COMMAND...: tries the command until it succeeds; fails when the time is over.
within() {
	local deadline=$((SECONDS + $1))
	shift
	until "$@"; do
		((SECONDS < deadline)) || return 1
		sleep 0.05
	done
}

# A zombie has ended: where nobody reaps orphans, kill -0 would call it alive for ever.
alive() {
	local stat
	{ read -r stat <"/proc/$1/stat"; } 2>/dev/null && [[ $stat != *') Z '* ]]
}

none_alive() {
	local pid
	for pid; do ! alive "$pid" || return 1; done
}

# tree PID...: the processes and all below them. A master that has to be killed would leave its workers behind.
tree() {
	local pid children=
	for pid; do
		echo "$pid"
		read -r children 2>/dev/null <"/proc/$pid/task/$pid/children" || true
		# shellcheck disable=SC2086  # a list
		tree $children
	done
}

# finish PID...: SIGTERM, five seconds' grace, SIGKILL. SIGCONT first, as a stopped process hears no SIGTERM.
finish() {
	local pids
	mapfile -t pids < <(tree "$@")
	((${#pids[@]})) || return 0
	kill -CONT "${pids[@]}" 2>/dev/null || true
	kill -TERM "${pids[@]}" 2>/dev/null || true
	within 5 none_alive "${pids[@]}" || kill -KILL "${pids[@]}" 2>/dev/null || true
}

# foreground COMMAND...: waits for it, but so that a signal is acted on at once and not when the command is done.
foreground() {
	"$@" </dev/null &
	wait $!
}

# Whatever this script has started and not waited for, and whatever ZooKeeper stands in its workspace, whoever started it:
# a test that was cut short could not stop its own.
leave() {
	local children=
	set +e
	trap '' INT TERM
	read -r children <"/proc/$BASHPID/task/$BASHPID/children"
	# shellcheck disable=SC2086  # a list
	finish $children
	find "$WORK" -name '*.port' -printf '%h\n' | sort -u | while read -r dir; do "$TOP/dev/zookeeper" stop "$dir"; done
	rm -rf "$WORK"
}

# A folder of this run's own in $WORK; nothing in it, and nothing started from here on, outlives the script.
workspace() {
	WORK=$(mktemp -d "${TMPDIR:-/tmp}/zkext.XXXXXX")
	# The workers of nginx and php-fpm are another user.
	chmod 755 "$WORK"
	trap leave EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
}

# php_paths: the programs of the PHP that gets the extension.
php_paths() {
	PHP=$(php-config --php-binary)
	FPM=$(php-config --prefix)/sbin/php-fpm$(php-config --version | cut -d. -f1,2)
}

# answers PORT
answers() {
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# A port nobody listens on. Below the range of outgoing connections, where none of them can take it while its server is
# away (a client that tries a closed port of that range again and again ends up connected to itself). Two runs can be
# given the same one, so a server that cannot bind is started again on another.
free_port() {
	local port
	while port=$((10000 + RANDOM % 20000)); answers "$port"; do :; done
	echo "$port"
}

# copy_sources DIR: what git tracks or would track, as it is now.
copy_sources() {
	mkdir -p "$1"
	# A checkout may belong to another user than the one who tests it.
	(cd "$TOP" && git -c safe.directory='*' ls-files -coz --exclude-standard |
		while IFS= read -rd '' file; do [[ ! -e $file ]] || printf '%s\0' "$file"; done |
		xargs -0 cp --parents -t "$1")
}

# leaky_sources DIR: the same, but zk_get_children() gives nothing back to the library. A checkout too, or there would be nothing that
# says what its sources are.
leaky_sources() {
	copy_sources "$1"
	git init -q "$1"
	sed -i '/^\s*deallocate_String_vector(/d' "$1/zk_children.c"
	! cmp -s "$TOP/zk_children.c" "$1/zk_children.c" || die 'zk_children.c has no such line'
}

# build DIR [CFLAG...]: the extension, from a copy of the sources; $SO is the result.
build() {
	copy_sources "$1"
	make_extension "$@"
}

# make_extension DIR [CFLAG...]: from the sources there.
make_extension() {
	local dir=$1
	shift
	# shellcheck disable=SC2016  # make expands these
	if ! (cd "$dir" && phpize && ./configure -q --enable-zkext &&
		make -s -j2 LIBTOOL='$(SHELL) $(top_builddir)/libtool --silent' EXTRA_CFLAGS="$*") >"$dir.log" 2>&1; then
		tail -n 80 "$dir.log" >&2
		die 'the build failed'
	fi
	SO=$dir/modules/zkext.so
}

# four_letters HOST:PORT WORD: asks a ZooKeeper server; fails when it does not answer within two seconds.
four_letters() {
	local port=${1##*:}
	# shellcheck disable=SC2016  # the inner shell expands these
	timeout 2 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1" && printf %s "$2" >&3 && cat <&3' _ "$port" "$2" 2>/dev/null
}

# A server of this run's own, $ZK_HOSTS.
start_zookeeper() {
	ZK_HOSTS=$("$TOP/dev/zookeeper" start "$WORK/zookeeper")
}

# create_services: the nodes the pages ask for.
create_services() {
	"$TOP/dev/zookeeper" cli "$ZK_HOSTS" >"$WORK/cli.log" 2>&1 <<-EOF
		create /services
		create /services/web
		create /services/web/10.0.0.1:8080
		create /services/web/10.0.0.2:8080
		create /services/web/10.0.0.3:8080
	EOF
}

# start_fpm WORKERS [OPTION...]: php-fpm with the extension in $SO (none if that is empty) on the pages of dev/pages.
# $FPM_PID is its master. $FPM_WRAPPER is put before the command, for valgrind.
start_fpm() {
	local workers=$1
	shift
	[[ -z ${SO-} ]] || set -- -d "extension=$SO" -d "zkext.hosts=$ZK_HOSTS" "$@"
	cp -r "$TOP/dev/pages" "$WORK"
	: >"$WORK/fpm.log"
	cat >"$WORK/fpm.conf" <<-EOF
		[global]
		error_log = $WORK/fpm.log
		process_control_timeout = 20s
		[www]
		user = www-data
		group = www-data
		listen = $WORK/fpm.sock
		listen.mode = 0666
		pm = static
		pm.max_children = $workers
		pm.max_requests = 0
		catch_workers_output = yes
		php_admin_flag[display_errors] = off
		php_admin_flag[log_errors] = on
	EOF
	"${FPM_WRAPPER[@]}" "$FPM" -n -F -y "$WORK/fpm.conf" "$@" </dev/null 2>"$WORK/fpm.err" &
	FPM_PID=$!
	if ! within 20 grep -qs 'ready to handle connections' "$WORK/fpm.log"; then
		cat "$WORK/fpm.err" "$WORK/fpm.log" >&2
		die 'php-fpm did not start'
	fi
}
FPM_WRAPPER=()

fpm_workers() {
	cat "/proc/$FPM_PID/task/$FPM_PID/children"
}

# start_nginx: serves dev/pages through php-fpm at $URL.
start_nginx() {
	local port
	for _ in 1 2 3 4 5; do
		port=$(free_port)
		cat >"$WORK/nginx.conf" <<-EOF
			daemon off;
			user www-data;
			worker_processes 1;
			pid $WORK/nginx.pid;
			error_log $WORK/nginx.log;
			events { worker_connections 512; }
			http {
				access_log off;
				client_body_temp_path $WORK/nginx.body;
				fastcgi_temp_path $WORK/nginx.fastcgi;
				proxy_temp_path $WORK/nginx.proxy;
				scgi_temp_path $WORK/nginx.scgi;
				uwsgi_temp_path $WORK/nginx.uwsgi;
				server {
					listen 127.0.0.1:$port backlog=512;
					location / {
						fastcgi_param SCRIPT_FILENAME $WORK/pages\$fastcgi_script_name;
						fastcgi_param REQUEST_METHOD \$request_method;
						fastcgi_param QUERY_STRING \$query_string;
						fastcgi_pass unix:$WORK/fpm.sock;
					}
				}
			}
		EOF
		/usr/sbin/nginx -e "$WORK/nginx.log" -c "$WORK/nginx.conf" </dev/null 2>/dev/null &
		URL=http://127.0.0.1:$port
		# nginx writes its pid file once it has its port.
		while alive $!; do
			[[ ! -s $WORK/nginx.pid ]] || return 0
			sleep 0.05
		done
	done
	cat "$WORK/nginx.log" >&2
	die 'nginx did not start'
}

# load PAGE REQUESTS: as many requests, four at a time; fails if one of them is not answered as the first one was.
load() {
	ab -q -n "$2" -c 4 "$URL/$1" >"$WORK/ab.log" 2>&1 &&
		grep -q '^Failed requests: *0$' "$WORK/ab.log" && ! grep -q '^Non-2xx' "$WORK/ab.log"
}
