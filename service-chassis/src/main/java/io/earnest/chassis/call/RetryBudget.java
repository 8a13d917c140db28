package io.earnest.chassis.call;

import java.util.concurrent.atomic.AtomicInteger;

/** Retries may add a tenth to a provider's calls, and a burst of ten. */
final class RetryBudget {
    private static final int COST = 10;
    private static final int MAX = 10 * COST;

    private final AtomicInteger tokens = new AtomicInteger(MAX);

    void earn() {
        tokens.updateAndGet(t -> Math.min(MAX, t + 1));
    }

    boolean spend() {
        int before = tokens.getAndUpdate(t -> t >= COST ? t - COST : t);
        return before >= COST;
    }
}
