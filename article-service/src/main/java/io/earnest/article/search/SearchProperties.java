package io.earnest.article.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The index of this process.
 *
 * @param directory where it is kept; empty for a temporary folder that goes when the process ends. Two processes can't
 *     share one
 * @param pollEvery how often changes are looked for
 * @param overlap how far a change may come up behind a later one: how far writers' clocks may be apart, and how long a
 *     write may take
 * @param atMost how long one search may look for hits and for what to show of them
 * @param compareEvery how often the whole index is compared with the store, for what came up later than that
 */
@ConfigurationProperties("earnest.search")
record SearchProperties(
        @DefaultValue("") String directory,
        @DefaultValue("1s") Duration pollEvery,
        @DefaultValue("15s") Duration overlap,
        @DefaultValue("2s") Duration atMost,
        @DefaultValue("10m") Duration compareEvery) {

    SearchProperties {
        if (!pollEvery.isPositive() || overlap.isNegative() || !atMost.isPositive() || !compareEvery.isPositive()) {
            throw new IllegalArgumentException("earnest.search: times must be positive");
        }
    }
}
