package io.earnest.rewards.config;

import io.earnest.rewards.ledger.Day;
import io.earnest.rewards.ledger.Head;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.Projections;
import io.earnest.rewards.ledger.StoreException;
import io.earnest.rewards.ledger.SystemAccounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What the ledger's newest block says, as gauges; no value while there is none to be had. */
@Component
class LedgerMetrics implements MeterBinder {
    private final Ledger ledger;
    private final Projections projections;

    LedgerMetrics(Ledger ledger, Projections projections) {
        this.ledger = ledger;
        this.projections = projections;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "earnest.ledger.height", "Number of the newest block", Head::seq);
        gauge(
                registry,
                "earnest.ledger.difference",
                "Sum of all balances, to be 0, in Twei",
                head -> head.difference().amount());
        gauge(
                registry,
                "earnest.ledger.issued",
                "Everything ever issued, in Twei",
                head -> head.issued().amount());
        gauge(
                registry,
                "earnest.ledger.held",
                "Held by profiles, in Twei",
                head -> head.held().amount());
        gauge(
                registry,
                "earnest.ledger.treasury",
                "Held by the treasury, in Twei",
                head -> head.balance(SystemAccounts.TREASURY).amount());
        gauge(
                registry,
                "earnest.ledger.budget.left",
                "Left of the day's budget, in Twei",
                head -> head.balance(SystemAccounts.BUDGET).amount());
        gauge(registry, "earnest.ledger.budget.paid", "Paid from the day's budget, in Twei", head -> {
            Day day = head.day();
            return day == null ? 0 : day.paid().amount();
        });
        gauge(
                registry,
                "earnest.ledger.projection.lag",
                "Blocks that the slowest projection does not hold yet",
                head -> Math.max(0, head.seq() - projections.watermark()));
        gauge(registry, "earnest.ledger.accounts", "Profiles that signed up", Head::accounts);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Head> value) {
        Gauge.builder(name, () -> read(value)).description(description).register(registry);
    }

    private double read(ToDoubleFunction<Head> value) {
        try {
            // Asked first: a scrape must not wait until a ledger that catches up can answer.
            return ledger.ready() ? value.applyAsDouble(ledger.head()) : Double.NaN;
        } catch (LedgerUnavailableException | StoreException e) {
            return Double.NaN;
        }
    }
}
