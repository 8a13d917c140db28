package io.earnest.chassis.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.pool.PoolStats;

/** How full a pool of HTTP connections is, over all its routes. */
public final class HttpPoolMetrics {
    private HttpPoolMetrics() {}

    /**
     * Shows a pool.
     *
     * @param name of the pool, one of a few
     */
    public static void bind(MeterRegistry meters, String name, ConnPoolControl<?> pool) {
        gauge(meters, "leased", "Connections in use", name, pool, PoolStats::getLeased);
        gauge(meters, "idle", "Connections kept open for the next call", name, pool, PoolStats::getAvailable);
        gauge(meters, "pending", "Calls that wait for a connection", name, pool, PoolStats::getPending);
        gauge(meters, "max", "Most connections", name, pool, PoolStats::getMax);
    }

    private static void gauge(
            MeterRegistry meters,
            String what,
            String description,
            String name,
            ConnPoolControl<?> pool,
            ToDoubleFunction<PoolStats> value) {
        Gauge.builder("earnest.http.pool." + what, pool, p -> value.applyAsDouble(p.getTotalStats()))
                .description(description)
                .tag("pool", name)
                .register(meters);
    }
}
