# children.dat and workers.dat, as report.php leaves them in the current folder, as one picture.
set terminal svg size 1000,450 background rgb 'white' font 'sans-serif,11' noenhanced
set multiplot layout 1,2
set style data yerrorlines
set key bmargin center horizontal autotitle columnheader
set grid
set pointsize 0.5
set bars small
do for [i = 1 : 5] { set linetype i linewidth 1.5 }

set title 'CPU a call, by number of children'
set xlabel 'children'
set ylabel 'microseconds'
set logscale xy
set format x '%.0s%c'
set format y '%g'
set xrange [0.7:150000]
stats 'children.dat' nooutput
plot for [i = 0 : STATS_blocks - 1] 'children.dat' index i using 1:2:3:4

unset logscale
set format
set title 'requests a second, by number of php-fpm workers'
set xlabel 'workers'
set ylabel 'requests a second'
set xrange [0:9]
set yrange [0:*]
set xtics 1
stats 'workers.dat' nooutput
plot for [i = 0 : STATS_blocks - 1] 'workers.dat' index i using 1:2:3:4
