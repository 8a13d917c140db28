package io.earnest.rewards.activity;

import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.Settlement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what was answered, a command that is sent again too: by activity, outcome and reason, all of them few. */
@Component
class ActivityMetrics {
    private static final String NONE = "none";

    private final MeterRegistry registry;

    ActivityMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String activity, Result result) {
        switch (result) {
            case Result.Booked booked -> {
                count(activity, booked.settlement());
                Answer.Consequence.of(booked.valued())
                        .forEach(valued -> count(
                                valued.activity(),
                                valued.reason() == null ? "paid" : "unpaid",
                                valued.reason() == null ? NONE : valued.reason()));
            }
            case Result.Refused refused -> count(activity, refused.settlement());
            case Result.Conflict conflict -> count(activity, "conflict", NONE);
            case Result.Invalid invalid -> count(activity, "invalid", NONE);
        }
    }

    private void count(String activity, Settlement settlement) {
        String outcome = switch (settlement.status()) {
            case PAID -> "paid";
            case UNPAID -> "unpaid";
            case REFUSED -> "refused";
        };
        count(activity, outcome, settlement.reason() == null ? NONE : settlement.reason());
    }

    private void count(String activity, String outcome, String reason) {
        Counter.builder("earnest.ledger.commands")
                .description("Commands answered")
                .tag("activity", activity)
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }
}
