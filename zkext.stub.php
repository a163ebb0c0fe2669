<?php

/**
 * The whole API of zkext. zkext_arginfo.h is generated from this file.
 *
 * A znode path is absolute ("/services/web"), in valid UTF-8, without empty names, "." or "..", control characters or a
 * slash at its end: the rules of org.apache.zookeeper.common.PathUtils. Paths are relative to the chroot of the hosts, if
 * there is one. A path that breaks a rule is a ValueError before anything is sent. All times are milliseconds, all sizes
 * bytes.
 *
 * Every call can throw Zk\Exception or one of its subclasses. A function works on the worker's connection to zkext.hosts;
 * the method of Zk\Client with the like name is the same function on the client's own connection.
 *
 * @generate-class-entries
 */

namespace {
	/**
	 * The names of the children of a znode, in the server's order (which is none).
	 *
	 * @param bool $cached true: from the worker's copy, which a watch keeps true: no round trip while nothing changes. It is
	 *        never older than what this client has seen, own writes included. While the connection is lost it is given for
	 *        at most zkext.cache_stale_ms. The first read makes the copy; also of the fact that there is no such znode. Not for
	 *        znodes whose ACL changes: the server spends the watch, and tells nobody, of a change that he may not read.
	 * @return list<string>
	 * @throws ValueError when $path is not a znode path
	 * @throws Zk\NoNodeException when there is no such znode
	 */
	function zk_get_children(string $path, bool $cached = false): array {}

	/**
	 * The data of a znode, whole and in one round trip.
	 *
	 * @param Zk\Stat|null $stat is set to the znode's Stat
	 * @param bool $cached as of zk_get_children(). No watch tells of children, so numChildren, cversion and pzxid of a cached
	 *        Stat are as of the last change of the data or by this client.
	 * @return string|null null when the znode has no data, "" when its data is empty
	 * @throws Zk\NoNodeException when there is no such znode
	 */
	function zk_get(string $path, &$stat = null, bool $cached = false): ?string {}

	/**
	 * The Stat of a znode, null when there is no such znode.
	 *
	 * @param bool $cached as of zk_get()
	 * @throws Zk\NoAuthException when the credentials may not read the znode; servers before 3.9.3 told everybody
	 */
	function zk_exists(string $path, bool $cached = false): ?Zk\Stat {}

	/**
	 * Creates a znode.
	 *
	 * @param string $path with a sequential mode the server appends ten digits, so "/queue/item-" and "/queue/" are good
	 * @param string|null $data null: no data. The whole request must not be over zkext.max_request_bytes.
	 * @phpstan-param ?list<array{perms: int, scheme: string, id: string}> $acl
	 * @param array|null $acl as Zk\Acl makes them; null: creatorAll() when the session has credentials, else open()
	 * @param int $ttlMs more than 0: a server with extendedTypesEnabled deletes the znode when it had no children and no
	 *        change for so long; only with Persistent and PersistentSequential, at most 1099511627775
	 * @return string the path that was created, with the digits of a sequential mode
	 * @throws Zk\NodeExistsException when it is there already
	 * @throws Zk\NoNodeException when its parent is not there
	 * @throws Zk\NoChildrenForEphemeralsException when its parent is ephemeral
	 * @throws Zk\Exception with outcomeUnknown when the connection was lost or the deadline came before the answer
	 */
	function zk_create(
		string $path,
		?string $data = null,
		Zk\CreateMode $mode = Zk\CreateMode::Persistent,
		?array $acl = null,
		int $ttlMs = 0
	): string {}

	/**
	 * Replaces the data of a znode.
	 *
	 * @param string|null $data null: no data
	 * @param int $version only if this is Stat::$version of the znode; -1: whatever it is
	 * @throws Zk\BadVersionException when the znode has another version
	 * @throws Zk\NoNodeException when there is no such znode
	 * @throws Zk\Exception with outcomeUnknown as zk_create() does
	 */
	function zk_set(string $path, ?string $data, int $version = -1): Zk\Stat {}

	/**
	 * Deletes a znode.
	 *
	 * @param int $version as of zk_set()
	 * @throws Zk\NotEmptyException when it has children
	 * @throws Zk\BadVersionException when the znode has another version
	 * @throws Zk\NoNodeException when there is no such znode
	 * @throws Zk\Exception with outcomeUnknown as zk_create() does
	 */
	function zk_delete(string $path, int $version = -1): void {}
}

