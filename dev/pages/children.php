<?php
// What one online request does; the whole answer is the children, so that a load generator sees if it ever changes.
echo implode(' ', zk_get_children('/services/web')), "\n";
