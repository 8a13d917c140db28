package io.earnest.launcher.bench.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a section.
 *
 * @param name what was measured
 * @param unit of {@code spread} and {@code parts}
 * @param spread over the rounds
 * @param parts the medians of what it is made of, such as processes, the same names in all figures of a section; empty where
 *     it has none
 * @param load the machine's load (1 minute, as the system tells it) when the rounds ended; null where it tells none
 * @param latency of its calls; null where that says nothing
 * @param ratio to another figure; null where it has none
 * @param failed calls of it that were refused or ended in an error
 */
public record Figure(
        String name,
        String unit,
        Spread spread,
        Map<String, Double> parts,
        @Nullable Spread load,
        @Nullable Latency latency,
        @Nullable Ratio ratio,
        long failed) {

    /** The same with a ratio of its median to that of another. */
    public Figure comparedTo(Figure other, String name) {
        double base = other.spread().median();
        return base <= 0
                ? this
                : new Figure(
                        this.name, unit, spread, parts, load, latency, new Ratio(spread.median() / base, name), failed);
    }
}
