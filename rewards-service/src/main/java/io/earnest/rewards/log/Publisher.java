package io.earnest.rewards.log;

import io.earnest.rewards.log.note.TreeHead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Publishes a checkpoint of what is durable, one behind the other over all replicas: who is second takes what the first has published. */
final class Publisher {
    /** How many blocks a checkpoint adds at most: one that has much to catch up with shows how far it is. */
    private static final int MOST_BLOCKS = 16_384;

    private final MongoCheckpoints checkpoints;
    private final Growth growth;
    private final LogKeys keys;
    private final StateFile file;
    private final String origin;
    private final Clock clock;
    /** No checkpoint is smaller than what is remembered. */
    private long least;

    private volatile boolean tilesAreWrong;

    Publisher(MongoCheckpoints checkpoints, Growth growth, LogKeys keys, StateFile file, String origin, Clock clock) {
        this.checkpoints = checkpoints;
        this.growth = growth;
        this.keys = keys;
        this.file = file;
        this.origin = origin;
        this.clock = clock;
    }

    /** What becomes of a try. */
    enum Outcome {
        /** There is nothing that is not published. */
        NOTHING_NEW,
        /** A checkpoint was published; there may be more. */
        PUBLISHED,
        /** Another replica was faster. */
        OVERTAKEN
    }

    /** Publishes nothing smaller from now on. */
    void atLeast(long size) {
        least = Math.max(least, size);
    }

    /** Lets the next try make the tiles anew. */
    void remakeTiles() {
        tilesAreWrong = true;
    }

    /** Makes the tiles hold so many blocks; tells whether there are so many. */
    boolean covers(long blocks) {
        TreeHead published =
                checkpoints.read().map(state -> state.newest().head()).orElse(null);
        long held = published == null ? 0 : published.size();
        return blocks <= held || growth.behind(published, blocks - held) >= blocks;
    }

    /**
     * Publishes what is durable by now.
     *
     * @param every not before the newest checkpoint is so old
     * @throws ContradictionException if that would contradict what is published
     */
    Outcome publish(Duration every) {
        Optional<LogState> seen = checkpoints.read();
        TreeHead published = seen.map(state -> state.newest().head()).orElse(null);
        long size = published == null ? 0 : published.size();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (seen.isPresent()
                && Duration.between(seen.get().newest().at(), now).abs().compareTo(every) < 0) {
            return Outcome.NOTHING_NEW;
        }
        if (tilesAreWrong && published != null) {
            tilesAreWrong = !growth.remake(published);
        }
        long grown = growth.behind(published, Math.max(MOST_BLOCKS, least - size));
        if (grown == 0 || (grown == size && isSigned(seen.orElseThrow().newest()))) {
            return Outcome.NOTHING_NEW;
        }
        TreeHead head = new TreeHead(origin, grown, growth.root(grown));
        // Signed anew with another key it is the same text, and the witnesses' word for it stands.
        List<Checkpoint.Cosignature> cosignatures = seen.flatMap(state -> state.of(grown))
                .map(Checkpoint::cosignatures)
                .orElse(List.of());
        Checkpoint next = new Checkpoint(head, keys.sign(head.text()), cosignatures, now);
        // Remembered first: what is shown is never unknown to the file.
        file.write(next.note());
        LogState state = seen.map(before -> before.with(next)).orElseGet(() -> LogState.first(next));
        return checkpoints.replace(seen.orElse(null), state) ? Outcome.PUBLISHED : Outcome.OVERTAKEN;
    }

    /** Whether all keys that sign now have signed it; after a change of keys the newest checkpoint is signed anew. */
    private boolean isSigned(Checkpoint checkpoint) {
        return checkpoint.signatures().containsAll(keys.sign(checkpoint.head().text()));
    }
}
