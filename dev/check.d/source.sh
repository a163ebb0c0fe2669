# Sourced by the parts that build what Debian has in another way: where Debian comes from on this machine.
# shellcheck shell=bash disable=SC2034  # what is set here is used there

# mirrors: the addresses that apt has for this release. $CODENAME is the release.
mirrors() {
	# shellcheck disable=SC2016  # apt expands these
	apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Release: $CODENAME" 'Component: main' | sed 's|/$||'
}

# upstream PACKAGE DIR: the source, as its authors released it, unpacked to DIR.
upstream() {
	local apt=$WORK/apt.$1 options
	mkdir -p "$apt/lists/partial" "$2"
	mirrors | sed "s|.*|deb-src [signed-by=$KEYRING] & $CODENAME main|" >"$apt/sources.list"
	options=(-q -o "Dir::Etc::SourceList=$apt/sources.list" -o Dir::Etc::SourceParts=- -o "Dir::State::Lists=$apt/lists"
		-o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=)
	if ! (cd "$apt" && apt-get "${options[@]}" update && apt-get "${options[@]}" source --download-only "$1") >"$apt.log" 2>&1; then
		cat "$apt.log" >&2
		die "no source of $1"
	fi
	tar -xf "$apt"/*.orig.tar.?z --strip-components=1 -C "$2"
}

# What takes a minute to make is kept. Nothing in it depends on the sources of the extension.
KEPT=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/zkext
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
CODENAME=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
