package io.earnest.rewards.log;

import io.earnest.rewards.log.note.Note;
import io.earnest.rewards.log.note.TreeHead;
import io.earnest.rewards.log.tree.MissingTileException;
import io.earnest.rewards.log.tree.Tiles;
import io.earnest.rewards.log.tree.TreeHashes;
import io.earnest.rewards.log.witness.Witness;
import io.earnest.rewards.log.witness.WitnessAnswer;
import io.earnest.rewards.log.witness.WitnessClient;
import io.earnest.rewards.log.witness.WitnessPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the witnesses for their cosignatures, each by itself: none waits for one that is away. */
final class Witnesses implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    /** A witness may be told twice that its size is another one by now. */
    private static final int MOST_TRIES = 3;

    private final WitnessPolicy policy;
    private final WitnessClient client;
    private final MongoCheckpoints checkpoints;
    private final Tiles tiles;
    private final Headers headers;
    private final LogKeys keys;
    private final String origin;
    private final WitnessMetrics metrics;
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    /** What each that contradicts the chain says, by its name. */
    private final Map<String, String> denials = new ConcurrentHashMap<>();

    private volatile @Nullable String dispute;

    Witnesses(
            WitnessPolicy policy,
            WitnessClient client,
            MongoCheckpoints checkpoints,
            Tiles tiles,
            Headers headers,
            LogKeys keys,
            String origin,
            WitnessMetrics metrics) {
        this.policy = policy;
        this.client = client;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.headers = headers;
        this.keys = keys;
        this.origin = origin;
        this.metrics = metrics;
        policy.witnesses().forEach(witness -> standings.put(witness.name(), new Standing(System.nanoTime())));
    }

    /**
     * Asks all witnesses what they have seen of the log, before anything more of it is shown; who does not answer in time is
     * passed over.
     *
     * @param covering brings the tiles to a size that a witness has
     * @throws ContradictionException if several say, and have to be believed, that the chain in the store is not what they have seen
     */
    void compareAtStart(Covering covering) throws InterruptedException {
        if (policy.witnesses().isEmpty()) {
            return;
        }
        // No checkpoint contradicts that of the empty log.
        TreeHead empty = TreeHead.of(origin, 0, TreeHashes.empty());
        each(witness -> {
            WitnessAnswer answer = client.add(witness, 0, List.of(), signed(empty));
            metrics.answered(witness, answer);
            if (answer instanceof WitnessAnswer.Has(long size) && size > 0) {
                compare(witness, size, covering);
            }
        });
        weigh();
    }

    /** Makes the tiles cover so many blocks; tells whether there are so many. */
    @FunctionalInterface
    interface Covering {
        boolean covers(long size);
    }

    private void compare(Witness witness, long size, Covering covering) throws InterruptedException {
        standing(witness).knows(size);
        if (!covering.covers(size)) {
            denials.put(witness.name(), ahead(size));
            return;
        }
        TreeHead same = TreeHead.of(origin, size, tiles.tree().root(size));
        WitnessAnswer answer = client.add(witness, size, List.of(), signed(same));
        metrics.answered(witness, answer);
        if (answer instanceof WitnessAnswer.Contradicted) {
            denials.put(witness.name(), other(size));
        }
    }

    /**
     * Asks those for the newest checkpoint that have not signed it and are due.
     *
     * @throws ContradictionException as {@link #compareAtStart}
     */
    void round() throws InterruptedException {
        Optional<LogState> state = checkpoints.read();
        if (state.isEmpty()) {
            return;
        }
        Checkpoint newest = state.get().newest();
        for (Witness witness : policy.witnesses()) {
            standing(witness).signedIf(newest.isCosignedBy(witness.name()), System.nanoTime());
        }
        each(witness -> {
            if (!newest.isCosignedBy(witness.name()) && standing(witness).isDue(System.nanoTime())) {
                ask(witness, newest);
            }
        });
        weigh();
    }

    private void ask(Witness witness, Checkpoint newest) throws InterruptedException {
        Standing standing = standing(witness);
        long old = Math.min(standing.known(), newest.size());
        for (int i = 0; i < MOST_TRIES; i++) {
            WitnessAnswer answer = client.add(
                    witness, old, tiles.tree().consistency(old, newest.size()), Note.parse(newest.ownNote()));
            metrics.answered(witness, answer);
            switch (answer) {
                case WitnessAnswer.Cosigned cosigned -> {
                    standing.knows(newest.size());
                    standing.answered(System.nanoTime());
                    denials.remove(witness.name());
                    keep(newest.size(), new Checkpoint.Cosignature(witness.name(), cosigned.line(), cosigned.at()));
                    return;
                }
                case WitnessAnswer.Has(long size) -> {
                    if (size > newest.size()) {
                        isAhead(witness, size);
                        return;
                    }
                    old = size;
                }
                case WitnessAnswer.Contradicted unused -> {
                    denials.put(witness.name(), other(old));
                    standing.failed(System.nanoTime());
                    return;
                }
                case WitnessAnswer.Nothing(String why) -> {
                    LOG.warn("witness {} has not signed checkpoint {}: {}", witness.name(), newest.size(), why);
                    standing.failed(System.nanoTime());
                    return;
                }
            }
        }
        LOG.warn("witness {} names another size each time it is asked", witness.name());
        standing.failed(System.nanoTime());
    }

    /** Another replica may have asked it for a later checkpoint; past the end of the chain nobody may have. */
    private void isAhead(Witness witness, long size) {
        Standing standing = standing(witness);
        if (size <= headers.height()) {
            standing.knows(size);
            return;
        }
        denials.put(witness.name(), ahead(size));
        standing.failed(System.nanoTime());
    }

    private void keep(long size, Checkpoint.Cosignature cosignature) {
        // Who comes between has published, or has kept another's.
        for (int i = 0; i < policy.witnesses().size() + MOST_TRIES; i++) {
            Optional<LogState> seen = checkpoints.read();
            Optional<Checkpoint> signed = seen.flatMap(state -> state.of(size));
            if (signed.isEmpty() || signed.get().isCosignedBy(cosignature.witness())) {
                return;
            }
            List<Checkpoint.Cosignature> all = new ArrayList<>(signed.get().cosignatures());
            all.add(cosignature);
            Checkpoint more = new Checkpoint(
                    signed.get().head(),
                    signed.get().signatures(),
                    all,
                    signed.get().at());
            if (checkpoints.replace(seen.get(), seen.get().with(more))) {
                return;
            }
        }
    }

    /** Nobody signs what is said against the chain, so one witness alone proves nothing: it stops no more than the log. */
    private void weigh() {
        String words = String.join("; ", new TreeSet<>(denials.values()));
        boolean needed = policy.isDeniedBy(denials.keySet());
        if (needed && denials.size() > 1) {
            throw new ContradictionException(words + ". See docs/runbooks/EarnestLedgerLogContradicted.md");
        }
        dispute = needed ? words : null;
        if (needed) {
            LOG.error(
                    "no checkpoint is published while {} says what it does not sign: {}. See"
                            + " docs/runbooks/EarnestLedgerLogContradicted.md",
                    denials.keySet(),
                    words);
        } else if (!denials.isEmpty()) {
            LOG.error(
                    "witnesses {} contradict the chain, and the others are enough without them: {}",
                    denials.keySet(),
                    words);
        }
    }

    /** What a single witness, which the policy can't do without, says against the chain; empty where none does. */
    Optional<String> dispute() {
        return Optional.ofNullable(dispute);
    }

    private String ahead(long size) {
        return "a witness has a checkpoint of " + size + " blocks, and the store has " + headers.height()
                + ": it was set back";
    }

    private String other(long size) {
        return "a witness has another checkpoint of " + size + " blocks than the " + headers.height()
                + " blocks in the store make: they were rewritten";
    }

    private Note signed(TreeHead head) {
        return new Note(head.text(), keys.sign(head.text()));
    }

    private Standing standing(Witness witness) {
        return Objects.requireNonNull(standings.get(witness.name()));
    }

    /** What is done with a witness. */
    @FunctionalInterface
    private interface Asking {
        void ask(Witness witness) throws InterruptedException;
    }

    /** Each in a thread of its own, and all of them ended by their time limits. */
    private void each(Asking asking) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Witness witness : policy.witnesses()) {
            threads.add(Thread.ofVirtual().name("witness-" + witness.name()).start(() -> {
                try {
                    asking.ask(witness);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (MissingTileException e) {
                    LOG.info("witness {} is asked later: {}", witness.name(), e.getMessage());
                } catch (RuntimeException e) {
                    LOG.warn("witness {} can't be asked: {}", witness.name(), e.toString());
                    standing(witness).failed(System.nanoTime());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Names in the policy whose cosignatures the checkpoint has. */
    boolean isMetBy(Checkpoint checkpoint) {
        return policy.isMetBy(checkpoint.cosignatures().stream()
                .map(Checkpoint.Cosignature::witness)
                .collect(java.util.stream.Collectors.toSet()));
    }

    boolean isEmpty() {
        return policy.witnesses().isEmpty();
    }

    List<Witness> all() {
        return policy.witnesses();
    }

    /** For how long the newest checkpoint has gone without that witness, in seconds. */
    double lagSeconds(Witness witness) {
        return standing(witness).lagSeconds(System.nanoTime());
    }

    @Override
    public void close() {
        client.close();
    }
}
