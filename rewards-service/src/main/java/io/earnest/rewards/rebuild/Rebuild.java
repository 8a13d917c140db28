package io.earnest.rewards.rebuild;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.mongo.ProjectedDocuments;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/**
 * Folds projections from the blocks and holds them against what the store has, byte for byte; what differs is named and put
 * right. May run while replicas serve: what is newer than the fold is theirs, and stays.
 */
final class Rebuild {

    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(1);
    private static final int IDS_A_QUERY = 500;
    private static final DocumentCodec CODEC = new DocumentCodec();

    private final MongoDatabase database;
    private final Set<ProjectedDocuments> asked;
    private final Consumer<String> progress;
    private final MongoJournal journal;
    private final MongoProjections projections;
    private final Map<ProjectedDocuments, Digest> made = new EnumMap<>(ProjectedDocuments.class);
    private long toldAt = System.nanoTime();
    private long tip;
    private long watermark;

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
        watermark = projections.watermark();
        asked.forEach(projection -> made.put(projection, new Digest()));
        Checkpoints checkpoints = new Checkpoints(projections);
        ChainFold fold = new ChainFold(journal, changes -> {
            asked.forEach(projection -> projection
                    .addedBy(changes)
                    .forEach(document -> made(projection).add(raw(document))));
            checkpoints.reached(changes.head());
        });
        fold.upTo(Long.MAX_VALUE, seq -> tell("folding, block " + seq));
        tip = fold.head().seq();
        if (watermark > tip) {
            throw new CorruptJournalException(
                    "the projections are said to hold block " + watermark + ", and the chain ends at " + tip);
        }
        List<String> words = new ArrayList<>();
        boolean inOrder = true;
        for (ProjectedDocuments projection : asked) {
            Repair repair = projection.changing() ? changing(projection, fold) : unchanging(projection);
            inOrder &= repair.wrong() == 0;
            words.add(words(projection, repair));
        }
        Optional<String> wrongCheckpoints = checkpoints.drop(journal);
        wrongCheckpoints.ifPresent(words::add);
        inOrder &= wrongCheckpoints.isEmpty();
        if (asked.size() == ProjectedDocuments.values().length) {
            projections.moveWatermark(tip);
        }
        words.add(tip + " blocks folded; " + (inOrder ? "all is in order" : "what was wrong is put right"));
        return new Report(inOrder, words);
    }

    private Digest made(ProjectedDocuments projection) {
        return Objects.requireNonNull(made.get(projection));
    }

    private static String words(ProjectedDocuments projection, Repair repair) {
        String words = projection.collection() + ": ";
        if (repair.wrong() > 0) {
            words += repair.wrong() + " documents were WRONG, such as " + repair.example() + ", and are put right";
        } else {
            words += "what the blocks make";
        }
        return repair.late() > 0 ? words + "; " + repair.late() + " were not projected yet, and are now" : words;
    }

    private Repair changing(ProjectedDocuments projection, ChainFold fold) {
        MongoCollection<Document> kept = database.getCollection(projection.collection());
        Repair repair = new Repair(kept, true);
        Map<Object, Document> expected = new HashMap<>();
        projection.of(fold.documents()).forEach(document -> expected.put(document.get("_id"), document));
        long compared = 0;
        try (MongoCursor<RawBsonDocument> found = all(projection)) {
            while (found.hasNext()) {
                RawBsonDocument raw = found.next();
                Document there = raw.decode(CODEC);
                Document document = expected.remove(there.get("_id"));
                if (projection.blockOf(there) > tip) {
                    continue;
                }
                if (document == null) {
                    repair.surplus(there);
                } else if (!raw.equals(raw(document))) {
                    repair.differs(there, document, !late(projection, there, document));
                }
                tell("comparing " + projection.collection() + ", " + ++compared + " documents so far");
            }
        }
        for (Document document : expected.values()) {
            repair.missing(document, projection.blockOf(document) <= watermark);
        }
        repair.done();
        return repair;
    }

    /** Whether it is only older, and nobody has said that it would be newer. */
    private boolean late(ProjectedDocuments projection, Document there, Document document) {
        return projection.blockOf(document) > watermark && projection.blockOf(there) < projection.blockOf(document);
    }

    private Repair unchanging(ProjectedDocuments projection) {
        MongoCollection<Document> kept = database.getCollection(projection.collection());
        Repair repair = new Repair(kept, false);
        Digest there = new Digest();
        try (MongoCursor<RawBsonDocument> found = all(projection)) {
            while (found.hasNext()) {
                RawBsonDocument raw = found.next();
                if (raw.getNumber("block").longValue() <= tip) {
                    there.add(raw);
                    tell("comparing " + projection.collection() + ", " + there.count() + " documents so far");
                }
            }
        }
        if (!there.same(made(projection))) {
            oneByOne(projection, repair);
        }
        return repair;
    }

    /** Some differ: the blocks are folded once more, each document looked up, and what nothing made is looked for. */
    private void oneByOne(ProjectedDocuments projection, Repair repair) {
        Set<Object> ids = new HashSet<>();
        List<Document> some = new ArrayList<>();
        ChainFold again = new ChainFold(journal, (Changes changes) -> {
            for (Document document : projection.addedBy(changes)) {
                ids.add(document.get("_id"));
                some.add(document);
            }
            if (some.size() >= IDS_A_QUERY) {
                compare(projection, some, repair);
                some.clear();
            }
        });
        again.upTo(tip, seq -> tell("mending " + projection.collection() + ", block " + seq + " of " + tip));
        compare(projection, some, repair);
        for (RawBsonDocument raw : database.getCollection(projection.collection(), RawBsonDocument.class)
                .find(Filters.lte("block", tip))) {
            Document there = raw.decode(CODEC);
            if (!ids.contains(there.get("_id"))) {
                repair.surplus(there);
            }
        }
        repair.done();
    }

    private void compare(ProjectedDocuments projection, List<Document> some, Repair repair) {
        Map<Object, RawBsonDocument> there = new HashMap<>();
        List<Object> ids = some.stream().map(document -> document.get("_id")).toList();
        for (RawBsonDocument raw : database.getCollection(projection.collection(), RawBsonDocument.class)
                .find(Filters.in("_id", ids))) {
            there.put(raw.decode(CODEC).get("_id"), raw);
        }
        for (Document document : some) {
            RawBsonDocument raw = there.get(document.get("_id"));
            boolean projectedYet = projection.blockOf(document) <= watermark;
            if (raw == null) {
                repair.missing(document, projectedYet);
            } else if (!raw.equals(raw(document))) {
                repair.differs(raw.decode(CODEC), document, projectedYet);
            }
        }
    }

    private MongoCursor<RawBsonDocument> all(ProjectedDocuments projection) {
        return database.getCollection(projection.collection(), RawBsonDocument.class)
                .find()
                .cursor();
    }

    private static RawBsonDocument raw(Document document) {
        return new RawBsonDocument(document, CODEC);
    }

    private void tell(String words) {
        if (System.nanoTime() - toldAt > BETWEEN_WORDS.toNanos()) {
            toldAt = System.nanoTime();
            progress.accept(words);
        }
    }
}
