package io.earnest.launcher.bench.cost;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What processes have used of the processors so far, by their own counters (user and system, in steps of 10 ms on Linux). */
record ProcessorTime(Map<String, Duration> used) {

    /** Now; with their children, where one has some. */
    static ProcessorTime of(Map<String, ProcessHandle> processes) {
        Map<String, Duration> used = new LinkedHashMap<>();
        processes.forEach((name, process) -> used.put(
                name,
                Stream.concat(Stream.of(process), process.descendants())
                        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus)));
        return new ProcessorTime(used);
    }

    /** Milliseconds a request since then, by process; what a process did not need is 0. */
    Map<String, Double> since(ProcessorTime before, long requests) {
        Map<String, Double> each = new LinkedHashMap<>();
        used.forEach((name, now) -> {
            Duration then = before.used.getOrDefault(name, Duration.ZERO);
            each.put(name, Math.max(0, now.minus(then).toNanos()) / 1e6 / requests);
        });
        return each;
    }
}
