package io.earnest.chassis.metrics;

import com.mongodb.event.CommandEvent;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.mongodb.DefaultMongoCommandTagsProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A store command by command, collection and outcome. Without the driver's cluster id, which is new at each start, and the
 * database, of which a service has one.
 */
final class StoreTags extends DefaultMongoCommandTagsProvider {
    private static final Set<String> KEPT = Set.of("command", "collection", "status");

    @Override
    public Iterable<Tag> commandTags(CommandEvent event) {
        List<Tag> kept = new ArrayList<>();
        for (Tag tag : super.commandTags(event)) {
            if (KEPT.contains(tag.getKey())) {
                kept.add(tag);
            }
        }
        return kept;
    }
}
