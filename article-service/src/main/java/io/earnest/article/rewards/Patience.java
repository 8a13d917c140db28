package io.earnest.article.rewards;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** For the second of two equal requests: it waits a little for the first one's outcome, instead of doing its work. */
public final class Patience {
    private static final Duration LONGEST = Duration.ofMillis(1_500);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Patience() {}

    /** What is read last: no longer pending, or pending still after a second and a half. */
    public static <T> T whilePending(Supplier<T> read, Predicate<T> pending) {
        long end = System.nanoTime() + LONGEST.toNanos();
        T seen = read.get();
        while (pending.test(seen) && System.nanoTime() < end) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return seen;
            }
            seen = read.get();
        }
        return seen;
    }
}
