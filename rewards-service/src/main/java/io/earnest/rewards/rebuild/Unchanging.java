package io.earnest.rewards.rebuild;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.earnest.rewards.ledger.mongo.ProjectedDocuments;
import io.earnest.rewards.ledger.state.Changes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * A projection whose documents never change: read once in front of the fold, a number for the documents of some blocks in a row, and
 * looked up one by one where the blocks make another number.
 */
final class Unchanging {
    private static final int BLOCKS_A_NUMBER = 16;
    private static final int IDS_A_QUERY = 500;

    private final ProjectedDocuments projection;
    private final MongoCollection<RawBsonDocument> kept;
    private final Repair repair;
    private final Work work;
    private final long watermark;
    private final long tip;
    /** By the place of the blocks; what was found right is taken out. */
    private final Map<Long, Digest> there = new HashMap<>();

    private List<Changes> waiting = new ArrayList<>();
    /** How many were found by their ids in the place that they name. */
    private final AtomicLong lookedUp = new AtomicLong();

    /** Those that were looked up where the store has any. */
    private final Set<Object> ids = ConcurrentHashMap.newKeySet();

    /**
     * A projection that was not read yet.
     *
     * @param watermark up to where it is said to be whole
     * @param tip up to where it is compared; what is behind is a replica's
     */
    Unchanging(MongoDatabase database, ProjectedDocuments projection, Work work, long watermark, long tip) {
        this.projection = projection;
        this.kept = database.getCollection(projection.collection(), RawBsonDocument.class);
        this.repair = new Repair(database.getCollection(projection.collection()), false);
        this.work = work;
        this.watermark = watermark;
        this.tip = tip;
    }

    Repair repair() {
        return repair;
    }

    /** Reads what is there. */
    void read(LongConsumer progress) {
        AtomicLong all = new AtomicLong();
        RawDocuments.batches(kept.find(), batch -> {
            progress.accept(all.addAndGet(batch.size()));
            work.add(() -> digest(batch));
        });
        work.await();
    }

    private void digest(List<RawBsonDocument> batch) {
        Map<Long, Digest> some = new HashMap<>();
        for (RawBsonDocument document : batch) {
            long block = RawDocuments.number(document, "block");
            if (block <= tip) {
                some.computeIfAbsent(place(block), unused -> new Digest()).add(document);
            }
        }
        synchronized (there) {
            some.forEach((place, digest) ->
                    there.computeIfAbsent(place, unused -> new Digest()).add(digest));
        }
    }

    /** The fold has come to that block. */
    void add(Changes changes) {
        waiting.add(changes);
        long seq = changes.head().seq();
        if (seq == tip || place(seq) != place(seq + 1)) {
            List<Changes> some = waiting;
            waiting = new ArrayList<>();
            work.add(() -> compare(place(seq), some));
        }
    }

    private void compare(long place, List<Changes> some) {
        Digest made = new Digest();
        List<Document> documents = new ArrayList<>();
        for (Changes changes : some) {
            documents.addAll(projection.addedBy(changes));
        }
        documents.forEach(document -> made.add(RawDocuments.of(document)));
        boolean known;
        synchronized (there) {
            Digest kept = there.getOrDefault(place, new Digest());
            if (made.same(kept)) {
                there.remove(place);
                return;
            }
            known = kept.count() > 0;
        }
        for (int i = 0; i < documents.size(); i += IDS_A_QUERY) {
            known |= lookUp(place, documents.subList(i, Math.min(documents.size(), i + IDS_A_QUERY)));
        }
        if (known) {
            documents.forEach(document -> ids.add(document.get("_id")));
        }
    }

    /** Whether any is there. */
    private boolean lookUp(long place, List<Document> documents) {
        Map<Object, RawBsonDocument> found = new HashMap<>();
        List<Object> wanted =
                documents.stream().map(document -> document.get("_id")).toList();
        for (RawBsonDocument raw : kept.find(Filters.in("_id", wanted))) {
            found.put(RawDocuments.decoded(raw).get("_id"), raw);
            if (place(RawDocuments.number(raw, "block")) == place) {
                lookedUp.incrementAndGet();
            }
        }
        for (Document document : documents) {
            RawBsonDocument raw = found.get(document.get("_id"));
            boolean projectedYet = projection.blockOf(document) <= watermark;
            if (raw == null) {
                repair.missing(document, projectedYet);
            } else if (!RawDocuments.same(raw, document)) {
                repair.differs(RawDocuments.decoded(raw), document, projectedYet);
            }
        }
        return !found.isEmpty();
    }

    /** The fold has come to its end: what no block makes is looked for, where not just as many were looked up. */
    void done() {
        work.await();
        repair.done();
        long unexplained = there.values().stream().mapToLong(Digest::count).sum();
        if (unexplained != lookedUp.get()) {
            for (RawBsonDocument raw : kept.find()) {
                long block = RawDocuments.number(raw, "block");
                if (block <= tip && there.containsKey(place(block))) {
                    Document document = RawDocuments.decoded(raw);
                    if (!ids.contains(document.get("_id"))) {
                        repair.surplus(document);
                    }
                }
            }
        }
        repair.done();
    }

    private static long place(long block) {
        return Math.floorDiv(block, BLOCKS_A_NUMBER);
    }
}