namespace Zk {
	/** How long a znode lives, and who names it. The values are the protocol's. */
	enum CreateMode: int
	{
		case Persistent = 0;
		/** Deleted when the session ends; has no children. */
		case Ephemeral = 1;
		/** The server appends a counter of the parent, ten digits, to the name. */
		case PersistentSequential = 2;
		case EphemeralSequential = 3;
		/** Deleted by the server some time after its last child. Not in a transaction. */
		case Container = 4;
	}

	/**
	 * What a znode is like. Times are milliseconds since 1970, by the server's clock.
	 *
	 * @strict-properties
	 */
	final class Stat
	{
		/** The transaction that created the znode. */
		public readonly int $czxid;
		/** The transaction that last changed its data. */
		public readonly int $mzxid;
		/** The transaction that last added or removed a child. */
		public readonly int $pzxid;
		public readonly int $ctime;
		public readonly int $mtime;
		/** How often the data was changed; what zk_set() and zk_delete() compare. */
		public readonly int $version;
		/** How often children were added or removed. */
		public readonly int $cversion;
		/** How often the ACL was changed. */
		public readonly int $aversion;
		/** The session that an ephemeral znode lives with, as Client::sessionId() has it; 0 for others. */
		public readonly int $ephemeralOwner;
		/** In bytes. */
		public readonly int $dataLength;
		public readonly int $numChildren;
	}

	/** What an entry of an ACL permits; combined with |. */
	final class Perm
	{
		/** @var int */
		public const READ = 1;
		/** @var int */
		public const WRITE = 2;
		/** @var int */
		public const CREATE = 4;
		/** @var int */
		public const DELETE = 8;
		/** @var int */
		public const ADMIN = 16;
		/** @var int */
		public const ALL = 31;
	}

	/** Ready-made ACLs. Each is a list<array{perms: int, scheme: string, id: string}>; join them with array_merge(). */
	final class Acl
	{
		/**
		 * Everybody may do everything.
		 * @return list<array{perms: int, scheme: string, id: string}>
		 */
		public static function open(): array {}

		/**
		 * Everybody may read.
		 * @return list<array{perms: int, scheme: string, id: string}>
		 */
		public static function readOnly(): array {}

		/**
		 * Whoever has the credentials of the session that creates the znode may do everything.
		 * @return list<array{perms: int, scheme: string, id: string}>
		 */
		public static function creatorAll(): array {}

		/**
		 * Whoever shows that user and password, as [['digest', 'user:password']], may do what $perms say.
		 *
		 * @param string $user not empty, without ":"
		 * @param int $perms of the constants of Perm
		 * @return list<array{perms: int, scheme: string, id: string}>
		 */
		public static function digest(string $user, string $password, int $perms = Perm::ALL): array {}
	}

	/** What a client's session is doing. */
	enum State
	{
		/** No session yet: it is made by the first call. */
		case Disconnected;
		/** There is a session, or there was one, and the library looks for a server. Calls wait for it. */
		case Connecting;
		case Connected;
		/** The ensemble ended the session; the next call makes a new one. */
		case Expired;
		/** The ensemble refused the credentials. */
		case AuthFailed;
		/** close() was called. */
		case Closed;
	}

	/**
	 * Access to an ensemble. Making a client is cheap and contacts nobody: the first call makes the session.
	 *
	 * @strict-properties
	 * @not-serializable
	 */
	final class Client
	{
		/**
		 * @param string|null $hosts "host:port,host:port/chroot", the port defaults to 2181; null: zkext.hosts
		 * @param int|null $sessionTimeoutMs how long the ensemble keeps a session whose client is away, 10 to 1073741823; the
		 *        server may grant another; null: zkext.session_timeout_ms
		 * @param int|null $timeoutMs how long one call may take, 0 to 2147483647; 0: until the library gives up, after two
		 *        thirds of the session timeout; null: zkext.timeout_ms. A new session may take zkext.connect_timeout_ms more.
		 * @phpstan-param list<array{string, string}> $auth
		 * @param array $auth [scheme, credentials] pairs, like [['digest', 'user:password']];
		 *        []: zkext.auth when $hosts is null, else none
		 * @param bool $persistent true: the worker keeps one session for each combination of hosts, session timeout and
		 *        auth, and all clients with that combination share it; false: a session of its own, closed with this object
		 * @throws \ValueError when an argument is malformed
		 */
		public function __construct(
			?string $hosts = null,
			?int $sessionTimeoutMs = null,
			?int $timeoutMs = null,
			array $auth = [],
			bool $persistent = true
		) {}

		/**
		 * @implementation-alias zk_get_children
		 * @return list<string>
		 */
		public function getChildren(string $path, bool $cached = false): array {}

