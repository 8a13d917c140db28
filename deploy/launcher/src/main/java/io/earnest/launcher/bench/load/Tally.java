package io.earnest.launcher.bench.load;

import io.earnest.launcher.bench.result.Latency;
import java.util.Collection;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What a phase brought. */
public record Tally(double seconds, List<Hit> hits) {
    /** Takes what has been gathered. */
    public Tally(double seconds, Collection<Hit> hits) {
        this(seconds, List.copyOf(hits));
    }

    /** Successes in time, a second. */
    public double goodput() {
        return count(Hit.Kind.GOOD) / seconds;
    }

    /** Requests that were due, a second. */
    public double offered() {
        return hits.size() / seconds;
    }

    public long count(Hit.Kind outcome) {
        return hits.stream().filter(hit -> hit.outcome() == outcome).count();
    }

    /** What the successes took, late ones too: microseconds. */
    public Histogram latencies() {
        Histogram micros = Latency.histogram();
        for (Hit hit : hits) {
            if (hit.outcome() == Hit.Kind.GOOD || hit.outcome() == Hit.Kind.LATE) {
                Latency.record(micros, hit.latencyNanos());
            }
        }
        return micros;
    }

    /** Requests that were answered with a success, in time or late. */
    public long answered() {
        return count(Hit.Kind.GOOD) + count(Hit.Kind.LATE);
    }

    /** What one kind of the mix brought. */
    public Tally of(String kind) {
        return new Tally(
                seconds, hits.stream().filter(hit -> hit.kind().equals(kind)).toList());
    }

    /** A row of the table. */
    public String row(String name) {
        Latency latency = Latency.of(latencies());
        return "%-26s %8.0f %8.0f %8.0f %8.0f %9d %6d %7d"
                .formatted(
                        name,
                        offered(),
                        goodput(),
                        latency.p50(),
                        latency.p99(),
                        count(Hit.Kind.REFUSED),
                        count(Hit.Kind.LATE),
                        count(Hit.Kind.ERROR));
    }

    /** The heads of {@link #row}'s columns. */
    public static String header() {
        return "%-26s %8s %8s %8s %8s %9s %6s %7s"
                .formatted("", "due/s", "good/s", "p50 ms", "p99 ms", "429+503", "late", "errors");
    }
}
