<?php
/* The process behind garbage.inc. */
const GET_CHILDREN = 8, CLOSE_SESSION = -11;
$listener = stream_socket_server('tcp://127.0.0.1:0');
echo stream_socket_get_name($listener, false), "\n";

$clients = $buffers = $known = [];
$bytes = pack('N', 0);
$error = $requests = 0;
$raw = false;

function framed(string $data): string
{
	return pack('N', strlen($data)) . $data;
}

while (true) {
	$ready = [STDIN, $listener, ...$clients];
	$none = null;
	stream_select($ready, $none, $none, 10);
	foreach ($ready as $socket) {
		$id = (int) $socket;
		if ($socket === STDIN) {
			$line = fgets(STDIN);
			if ($line === false) {
				exit;
			}
			if (trim($line) !== 'requests') {
				[$kind, $error, $hex] = explode(' ', trim($line, "\n"));
				$raw = $kind === 'raw';
				$bytes = hex2bin($hex);
			}
			echo json_encode($requests), "\n";
			continue;
		}
		if ($socket === $listener) {
			$client = stream_socket_accept($listener);
			$clients[(int) $client] = $client;
			$buffers[(int) $client] = '';
			continue;
		}
		$data = fread($socket, 65536);
		if ($data === '' || $data === false) {
			unset($clients[$id], $buffers[$id], $known[$id]);
			continue;
		}
		$buffers[$id] .= $data;
		while (strlen($buffers[$id]) >= 4 && strlen($buffers[$id]) >= 4 + ($length = unpack('N', $buffers[$id])[1])) {
			$frame = substr($buffers[$id], 4, $length);
			$buffers[$id] = substr($buffers[$id], 4 + $length);
			if (!isset($known[$id])) {
				$known[$id] = true;
				['timeout' => $timeout, 'session' => $session] = unpack('Ntimeout/Jsession', $frame, 12);
				@fwrite($socket, framed(pack('NNJ', 0, $timeout, $session ?: 0x1000000 + $id) . framed(str_repeat('p', 16)) . "\0"));
				continue;
			}
			['xid' => $xid, 'type' => $type] = array_map(fn($n) => $n >= 2 ** 31 ? $n - 2 ** 32 : $n, unpack('Nxid/Ntype', $frame));
			$requests += $type === GET_CHILDREN;
			if ($type === GET_CHILDREN && $raw) {
				@fwrite($socket, $bytes);
			} else {
				$code = $type === GET_CHILDREN ? (int) $error : 0;
				@fwrite($socket, framed(pack('NJN', $xid & 0xffffffff, 1, $code & 0xffffffff) . ($type === GET_CHILDREN ? $bytes : '')));
			}
			if ($type === CLOSE_SESSION) {
				fclose($socket);
				unset($clients[$id], $buffers[$id], $known[$id]);
				break;
			}
		}
	}
}
