package io.earnest.chassis.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last line against a label that somebody gave an id to: so many combinations of labels of one name and no more, the
 * rest is not measured and said once. Asked when a meter is made, not when it is used.
 */
final class SeriesLimit implements MeterFilter {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesLimit.class);

    private final int most;
    private final ConcurrentMap<String, Set<Meter.Id>> seen = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    SeriesLimit(int most) {
        this.most = most;
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        Set<Meter.Id> ids = seen.computeIfAbsent(id.getName(), name -> ConcurrentHashMap.newKeySet());
        if (ids.contains(id)) {
            return MeterFilterReply.NEUTRAL;
        }
        if (ids.size() >= most) {
            if (told.add(id.getName())) {
                LOG.error("metric {} has {} series already: a label grows without bound", id.getName(), most);
            }
            return MeterFilterReply.DENY;
        }
        ids.add(id);
        return MeterFilterReply.NEUTRAL;
    }
}
