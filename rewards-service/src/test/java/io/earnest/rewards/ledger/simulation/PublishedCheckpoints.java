package io.earnest.rewards.ledger.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * What was published of the chain, remembered outside the store, as by a witness of its log: the one thing that tells a store that
 * came back older than what it acknowledged. A log with witnesses can take this class's place.
 */
final class PublishedCheckpoints {

    private final TreeMap<Long, String> published = new TreeMap<>();

    /** The newest block that was published; 0 for none. */
    long newest() {
        return published.isEmpty() ? 0 : published.lastKey();
    }

    void publish(long seq, String hash) {
        published.put(seq, hash);
    }

    /** The first contradiction between what was published and a chain; empty for none. */
    Optional<String> contradiction(LongFunction<Optional<String>> hashOf) {
        for (Map.Entry<Long, String> one : published.entrySet()) {
            Optional<String> there = hashOf.apply(one.getKey());
            if (there.isEmpty() || !there.get().equals(one.getValue())) {
                return Optional.of("block " + one.getKey() + " was published as "
                        + one.getValue().substring(0, 8) + ", and the store has "
                        + there.map(hash -> hash.substring(0, 8)).orElse("none"));
            }
        }
        return Optional.empty();
    }

    /** The same, looking at the newest alone, as whoever starts does. */
    Optional<String> newestContradiction(LongFunction<Optional<String>> hashOf) {
        long newest = newest();
        if (newest == 0) {
            return Optional.empty();
        }
        Optional<String> there = hashOf.apply(newest);
        return there.isPresent() && there.get().equals(published.get(newest))
                ? Optional.empty()
                : Optional.of("block " + newest + " was published, and is not in the store as it was");
    }
}
