package io.earnest.launcher.bench;

import java.util.Collection;
import java.util.List;

/** What a phase brought. */
record Tally(double seconds, List<Hit> hits) {
    Tally(double seconds, Collection<Hit> hits) {
        this(seconds, List.copyOf(hits));
    }

    /** Successes in time, a second. */
    double goodput() {
        return count(Hit.Kind.GOOD) / seconds;
    }

    /** Requests that were due, a second. */
    double offered() {
        return hits.size() / seconds;
    }

    long count(Hit.Kind outcome) {
        return hits.stream().filter(hit -> hit.outcome() == outcome).count();
    }

    /** Milliseconds within which so many percent of the successes came, late ones too; 0 where there are none. */
    double percentileMillis(int percent) {
        long[] sorted = hits.stream()
                .filter(hit -> hit.outcome() == Hit.Kind.GOOD || hit.outcome() == Hit.Kind.LATE)
                .mapToLong(Hit::latencyNanos)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return 0;
        }
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    Tally of(String kind) {
        return new Tally(
                seconds, hits.stream().filter(hit -> hit.kind().equals(kind)).toList());
    }

    /** A row of the table. */
    String row(String name) {
        return "%-26s %8.0f %8.0f %8.0f %8.0f %9d %6d %7d"
                .formatted(
                        name,
                        offered(),
                        goodput(),
                        percentileMillis(50),
                        percentileMillis(99),
                        count(Hit.Kind.REFUSED),
                        count(Hit.Kind.LATE),
                        count(Hit.Kind.ERROR));
    }

    static String header() {
        return "%-26s %8s %8s %8s %8s %9s %6s %7s"
                .formatted("", "due/s", "good/s", "p50 ms", "p99 ms", "429+503", "late", "errors");
    }
}
