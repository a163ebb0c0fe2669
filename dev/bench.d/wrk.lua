-- Requests, answers that were none, p50, p99 and elapsed time, the times in microseconds.
done = function(summary, latency)
	local e = summary.errors
	io.write(string.format("SUM %d %d %d %d %d\n", summary.requests, e.connect + e.read + e.write + e.status + e.timeout,
		latency:percentile(50), latency:percentile(99), summary.duration))
end
