package io.earnest.chassis.call;

import feign.FeignException;
import feign.RetryableException;
import feign.codec.DecodeException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The one layer through which a service calls another: breaker, retries with jitter and a budget, each by {@link Peer},
 * and two failures with a meaning ({@link RemoteUnavailable}, {@link RemoteRefused}). Adapters wrap each Feign call in it.
 */
public final class Remote {
    /** A provider that let a call wait longer is stalled: another try would only make the caller wait twice. */
    private static final Duration MOST_BEFORE_A_RETRY = Duration.ofSeconds(1);

    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries;
    private final Map<Peer, RetryBudget> budgets = new ConcurrentHashMap<>();

    public Remote(CircuitBreakerRegistry breakers, RetryRegistry retries) {
        this.breakers = breakers;
        this.retries = retries;
    }

    /**
     * A GET, or a write that its key makes harmless to repeat: retried within the peer's budget.
     *
     * @throws RemoteUnavailable if no try brought an answer
     * @throws RemoteRefused if the provider said no, which is never repeated
     */
    public <T> T repeatable(Peer peer, Supplier<T> call) {
        RetryBudget budget = budgets.computeIfAbsent(peer, p -> new RetryBudget());
        budget.earn();
        Retry retry = retries.retry(peer.name());
        int[] tries = {0};
        long began = System.nanoTime();
        try {
            return Retry.decorateSupplier(retry, () -> {
                        boolean slow = System.nanoTime() - began > MOST_BEFORE_A_RETRY.toNanos();
                        if (tries[0]++ > 0 && (slow || !budget.spend())) {
                            throw new NoMoreRetries(peer);
                        }
                        return once(peer, call);
                    })
                    .get();
        } catch (NoMoreRetries e) {
            throw new RemoteUnavailable(peer.provider(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * A call that must not be repeated by itself.
     *
     * @throws RemoteUnavailable if there is no answer, which the breaker counts, or the breaker is open
     * @throws RemoteRefused if the provider said no, which no breaker counts
     */
    public <T> T once(Peer peer, Supplier<T> call) {
        CircuitBreaker breaker = breakers.circuitBreaker(peer.name());
        try {
            return breaker.executeSupplier(() -> translated(peer.provider(), call));
        } catch (CallNotPermittedException e) {
            throw new RemoteUnavailable(peer.provider(), "the breaker is open");
        }
    }

    private static <T> T translated(String provider, Supplier<T> call) {
        try {
            return call.get();
        } catch (RetryableException | DecodeException e) {
            throw new RemoteUnavailable(provider, why(e));
        } catch (FeignException e) {
            if (e.getCause() instanceof RemoteUnavailable known) {
                throw known;
            }
            throw new RemoteUnavailable(provider, why(e));
        }
    }

    /** Feign's own message holds the address with its query, or a body; this is logged, so it says the cause alone. */
    private static String why(FeignException e) {
        return e.getCause() instanceof IOException cause
                ? cause.getClass().getSimpleName() + ": " + cause.getMessage()
                : e.getClass().getSimpleName() + (e.status() > 0 ? " with status " + e.status() : "");
    }

    /** Not retried: more retries than the budget allows would only deepen an outage. */
    static final class NoMoreRetries extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoMoreRetries(Peer peer) {
            super(peer.name() + " is stalled, or its retry budget is used up", null, false, false);
        }
    }
}
