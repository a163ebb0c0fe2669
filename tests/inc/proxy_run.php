<?php
/* The process behind proxy.inc: the address of a server in, its own address out, then a command a line. */
require __DIR__ . '/wire.inc';

final class Link
{
	public string $asked = '', $answered = ''; /* what is not yet a whole frame, for the look at it */
	public bool $askedFirst = false, $answeredFirst = false;

	/** @param resource $client @param resource $server */
	public function __construct(public $client, public $server)
	{
	}
}

final class ProxyServer
{
	const AT_ONCE = ['socket' => ['tcp_nodelay' => true]];

	/** @var resource */
	private $listener;
	/** @var resource holds the port of a listener that is away, or a client that tries it could become its own server */
	private $placeholder;
	private string $address;
	private bool $blackhole = false;
	private int $delay = 0;
	private ?int $cut = null, $flip = null, $expireAt = null;
	private array $links = [], $late = [], $sessions = [], $requests = [];
	private array $newest = [0, ''];
	private int $connections = 0;

	public function __construct(private readonly string $target)
	{
		$this->listener = stream_socket_server('tcp://127.0.0.1:0', context: stream_context_create(self::AT_ONCE));
		$this->address = stream_socket_get_name($this->listener, false);
		echo "$this->address\n";
	}

	public function run(): void
	{
		while (true) {
			$sockets = $this->blackhole ? [] : array_merge(...array_map(fn($link) => [$link->client, $link->server], $this->links));
			$ready = [STDIN, ...$sockets];
			if ($this->listener) {
				$ready[] = $this->listener;
			}
			$none = null;
			stream_select($ready, $none, $none, 0, $this->late ? 2_000 : 200_000);
			$this->sendLate();
			foreach ($ready as $socket) {
				if ($socket === STDIN) {
					$line = fgets(STDIN);
					if ($line === false) {
						exit;
					}
					echo json_encode($this->command(...explode(' ', trim($line)))), "\n";
				} elseif ($socket === $this->listener) {
					$this->accept();
				} else {
					$this->forward($socket);
				}
			}
		}
	}

	private function command(string $name, int $number = 0): mixed
	{
		switch ($name) {
			case 'pass':
				$this->blackhole = false;
				$this->delay = 0;
				$this->cut = $this->flip = $this->expireAt = null;
				$this->listener ??= $this->reopen();
				return true;
			case 'drop':
				return $this->drop();
			case 'refuse':
				fclose($this->listener);
				$this->listener = null;
				$this->placeholder = stream_socket_server("tcp://$this->address", $errno, $error, STREAM_SERVER_BIND);
				return $this->drop();
			case 'blackhole':
				return $this->blackhole = true;
			case 'delay':
				return $this->delay = $number;
			case 'cut':
				return $this->cut = $number;
			case 'flip':
				return $this->flip = $number;
			case 'expire':
				Wire::expire($this->target, ...$this->newest);
				return true;
			case 'expire_at':
				return $this->expireAt = $number;
			case 'session':
				return [$this->newest[0], bin2hex($this->newest[1])];
			case 'sessions':
				return count($this->sessions);
			case 'connections':
				return $this->connections;
			case 'requests':
				return $this->requests[$number] ?? 0;
		}
		throw new Exception("no such command: $name");
	}

	/** @return resource */
	private function reopen()
	{
		fclose($this->placeholder);
		return stream_socket_server("tcp://$this->address", context: stream_context_create(self::AT_ONCE));
	}

	private function drop(): bool
	{
		$this->late = [];
		array_map($this->close(...), $this->links);
		return true;
	}

	private function close(Link $link): void
	{
		fclose($link->client);
		fclose($link->server);
		$this->links = array_filter($this->links, fn($other) => $other !== $link);
	}

	private function accept(): void
	{
		$client = stream_socket_accept($this->listener);
		$this->connections++;
		$server = @stream_socket_client("tcp://$this->target", context: stream_context_create(self::AT_ONCE));
		if ($server) {
			$this->links[] = new Link($client, $server);
		}
	}

	/** @param resource $socket */
	private function forward($socket): void
	{
		foreach ($this->links as $link) {
			if ($socket !== $link->client && $socket !== $link->server) {
				continue;
			}
			$data = fread($socket, 65536);
			if ($data === '' || $data === false) {
				$this->close($link);
			} elseif ($socket === $link->client) {
				$this->fromClient($link, $data);
			} else {
				$this->fromServer($link, $data);
			}
			return;
		}
	}

	private function fromClient(Link $link, string $data): void
	{
		$link->asked .= $data;
		while (($frame = self::frame($link->asked)) !== null) {
			$type = $link->askedFirst ? unpack('l', strrev(substr($frame, 4, 4)))[1] : null;
			$link->askedFirst = true;
			if ($type !== null) {
				$this->requests[$type] = ($this->requests[$type] ?? 0) + 1;
			}
			if ($type !== null && $type === $this->expireAt) {
				$this->expireAt = null;
				Wire::expire($this->target, ...$this->newest);
				return;
			}
		}
		$this->send($link, $link->server, $data);
	}

	private function fromServer(Link $link, string $data): void
	{
		$link->answered .= $data;
		while (($frame = self::frame($link->answered)) !== null) {
			if (!$link->answeredFirst) {
				['id' => $id, 'password' => $password] = unpack('Nversion/Ntimeout/Jid/Nlength/a16password', $frame);
				if ($id !== 0) {
					$this->newest = [$id, $password];
					$this->sessions[$id] = true;
				}
			}
			$link->answeredFirst = true;
		}
		if ($this->flip !== null && $this->flip < strlen($data)) {
			$data[$this->flip] = chr(ord($data[$this->flip]) ^ 0xff);
			$this->flip = null;
		} elseif ($this->flip !== null) {
			$this->flip -= strlen($data);
		}
		$cut = $this->cut !== null && strlen($data) >= $this->cut;
		if ($this->cut !== null) {
			$data = substr($data, 0, $this->cut);
			$this->cut -= strlen($data);
		}
		$this->send($link, $link->client, $data);
		if ($cut) {
			$this->cut = null;
			$this->close($link);
		}
	}

	/** @param resource $to */
	private function send(Link $link, $to, string $data): void
	{
		/* What was delayed is not overtaken. */
		if ($this->delay || $this->late) {
			$this->late[] = [hrtime(true) + $this->delay * 1e6, $link, $to, $data];
		} else {
			@fwrite($to, $data);
		}
	}

	private function sendLate(): void
	{
		while ($this->late && $this->late[0][0] <= hrtime(true)) {
			[, $link, $to, $data] = array_shift($this->late);
			if (in_array($link, $this->links, true)) {
				@fwrite($to, $data);
			}
		}
	}

	/* The next whole frame, taken off the buffer. */
	private static function frame(string &$buffer): ?string
	{
		if (strlen($buffer) < 4 || strlen($buffer) < 4 + ($length = unpack('N', $buffer)[1])) {
			return null;
		}
		$frame = substr($buffer, 4, $length);
		$buffer = substr($buffer, 4 + $length);
		return $frame;
	}
}

(new ProxyServer($argv[1]))->run();
