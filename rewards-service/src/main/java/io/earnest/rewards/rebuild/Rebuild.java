package io.earnest.rewards.rebuild;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.mongo.ProjectedDocuments;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Folds projections from the blocks and holds them against what the store has, byte for byte; what differs is named and put
 * right. May run while replicas serve: what is newer than the fold is theirs, and stays.
 */
final class Rebuild {

    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(1);

    private final MongoDatabase database;
    private final Set<ProjectedDocuments> asked;
    private final Consumer<String> progress;
    private final MongoJournal journal;
    private final MongoProjections projections;
    private long toldAt = System.nanoTime();

    /**
     * @param asked the projections to be built; all that are
     * @param progress told in words, about once a second
     */
    Rebuild(MongoDatabase database, Set<ProjectedDocuments> asked, Consumer<String> progress) {
        this.database = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.asked = EnumSet.copyOf(asked);
        this.progress = progress;
        this.journal = new MongoJournal(database);
        this.projections = new MongoProjections(database);
    }

    /**
     * What came of it.
     *
     * @param inOrder whether everything that was said to be projected was what the blocks make
     * @param words one line for each projection, then one for the whole
     */
    record Report(boolean inOrder, List<String> words) {}

    Report run() {
        projections.prepare();
        projections.rebuildBegins();
        long watermark = projections.watermark();
        long tip = journal.last();
        if (watermark > tip) {
            throw new CorruptJournalException(
                    "the projections are said to hold block " + watermark + ", and the chain ends at " + tip);
        }
        try (Work work = new Work()) {
            return run(work, watermark, tip);
        }
    }

    private Report run(Work work, long watermark, long tip) {
        List<Unchanging> unchanging = new ArrayList<>();
        for (ProjectedDocuments projection : asked) {
            if (!projection.changing()) {
                Unchanging one = new Unchanging(database, projection, work, watermark, tip);
                one.read(count -> tell("reading " + projection.collection() + ", " + count + " documents so far"));
                unchanging.add(one);
            }
        }
        Checkpoints checkpoints = new Checkpoints(projections);
        ChainFold fold = new ChainFold(journal, work, changes -> {
            unchanging.forEach(one -> one.add(changes));
            checkpoints.reached(changes.head());
        });
        fold.upTo(tip, seq -> tell("folding, block " + seq + " of " + tip));
        unchanging.forEach(Unchanging::done);

        List<String> words = new ArrayList<>();
        Set<String> wrong = new TreeSet<>();
        // A replay takes a statement that is ahead for a sign that the reports below it are there, so they have to be.
        boolean bringsUp = asked.contains(ProjectedDocuments.REPORTS);
        int next = 0;
        for (ProjectedDocuments projection : asked) {
            String name = projection.collection();
            Repair repair = projection.changing()
                    ? new Changing(database, projection, work, watermark, tip, bringsUp)
                            .compare(
                                    fold.documents(),
                                    count -> tell("comparing " + name + ", " + count + " documents so far"))
                    : unchanging.get(next++).repair();
            words.add(name + ": " + repair.words());
            if (repair.wrong() > 0) {
                wrong.add(name);
            }
        }
        Optional<String> wrongCheckpoints = checkpoints.drop(journal);
        wrongCheckpoints.ifPresent(words::add);
        boolean inOrder = wrong.isEmpty() && wrongCheckpoints.isEmpty();
        if (asked.size() == ProjectedDocuments.values().length && tip > 0) {
            projections.moveWatermark(tip);
            // Else a start behind lost checkpoints would replay the whole chain.
            projections.checkpoint(fold.head());
        }
        projections.rebuildEnds(wrong);
        words.add(tip + " blocks folded; " + (inOrder ? "all is in order" : "what was wrong is put right"));
        return new Report(inOrder, words);
    }

    private void tell(String words) {
        if (System.nanoTime() - toldAt > BETWEEN_WORDS.toNanos()) {
            toldAt = System.nanoTime();
            progress.accept(words);
        }
    }
}
