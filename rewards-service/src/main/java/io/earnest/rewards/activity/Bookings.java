package io.earnest.rewards.activity;

import io.earnest.chassis.metrics.Refusals;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerBusyException;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.Settlement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one way to the ledger's writer: counts what waits and what was answered, by activity, outcome and reason, of all of
 * which there are few. A command that is sent again counts again.
 */
@Component
public class Bookings {
    private static final Logger LOG = LoggerFactory.getLogger(Bookings.class);
    private static final String NO_REASON = "none";

    private final Ledger ledger;
    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter busy;

    Bookings(Ledger ledger, MeterRegistry registry) {
        this.ledger = ledger;
        this.registry = registry;
        Gauge.builder("earnest.ledger.waiting", waiting, AtomicInteger::get)
                .description("Commands that wait for their answer")
                .register(registry);
        busy = Refusals.counter(registry, "ledger-busy");
    }

    /**
     * Books commands, in this order, as {@link Ledger#submit} does.
     *
     * @throws LedgerBusyException as there
     * @throws io.earnest.rewards.ledger.LedgerUnavailableException as there
     */
    public List<Result> submit(List<Command> commands) {
        waiting.addAndGet(commands.size());
        try {
            List<Result> results = ledger.submit(commands);
            for (int i = 0; i < results.size(); i++) {
                note(commands.get(i), results.get(i));
            }
            return results;
        } catch (LedgerBusyException e) {
            busy.increment();
            throw e;
        } finally {
            waiting.addAndGet(-commands.size());
        }
    }

    private void note(Command command, Result result) {
        String activity = command.activity().wireName();
        switch (result) {
            case Result.Booked booked -> {
                count(activity, booked.settlement());
                Answer.Consequence.of(booked.valued())
                        .forEach(valued ->
                                count(valued.activity(), valued.reason() == null ? "paid" : "unpaid", valued.reason()));
            }
            case Result.Refused refused -> count(activity, refused.settlement());
            case Result.Conflict conflict -> {
                // Each of these two is a defect of the caller's, which its own log may not show.
                LOG.warn("{} is booked with another fingerprint", conflict.command());
                count(activity, "conflict", null);
            }
            case Result.Invalid invalid -> {
                LOG.warn("{} is not valid: {}", invalid.command(), invalid.why());
                count(activity, "invalid", null);
            }
        }
    }

    private void count(String activity, Settlement settlement) {
        String outcome = switch (settlement.status()) {
            case PAID -> "paid";
            case UNPAID -> "unpaid";
            case REFUSED -> "refused";
        };
        count(activity, outcome, settlement.reason());
    }

    private void count(String activity, String outcome, @Nullable String reason) {
        Counter.builder("earnest.ledger.commands")
                .description("Commands answered")
                .tag("activity", activity)
                .tag("outcome", outcome)
                .tag("reason", reason == null ? NO_REASON : reason)
                .register(registry)
                .increment();
    }
}
