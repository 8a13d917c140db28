package io.earnest.chassis.bulkhead;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A service's bulkheads.
 *
 * @param bulkheads by their names
 */
@ConfigurationProperties("earnest")
record BulkheadProperties(@DefaultValue Map<String, Size> bulkheads) {
    /**
     * How much one lets through.
     *
     * @param atOnce threads; 0 for half of the processors, one at least
     * @param waiting calls that may wait for one of them
     * @param atMost how long a call waits to be done, its turn and its work together: well below what its caller waits
     */
    record Size(
            @DefaultValue("0") int atOnce,
            @DefaultValue("16") int waiting,
            @DefaultValue("5s") Duration atMost) {
        Size {
            if (atOnce < 0 || waiting < 1 || !atMost.isPositive()) {
                throw new IllegalArgumentException("earnest.bulkheads: sizes and times must be positive");
            }
        }

        int threads() {
            return atOnce > 0 ? atOnce : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        }
    }
}
