package io.earnest.rewards.log;

import io.earnest.chassis.background.BackgroundThread;
import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.log.tree.MissingTileException;
import io.earnest.rewards.log.tree.TileAddress;
import io.earnest.rewards.log.tree.Tiles;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log with the thread that publishes it. */
final class PublishedLog implements RunningLog {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedLog.class);
    private static final Duration MOST_TO_STOP = Duration.ofSeconds(10);
    /** Each publishes some of what is there: enough for what a stop may find. */
    private static final int MOST_AT_STOP = 8;

    private final String origin;
    private final MongoCheckpoints checkpoints;
    private final Tiles tiles;
    private final LogKeys keys;
    private final Publisher publisher;
    private final PublishedMemory memory;
    private final StateFile file;
    private final Duration every;
    private final BackgroundThread thread;
    private volatile boolean checked;
    private volatile @Nullable String contradiction;

    PublishedLog(
            String origin,
            MongoCheckpoints checkpoints,
            Tiles tiles,
            LogKeys keys,
            Publisher publisher,
            PublishedMemory memory,
            StateFile file,
            Duration every) {
        this.origin = origin;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.keys = keys;
        this.publisher = publisher;
        this.memory = memory;
        this.file = file;
        this.every = every;
        this.thread = new BackgroundThread(Thread.ofVirtual().name("ledger-log"), MOST_TO_STOP, this::publishOnAndOn);
    }

    void start() {
        thread.start();
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public Optional<Checkpoint> newest() {
        return checkpoints.read().map(LogState::newest);
    }

    @Override
    public Optional<String> proofOf(long seq) {
        if (seq < 1) {
            return Optional.empty();
        }
        try {
            return checkpoints.read().flatMap(state -> state.covering(seq)).map(covering -> proof(seq, covering));
        } catch (MissingTileException e) {
            LOG.warn("block {} can't be proved yet: {}", seq, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public List<String> verifierKeys() {
        return keys.published().stream().map(NoteKey::vkey).toList();
    }

    @Override
    public Optional<byte[]> tile(TileAddress.Wide wanted) {
        return tiles.read(wanted);
    }

    @Override
    public synchronized Optional<String> contradictionAtStart() {
        if (!checked) {
            try {
                checkpoints.read().ifPresent(state -> remember(state.newest().head(), "the store"));
                file.read(origin).ifPresent(head -> remember(head, "the state file"));
            } catch (ContradictionException e) {
                contradicted(e);
            }
            checked = true;
        }
        return contradiction();
    }

    @Override
    public Optional<String> contradiction() {
        return Optional.ofNullable(contradiction);
    }

    @Override
    public void close() {
        thread.stop();
        try {
            for (int i = 0; i < MOST_AT_STOP && checked && contradiction == null; i++) {
                if (publisher.publish(Duration.ZERO) == Publisher.Outcome.NOTHING_NEW) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            // The next start publishes it.
            LOG.warn("the log's last checkpoint is left to the next start: {}", e.getMessage());
        }
    }

    private void remember(io.earnest.rewards.log.note.TreeHead head, String who) {
        memory.check(head, who);
        publisher.atLeast(head.size());
    }

    private void publishOnAndOn() throws InterruptedException {
        while (!thread.isStoppedWithin(every)) {
            if (!checked || contradiction != null) {
                continue;
            }
            try {
                publisher.publish(every);
            } catch (ContradictionException e) {
                contradicted(e);
            } catch (RuntimeException e) {
                LOG.warn("the log's next checkpoint waits: {}", e.getMessage());
            }
        }
    }

    private void contradicted(ContradictionException e) {
        LOG.error("the log is not published any more: {}", e.getMessage());
        contradiction = e.getMessage();
    }

    private String proof(long seq, Checkpoint covering) {
        StringBuilder proof = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ")
                .append(seq - 1)
                .append('\n');
        for (byte[] hash : tiles.tree().inclusion(seq - 1, covering.size())) {
            proof.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return proof.append('\n').append(covering.note()).toString();
    }
}
