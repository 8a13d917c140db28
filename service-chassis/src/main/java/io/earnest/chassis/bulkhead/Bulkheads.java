package io.earnest.chassis.bulkhead;

import io.github.resilience4j.bulkhead.ThreadPoolBulkheadConfig;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadRegistry;
import io.micrometer.core.instrument.MeterRegistry;

/** The bulkheads of a service, as {@code earnest.bulkheads} describes them. */
public final class Bulkheads {
    private final String service;
    private final BulkheadProperties properties;
    private final ThreadPoolBulkheadRegistry registry;
    private final MeterRegistry meters;

    Bulkheads(
            String service, BulkheadProperties properties, ThreadPoolBulkheadRegistry registry, MeterRegistry meters) {
        this.service = service;
        this.properties = properties;
        this.registry = registry;
        this.meters = meters;
    }

    /**
     * The bulkhead of this name, the same each time.
     *
     * @throws IllegalArgumentException if none is described under the name: a defect that is to show at the start
     */
    public Bulkhead named(String name) {
        BulkheadProperties.Size size = properties.bulkheads().get(name);
        if (size == null) {
            throw new IllegalArgumentException("earnest.bulkheads." + name + " is missing");
        }
        ThreadPoolBulkheadConfig config = ThreadPoolBulkheadConfig.custom()
                .coreThreadPoolSize(size.threads())
                .maxThreadPoolSize(size.threads())
                .queueCapacity(size.waiting())
                .writableStackTraceEnabled(false)
                .build();
        return new Bulkhead(service, registry.bulkhead(name, config), size.atMost(), meters);
    }
}