		/**
		 * @implementation-alias zk_get
		 * @param Stat|null $stat
		 */
		public function get(string $path, &$stat = null, bool $cached = false): ?string {}

		/** @implementation-alias zk_exists */
		public function exists(string $path, bool $cached = false): ?Stat {}

		/** @implementation-alias zk_create */
		public function create(
			string $path,
			?string $data = null,
			CreateMode $mode = CreateMode::Persistent,
			?array $acl = null,
			int $ttlMs = 0
		): string {}

		/** @implementation-alias zk_set */
		public function set(string $path, ?string $data, int $version = -1): Stat {}

		/** @implementation-alias zk_delete */
		public function delete(string $path, int $version = -1): void {}

		/**
		 * Creates a persistent znode without data, and its missing ancestors. Nothing happens when it is there.
		 *
		 * @param array|null $acl of what is created, as for create()
		 * @throws Exception with outcomeUnknown as create() does; some of the ancestors may have been created
		 */
		public function createPath(string $path, ?array $acl = null): void {}

		/**
		 * Deletes a znode and all below it, children first, also while others add to it. It is not atomic: after an
		 * exception a part of the tree may be gone.
		 *
		 * @return int how many znodes went by this call
		 * @throws NoNodeException when there is no such znode
		 * @throws NotEmptyException when others added children faster than they were deleted, ten times
		 */
		public function deleteTree(string $path): int {}

		/**
		 * The data of many znodes, pipelined: at most 512 requests are under way. timeoutMs bounds the whole.
		 *
		 * @phpstan-param list<string> $paths
		 * @return array<string, ?string> by path, in the order of $paths; znodes that are not there are left out
		 */
		public function getMany(array $paths): array {}

		/**
		 * The children of many znodes, pipelined as in getMany().
		 *
		 * @phpstan-param list<string> $paths
		 * @return array<string, list<string>> by path, in the order of $paths; znodes that are not there are left out
		 */
		public function getChildrenMany(array $paths): array {}

		/**
		 * The data of a znode and of all below it, pipelined as in getMany(): one wait a level. Not a snapshot: a znode
		 * that changes meanwhile is as it was when it was read.
		 *
		 * @param int $depth how many levels below $path; 0: only $path itself; -1: all
		 * @return array<string, ?string> by path, parents before their children
		 * @throws NoNodeException when there is no such znode
		 */
		public function getTree(string $path, int $depth = -1): array {}

		/**
		 * @param Stat|null $stat is set to the znode's Stat
		 * @return list<array{perms: int, scheme: string, id: string}>
		 */
		public function getAcl(string $path, &$stat = null): array {}

		/**
		 * @phpstan-param list<array{perms: int, scheme: string, id: string}> $acl
		 * @param int $version only if this is Stat::$aversion of the znode; -1: whatever it is
		 * @throws InvalidAclException when the server refuses it
		 */
		public function setAcl(string $path, array $acl, int $version = -1): void {}

		/** Waits until the server of this session has seen all that the ensemble had agreed on before this call. */
		public function sync(string $path): void {}

		/** Operations to be done all or not at all. */
		public function transaction(): Transaction {}

		/**
		 * Calls $on(?array $children) now, and again from poll() after every change; null while there is no such znode.
		 * Changes that come faster than poll() are folded into the last value. It outlives reconnections, expired sessions
		 * and the znode's deletion, until the Watch is dropped or stopped, the client is closed or the request ends.
		 *
		 * @phpstan-param callable(?list<string>): void $on
		 * @throws \Error when there is no room for another watch (zkext.max_request_bytes)
		 * @throws \Throwable what $on throws now; there is no Watch then
		 */
		public function watchChildren(string $path, callable $on): Watch {}

		/**
		 * As watchChildren(), with the data: $on(?string $data, ?Stat $stat); $stat is null while there is no such znode.
		 *
		 * @phpstan-param callable(?string, ?Stat): void $on
		 */
		public function watchData(string $path, callable $on): Watch {}

		/**
		 * Runs the listeners that have news, on this thread; waits for some if there are none. A lost session is made anew
		 * here, which may take 100 ms more. A signal ends the wait.
		 *
		 * @param int $timeoutMs 0 to 2147483647; 0: do not wait
		 * @return int how many listeners ran
		 * @throws \Throwable what a listener threw, after all others have run; several are chained as previous ones
		 * @throws NoAuthException when a znode may not be read any more; its Watch is stopped
		 */
		public function poll(int $timeoutMs = 0): int {}

		/**
		 * A stream that becomes readable when poll() has something to do: for stream_select() and event loops. Not to be
		 * read from. After a fork the child needs a new one.
		 *
		 * @return resource
		 */
		public function stream() {}

