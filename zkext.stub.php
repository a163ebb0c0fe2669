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
	 * @return list<string>
	 * @throws ValueError when $path is not a znode path
	 * @throws Zk\NoNodeException when there is no such znode
	 */
	function zk_get_children(string $path): array {}
}

namespace Zk {
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
		 * @param int|null $sessionTimeoutMs how long the ensemble keeps a session whose client is away, 1 to 2147483647; the
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
		public function getChildren(string $path): array {}

		/** What the session is doing; never waits. */
		public function state(): State {}

		/** The session's id, to compare with Stat::$ephemeralOwner. Makes the session if there is none. */
		public function sessionId(): int {}

		/** "host:port" of the server that the session is connected to, null while it is not; never waits. */
		public function server(): ?string {}

		/**
		 * Ends the use of this object: every other method but state() throws an Error from now on. A session of its own
		 * is closed, one that is kept for the worker stays.
		 */
		public function close(): void {}
	}

	/** What ZooKeeper or the way to it answered. The code is the C library's (-101 is "no node"). */
	class Exception extends \RuntimeException
	{
		/** The path of the call, null when it had none. */
		public readonly ?string $path;

		/** True when a write was lost or overran its deadline: it may have happened, or may still. */
		public readonly bool $outcomeUnknown;

		public function __construct(
			string $message = "",
			int $code = 0,
			?\Throwable $previous = null,
			?string $path = null,
			bool $outcomeUnknown = false
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
