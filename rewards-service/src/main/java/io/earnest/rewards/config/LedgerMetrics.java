package io.earnest.rewards.config;

import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.tariff.Twei;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the ledger's newest block says, as gauges; no value while there is none to be had. Looked up every few seconds and
 * not at a scrape, which must not ask the store. Every replica shows the same chain: take the largest, never the sum.
 */
@Component
class LedgerMetrics implements MeterBinder {
    private static final int EVERY_MILLIS = 5_000;
    private static final String TWEI = "twei";

    private final Ledger ledger;
    private final Projections projections;
    private final ProjectionLag lag;
    private volatile @Nullable Seen seen;

    LedgerMetrics(Ledger ledger, Projections projections, Clock clock) {
        this.ledger = ledger;
        this.projections = projections;
        this.lag = new ProjectionLag(clock);
    }

    /**
     * One look at the chain.
     *
     * @param released what of the day's budget may have been paid by then
     */
    private record Seen(Head head, long budget, long released, long paid, long lagBlocks, double lagSeconds) {}

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void look() {
        try {
            seen = ledger.ready() ? look(ledger.head()) : null;
        } catch (LedgerUnavailableException | StoreException e) {
            seen = null;
        }
    }

    private Seen look(Head head) {
        long watermark = projections.watermark();
        double lagSeconds = lag.seconds(head.seq(), watermark);
        Day day = head.day();
        long lagBlocks = Math.max(0, head.seq() - watermark);
        if (day == null || !day.date().equals(ledger.today())) {
            return new Seen(head, 0, 0, 0, lagBlocks, lagSeconds);
        }
        Twei released = head.tariff().budget().released(day.budget(), ledger.secondOfToday());
        return new Seen(
                head, day.budget().amount(), released.amount(), day.paid().amount(), lagBlocks, lagSeconds);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("earnest.ledger.ready", () -> ledger.ready() ? 1 : 0)
                .description("1 where this process has caught up with the chain and its store answers")
                .register(registry);
        FunctionCounter.builder("earnest.ledger.repairs.seen", ledger, Ledger::repairsSeen)
                .description("Rebuilds that put something right, upon which this process dropped what it had read")
                .register(registry);
        gauge(
                registry,
                "height",
                null,
                "Number of the newest block",
                s -> s.head().seq());
        gauge(
                registry,
                "accounts",
                null,
                "Profiles that signed up",
                s -> s.head().accounts());
        gauge(
                registry,
                "difference",
                TWEI,
                "Sum of all balances: anything but 0 is a defect",
                s -> s.head().difference().amount());
        gauge(
                registry,
                "issued",
                TWEI,
                "Everything ever issued",
                s -> s.head().issued().amount());
        gauge(registry, "held", TWEI, "Held by profiles", s -> s.head().held().amount());
        gauge(
                registry,
                "treasury",
                TWEI,
                "Held by the treasury",
                s -> s.head().balance(SystemAccounts.TREASURY).amount());
        gauge(
                registry,
                "budget.left",
                TWEI,
                "Held by the budget: not paid yet of the newest opened day's",
                s -> s.head().balance(SystemAccounts.BUDGET).amount());
        gauge(registry, "budget", TWEI, "Today's budget; 0 before the day is opened", Seen::budget);
        gauge(registry, "budget.released", TWEI, "Of today's budget, what may have been paid by now", Seen::released);
        gauge(registry, "budget.paid", TWEI, "Paid from today's budget", Seen::paid);
        gauge(
                registry,
                "projection.lag.blocks",
                null,
                "Blocks that the slowest projection does not hold yet",
                Seen::lagBlocks);
        gauge(
                registry,
                "projection.lag",
                "seconds",
                "For how long a block that was there has not been projected",
                Seen::lagSeconds);
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            @Nullable String unit,
            String description,
            ToDoubleFunction<Seen> value) {
        Gauge.builder("earnest.ledger." + name, () -> {
                    Seen now = seen;
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }
}
