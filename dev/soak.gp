# sound.csv and leaky.csv, as dev/soak leaves them in the current folder, as one picture.
set terminal svg size 900,450 background rgb 'white' font 'sans-serif,11' noenhanced
set datafile separator ','
set title sprintf('Private memory of each of four php-fpm workers that answer %s', page)
set xlabel 'requests'
set ylabel 'MB'
set format x '%.0s%c'
set yrange [0:*]
set key top left
set grid

# One curve for each worker: the pids are in the second column.
workers(file) = system('cut -d, -f2 ' . file . ' | sort -nu')
mb(bytes, pid, wanted) = pid == int(wanted) ? bytes / 1048576. : NaN
set datafile missing NaN
plot for [i = 1:words(workers('leaky.csv'))] 'leaky.csv' using 1:(mb($3, $2, word(workers('leaky.csv'), i))) \
		with lines linewidth 1.5 linecolor rgb '#c0392b' title (i == 1 ? 'without deallocate_String_vector()' : ''), \
	for [i = 1:words(workers('sound.csv'))] 'sound.csv' using 1:(mb($3, $2, word(workers('sound.csv'), i))) \
		with lines linewidth 1.5 linecolor rgb '#1f618d' title (i == 1 ? 'zkext' : '')
