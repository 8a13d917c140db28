package io.earnest.system;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** How long answers took. */
final class Latencies {
    private final Queue<Long> millis = new ConcurrentLinkedQueue<>();

    /** The same request, whose time is noted. */
    <T> Supplier<T> of(Supplier<T> request) {
        return () -> {
            long start = System.nanoTime();
            T answer = request.get();
            millis.add((System.nanoTime() - start) / 1_000_000);
            return answer;
        };
    }

    /** The time, in milliseconds, that this share of the answers did not exceed. */
    long millis(double share) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new AssertionError("nothing was answered");
        }
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}
