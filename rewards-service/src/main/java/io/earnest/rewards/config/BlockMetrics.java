package io.earnest.rewards.config;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What this process has added to the chain, by activity and reason, of which there are few. Counters begin at 0 at each
 * start, as all counters do.
 */
final class BlockMetrics {
    private static final String ACTIVITY = "activity";

    private final MeterRegistry registry;
    private final DistributionSummary entries;
    private final Timer inserts;

    BlockMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.entries = DistributionSummary.builder("earnest.ledger.block.entries")
                .description("Entries in a block that this process wrote")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
                .register(registry);
        this.inserts = Timer.builder("earnest.ledger.block.insert")
                .description("Time that one try to make a block durable took")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5))
                .register(registry);
        for (Activity activity : Activity.values()) {
            // All are there from the start: a rate needs a 0 before the first one.
            booked(activity);
        }
    }

    /** One try to insert a block ended, however. */
    void tried(long amount, TimeUnit unit) {
        inserts.record(amount, unit);
    }

    /** A block of this process's is durable. */
    void written(Block block) {
        entries.record(block.entries().size());
        for (Entry entry : block.entries()) {
            if (entry.outcome() instanceof Outcome.Rejected rejected) {
                count("earnest.ledger.refused", "Commands that were refused for good", entry, rejected.reason());
                continue;
            }
            booked(entry.activity()).increment();
            for (Posting posting : entry.postings()) {
                if (posting instanceof Posting.Unpaid unpaid) {
                    count("earnest.ledger.unpaid", "Legs that were not paid", entry, unpaid.reason());
                }
            }
        }
    }

    private Counter booked(Activity activity) {
        return Counter.builder("earnest.ledger.entries")
                .description("Entries booked by this process")
                .tag(ACTIVITY, activity.wireName())
                .register(registry);
    }

    private void count(String name, String description, Entry entry, Enum<?> reason) {
        Counter.builder(name)
                .description(description)
                .tag(ACTIVITY, entry.activity().wireName())
                .tag("reason", reason.toString())
                .register(registry)
                .increment();
    }
}
