package io.earnest.rewards.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is published of a log: its newest checkpoint, and of the earlier ones each that has more cosignatures than all behind it,
 * so that no proof waits for a witness.
 *
 * @param version counts the changes
 * @param checkpoints the newest first; one at least
 */
record LogState(long version, List<Checkpoint> checkpoints) {

    LogState {
        checkpoints = List.copyOf(checkpoints);
    }

    static LogState first(Checkpoint checkpoint) {
        return new LogState(1, List.of(checkpoint));
    }

    Checkpoint newest() {
        return checkpoints.getFirst();
    }

    /** With a checkpoint more, or with one in place of what is there of its size. */
    LogState with(Checkpoint checkpoint) {
        List<Checkpoint> all = new ArrayList<>(checkpoints);
        all.removeIf(known -> known.size() == checkpoint.size());
        all.add(checkpoint);
        all.sort(Comparator.comparingLong(Checkpoint::size).reversed());
        List<Checkpoint> kept = new ArrayList<>();
        for (Checkpoint candidate : all) {
            if (kept.isEmpty()
                    || candidate.cosignatures().size()
                            > kept.getLast().cosignatures().size()) {
                kept.add(candidate);
            }
        }
        return new LogState(version + 1, kept);
    }

    /** The one of that size, while it is kept. */
    Optional<Checkpoint> of(long size) {
        return checkpoints.stream().filter(c -> c.size() == size).findFirst();
    }

    /** The one with the most cosignatures that covers a block; of such with as many the newest. */
    Optional<Checkpoint> covering(long seq) {
        Checkpoint best = null;
        if (seq < 1) {
            return Optional.empty();
        }
        for (Checkpoint candidate : checkpoints) {
            if (candidate.size() >= seq
                    && (best == null
                            || candidate.cosignatures().size()
                                    > best.cosignatures().size())) {
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }
}