		/** What the session is doing; never waits. */
		public function state(): State {}

		/** The session's id, to compare with Stat::$ephemeralOwner. Makes the session if there is none. */
		public function sessionId(): int {}

		/** "host:port" of the server that the session is connected to, null while it is not; never waits. */
		public function server(): ?string {}

		/**
		 * What this worker's connection has done so far, for this client and all that share it.
		 *
		 * @return array{calls: int, errors: int, retries: int, sessions: int, reconnects: int, bytesSent: int,
		 *         bytesReceived: int, timeUs: int, cacheHits: int, cacheMisses: int, cacheRefreshes: int,
		 *         cacheEvictions: int} calls: requests answered or given up; errors: exceptions; retries: reads
		 *         sent again; sessions: made; reconnects: of sessions that lived on; bytesReceived: of data and names;
		 *         timeUs: microseconds spent in calls; cacheMisses: cached reads that had to
		 *         ask; cacheRefreshes: copies read again after a change; cacheEvictions: copies that had to go for room
		 */
		public function stats(): array {}

		/**
		 * Ends the use of this object: every other method but state() throws an Error from now on. A session of its own
		 * is closed, one that is kept for the worker stays.
		 */
		public function close(): void {}
	}

	/**
	 * Operations that commit() does all or not at all. Every operation is checked when it is added.
	 *
	 * @strict-properties
	 * @not-serializable
	 */
	final class Transaction
	{
		private function __construct() {}

		/**
		 * As Client::create(), but for Container and times to live. $path may lie below a node that this transaction creates.
		 *
		 * @throws \ValueError when an argument is malformed, or the transaction would be over zkext.max_request_bytes
		 */
		public function create(
			string $path,
			?string $data = null,
			CreateMode $mode = CreateMode::Persistent,
			?array $acl = null
		): Transaction {}

		/** As Client::set(). */
		public function set(string $path, ?string $data, int $version = -1): Transaction {}

		/** As Client::delete(). */
		public function delete(string $path, int $version = -1): Transaction {}

		/** Nothing happens unless the znode is there with this Stat::$version; -1: with any. */
		public function check(string $path, int $version): Transaction {}

		/**
		 * Does it. A transaction can be committed once.
		 *
		 * @return list<string|Stat|null> in the order of adding: the real path of a create, the Stat of a set, null for
		 *         a delete or check
		 * @throws Exception the one of the operation that failed, with its path and, in operationIndex, its place; nothing
		 *         has happened then. With outcomeUnknown as create() does.
		 */
		public function commit(): array {}
	}

	/**
	 * A listener at work. Dropping the last reference stops it.
	 *
	 * @strict-properties
	 * @not-serializable
	 */
	final class Watch
	{
		private function __construct() {}

		/** The listener is not called again. May be called from the listener, and twice. */
		public function stop(): void {}
	}

	/** What ZooKeeper or the way to it answered. The code is the C library's (-101 is "no node"). */
	class Exception extends \RuntimeException
	{
		/** The path of the call, null when it had none. */
		public readonly ?string $path;

		/** True when a write was lost or overran its deadline: it may have happened, or may still. */
		public readonly bool $outcomeUnknown;

		/** Which operation of a transaction failed, from 0; null when it was none. */
		public readonly ?int $operationIndex;

		public function __construct(
			string $message = "",
			int $code = 0,
			?\Throwable $previous = null,
			?string $path = null,
			bool $outcomeUnknown = false,
			?int $operationIndex = null
		) {}
	}

	/** There is no such znode, or no parent to create one in. */
	class NoNodeException extends Exception {}

	/** The znode to be created is there already. */
	class NodeExistsException extends Exception {}

	/** The znode to be deleted has children. */
	class NotEmptyException extends Exception {}

	/** The znode's version is not the one that was expected. */
	class BadVersionException extends Exception {}

	/** The znode's ACL does not allow it. */
	class NoAuthException extends Exception {}

	/** An ephemeral znode cannot have children. */
	class NoChildrenForEphemeralsException extends Exception {}

	/** The server refuses the ACL. */
	class InvalidAclException extends Exception {}

	/** There is no connection, or it was lost before the answer came. */
	class ConnectionLossException extends Exception {}

	/** No answer came in time. */
	class TimeoutException extends Exception {}

	/** The ensemble ended the session while the call was under way. The next call makes a new session. */
	class SessionExpiredException extends Exception {}

	/** The ensemble refused the session's credentials. */
	class AuthFailedException extends Exception {}
}
