package io.earnest.launcher.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Gathers the rounds of one figure. For one thread. */
public final class Samples {
    private final String name;
    private final String unit;
    private final List<Double> values = new ArrayList<>();
    private final Map<String, List<Double>> parts = new LinkedHashMap<>();
    private final List<Double> loads = new ArrayList<>();
    private final Histogram latencies = Latency.histogram();
    private long failed;

    public Samples(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    public String name() {
        return name;
    }

    /** One more round. */
    public Samples add(double value) {
        values.add(value);
        Machine.load().ifPresent(loads::add);
        return this;
    }

    /** One more round that is the sum of its parts. */
    public Samples add(Map<String, Double> round) {
        round.forEach((part, value) ->
                parts.computeIfAbsent(part, p -> new ArrayList<>()).add(value));
        return add(round.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    /** What the calls of a round took. */
    public Samples latencies(Histogram micros) {
        latencies.add(micros);
        return this;
    }

    /** Calls of a round that brought nothing. */
    public Samples failed(long calls) {
        failed += calls;
        return this;
    }

    /** Whether there was no round. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The last round's value. */
    public double last() {
        return values.getLast();
    }

    /** All rounds; there has to be one. */
    public Figure figure() {
        Map<String, Double> medians = new LinkedHashMap<>();
        parts.forEach((part, all) -> medians.put(part, Spread.of(all).median()));
        return new Figure(
                name,
                unit,
                Spread.of(values),
                medians,
                loads.isEmpty() ? null : Spread.of(loads),
                latencies.getTotalCount() == 0 ? null : Latency.of(latencies),
                null,
                failed);
    }
}
