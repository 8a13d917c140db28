package io.earnest.rewards.log;

import io.earnest.chassis.background.BackgroundThread;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.log.note.TreeHead;
import io.earnest.rewards.log.tree.MerkleTree;
import io.earnest.rewards.log.tree.MissingTileException;
import io.earnest.rewards.log.tree.TileAddress;
import io.earnest.rewards.log.tree.Tiles;
import java.time.Duration;
import java.util.Arrays;
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
    private final Witnesses witnesses;
    private final Duration every;
    private final BackgroundThread publishing;
    private final BackgroundThread witnessing;
    private volatile boolean checked;
    private volatile long publishedAt = System.nanoTime();
    private volatile @Nullable LogState seen;
    private volatile @Nullable String contradiction;

    PublishedLog(
            String origin,
            MongoCheckpoints checkpoints,
            Tiles tiles,
            LogKeys keys,
            Publisher publisher,
            PublishedMemory memory,
            StateFile file,
            Witnesses witnesses,
            Duration every) {
        this.origin = origin;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.keys = keys;
        this.publisher = publisher;
        this.memory = memory;
        this.file = file;
        this.witnesses = witnesses;
        this.every = every;
        this.publishing =
                new BackgroundThread(Thread.ofVirtual().name("ledger-log"), MOST_TO_STOP, this::publishOnAndOn);
        this.witnessing =
                new BackgroundThread(Thread.ofVirtual().name("ledger-log-witnesses"), MOST_TO_STOP, this::askOnAndOn);
    }

    void start() {
        publishing.start();
        if (!witnesses.isEmpty()) {
            witnessing.start();
        }
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
        try {
            return checkpoints.read().flatMap(state -> state.covering(seq)).flatMap(covering -> proof(seq, covering));
        } catch (MissingTileException e) {
            LOG.warn("block {} can't be proved yet: {}", seq, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<HeaderProofs> proofsUpTo(long seq) {
        try {
            return checkpoints
                    .read()
                    .flatMap(state -> state.covering(seq))
                    .filter(under -> proof(seq, under).isPresent())
                    .map(under -> block -> proof(block, under)
                            .orElseThrow(
                                    () -> new IllegalStateException("block " + block + " can't be proved any more")));
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
                witnesses.compareAtStart(publisher::covers);
            } catch (ContradictionException e) {
                contradicted(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LedgerUnavailableException("interrupted", e);
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
        publishing.stop();
        witnessing.stop();
        try {
            for (int i = 0; i < MOST_AT_STOP && mayPublish(); i++) {
                if (publisher.publish(Duration.ZERO) == Publisher.Outcome.NOTHING_NEW) {
                    break;
                }
            }
        } catch (RuntimeException e) {
            // The next start publishes it.
            LOG.warn("the log's last checkpoint is left to the next start: {}", e.getMessage());
        }
        witnesses.close();
    }

    /** What this process saw last of the newest checkpoint. */
    double seenSize() {
        LogState state = seen;
        return state == null ? Double.NaN : state.newest().size();
    }

    /** The same of the newest that enough witnesses have signed. */
    double seenWitnessedSize() {
        LogState state = seen;
        return state == null
                ? Double.NaN
                : state.checkpoints().stream()
                        .filter(witnesses::isMetBy)
                        .mapToLong(Checkpoint::size)
                        .findFirst()
                        .orElse(0);
    }

    double lagSeconds() {
        return (System.nanoTime() - publishedAt) / 1e9;
    }

    private boolean mayPublish() {
        return checked && contradiction == null && dispute().isEmpty();
    }

    @Override
    public Optional<String> dispute() {
        return witnesses.dispute();
    }

    private void remember(TreeHead head, String who) {
        memory.check(head, who);
        publisher.atLeast(head.size());
    }

    private void publishOnAndOn() throws InterruptedException {
        while (!publishing.isStoppedWithin(every)) {
            guarded("the log's next checkpoint waits", () -> {
                if (dispute().isEmpty()) {
                    Publisher.Outcome unused = publisher.publish(every);
                }
                seen = checkpoints.read().orElse(null);
                publishedAt = System.nanoTime();
            });
        }
    }

    private void askOnAndOn() throws InterruptedException {
        while (!witnessing.isStoppedWithin(every)) {
            guarded("the witnesses are asked later", witnesses::round);
        }
    }

    /** Something that is tried again and again. */
    @FunctionalInterface
    private interface Step {
        void go() throws InterruptedException;
    }

    private void guarded(String waits, Step step) throws InterruptedException {
        if (!checked || contradiction != null) {
            return;
        }
        try {
            step.go();
        } catch (ContradictionException e) {
            contradicted(e);
        } catch (RuntimeException e) {
            LOG.warn("{}: {}", waits, e.getMessage());
        }
    }

    private void contradicted(ContradictionException e) {
        LOG.error("the log is not published any more: {}", e.getMessage());
        contradiction = e.getMessage();
    }

    /** A proof that verifies; empty where the tiles don't make one, and have to be made again. */
    private Optional<String> proof(long seq, Checkpoint covering) {
        MerkleTree tree = tiles.tree();
        long leaf = seq - 1;
        List<byte[]> path = tree.inclusion(leaf, covering.size());
        if (!Arrays.equals(MerkleTree.rootFrom(leaf, covering.size(), tree.leaf(leaf), path), covering.root())) {
            LOG.error("the log's tiles do not prove block {} and are made again", seq);
            publisher.remakeTiles();
            return Optional.empty();
        }
        StringBuilder proof =
                new StringBuilder("c2sp.org/tlog-proof@v1\nindex ").append(leaf).append('\n');
        for (byte[] hash : path) {
            proof.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return Optional.of(proof.append('\n').append(covering.note()).toString());
    }
}
