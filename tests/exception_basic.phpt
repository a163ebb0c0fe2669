--TEST--
Zk\Exception and its kin can be made by scripts, in test doubles for example
--FILE--
<?php
require __DIR__ . '/inc/check.inc';

$kin = ['NoNode', 'NodeExists', 'NotEmpty', 'BadVersion', 'NoAuth', 'NoChildrenForEphemerals', 'InvalidAcl', 'ConnectionLoss', 'Timeout', 'SessionExpired', 'AuthFailed', ''];
function properties(Zk\Exception $e): array
{
	return [$e->getMessage(), $e->getCode(), $e->getPrevious(), $e->path, $e->outcomeUnknown, $e->operationIndex];
}

foreach ($kin as $name) {
	$class = "Zk\\{$name}Exception";
	same("$name, a RuntimeException", true, is_subclass_of($class, RuntimeException::class));
	same("$name, nothing said", ['', 0, null, null, false, null], properties(new $class));
	$cause = new LogicException('cause');
	same("$name, all of it", ['text', -101, $cause, '/path', true, 0], properties(new $class('text', -101, $cause, '/path', true, 0)));
	same("$name, by name", ['', 0, null, null, false, 7], properties(new $class(operationIndex: 7)));
	same("$name, null", ['', 0, null, null, false, null], properties(new $class(previous: null, path: null, operationIndex: null)));
	$thrown = throws("$name, thrown", $class, fn() => throw new $class('text', path: '/thrown'), 'text');
	same("$name, where", [__FILE__, '/thrown'], [$thrown->getFile(), $thrown->path]);
	throws("$name, for good", Error::class, fn() => $thrown->path = '/other', 'readonly');
	throws("$name, a previous that is none", TypeError::class, fn() => new $class('', 0, new stdClass));
	throws("$name, too many", ArgumentCountError::class, fn() => new $class('', 0, null, null, false, null, 1));
}

/* With a constructor of its own. */
final class Own extends Zk\NoNodeException
{
	public function __construct(string $path)
	{
		parent::__construct("no $path", -101, path: $path);
	}
}
same('a child', ['no /a', -101, null, '/a', false, null], properties(new Own('/a')));
done();
?>
--EXPECT--
done
