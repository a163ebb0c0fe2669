--TEST--
a transaction keeps the ACL it was given, whatever becomes of the caller's array
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node();
$client = new Zk\Client(hosts());
$open = Zk\Acl::open();

/* Strings, entries and lists that others hold by reference, and change before the commit. */
$scheme = strrev('dlrow');
$id = strrev('enoyna');
$perms = 31;
$inner = ['perms' => &$perms, 'scheme' => &$scheme, 'id' => &$id];
$list = [&$inner];
$transaction = $client->transaction()->create("$node/a", acl: $list)->create("$node/b", acl: $list);
$scheme = str_repeat('x', 5);
$id = str_repeat('y', 6);
$perms = 0;
$inner = null;
$list[] = 'not an entry';
unset($list);
$filler = array_map(fn($i) => str_repeat('z', $i % 10), range(1, 1000));
same('made', ["$node/a", "$node/b"], outcome($transaction->commit(...)));
same('acl', [$open, $open], [$client->getAcl("$node/a"), $client->getAcl("$node/b")]);

/* An array that the compiler made, which opcache may keep in memory that nobody may write to. */
file_put_contents($script = tempnam(sys_get_temp_dir(), 'zkext'), '<?php
	$client = new Zk\Client(getenv("ZKEXT_TEST_HOSTS"));
	for ($i = 0; $i < 10; $i++) {
		$transaction = $client->transaction()->create("' . $node . '/literal$i", acl: [["perms" => 31, "scheme" => "world", "id" => "anyone"]]);
		$transaction->commit();
		unset($transaction);
	}
	echo "made\n";
');
$opcache = ini_get('extension_dir') . '/opcache.so';
check('opcache is there', is_file($opcache), $opcache);
foreach ([[], ['zend_extension' => $opcache, 'opcache.enable_cli' => '1', 'opcache.protect_memory' => '1', 'opcache.jit' => '0', 'opcache.file_update_protection' => '0']] as $settings) {
	[$output, $errors, $status] = run_php("require '$script';", $settings);
	same('a literal', ["made\n", 0], [$output, $status]);
	for ($i = 0; $i < 10; $i++) {
		same('its acl', $open, $client->getAcl("$node/literal$i"));
		$client->delete("$node/literal$i");
	}
}
unlink($script);
done();
?>
--EXPECT--
done
