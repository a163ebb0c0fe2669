<?php
echo implode(' ', zk_get_children('/services/web', true)), "\n";
