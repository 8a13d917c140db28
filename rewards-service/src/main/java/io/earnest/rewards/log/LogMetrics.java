package io.earnest.rewards.log;

import io.earnest.rewards.log.witness.Witness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The log as gauges: what this process saw of it last, so that a scrape asks nobody. Take the largest over the replicas. */
final class LogMetrics {

    private LogMetrics() {}

    static void register(PublishedLog log, Witnesses witnesses, MeterRegistry meters) {
        Gauge.builder("earnest.ledger.log.size", log::seenSize)
                .description("Blocks that the newest checkpoint covers")
                .register(meters);
        Gauge.builder("earnest.ledger.log.witnessed.size", log::seenWitnessedSize)
                .description("Blocks that the newest checkpoint covers that enough witnesses have signed")
                .register(meters);
        Gauge.builder("earnest.ledger.log.lag", log::lagSeconds)
                .description("For how long this process has not come to publish")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder(
                        "earnest.ledger.log.contradicted",
                        () -> log.contradiction().isPresent() ? 1 : 0)
                .description("1 where the chain in the store contradicts what was published: nothing is written")
                .register(meters);
        Gauge.builder("earnest.ledger.log.disputed", () -> log.dispute().isPresent() ? 1 : 0)
                .description("1 where a witness alone contradicts the chain: nothing is published, the ledger goes on")
                .register(meters);
        Gauge.builder("earnest.ledger.log.witness.lag", () -> longestLag(witnesses))
                .description("The longest of the times for which a witness has been missing")
                .baseUnit("seconds")
                .register(meters);
        for (Witness witness : witnesses.all()) {
            Gauge.builder("earnest.ledger.witness.lag", () -> witnesses.lagSeconds(witness))
                    .description("For how long the newest checkpoint has gone without this witness")
                    .baseUnit("seconds")
                    .tag("witness", witness.name())
                    .register(meters);
        }
    }

    private static double longestLag(Witnesses witnesses) {
        return witnesses.all().stream().mapToDouble(witnesses::lagSeconds).max().orElse(0);
    }
}
