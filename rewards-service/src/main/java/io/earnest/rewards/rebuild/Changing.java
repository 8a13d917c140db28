package io.earnest.rewards.rebuild;

import com.mongodb.client.MongoDatabase;
import io.earnest.rewards.ledger.mongo.ProjectedDocuments;
import io.earnest.rewards.ledger.state.Documents;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** A projection whose documents change: each is compared with what the fold came to. */
final class Changing {
    private static final int A_BATCH = 1_000;

    private final ProjectedDocuments projection;
    private final MongoDatabase database;
    private final Repair repair;
    private final Work work;
    private final long watermark;
    private final long tip;
    private final boolean bringsUp;

    /**
     * A projection that is still to be compared.
     *
     * @param watermark up to where it is said to be whole
     * @param tip the end of the fold; what is newer is a replica's
     * @param bringsUp whether what is only not projected yet is projected
     */
    Changing(
            MongoDatabase database,
            ProjectedDocuments projection,
            Work work,
            long watermark,
            long tip,
            boolean bringsUp) {
        this.database = database;
        this.projection = projection;
        this.repair = new Repair(database.getCollection(projection.collection()), true);
        this.work = work;
        this.watermark = watermark;
        this.tip = tip;
        this.bringsUp = bringsUp;
    }

    private record Pair(RawBsonDocument there, @Nullable Record made) {}

    /** Compares, and takes out of the documents what is compared: there may be as many as memory holds. */
    Repair compare(Documents documents, LongConsumer progress) {
        Map<String, ? extends Record> made = projection.changing(documents);
        AtomicLong all = new AtomicLong();
        RawDocuments.batches(
                database.getCollection(projection.collection(), RawBsonDocument.class)
                        .find(),
                batch -> {
                    progress.accept(all.addAndGet(batch.size()));
                    List<Pair> pairs = new ArrayList<>();
                    for (RawBsonDocument raw : batch) {
                        BsonValue id = raw.get("_id");
                        pairs.add(new Pair(
                                raw,
                                id != null && id.isString()
                                        ? made.remove(id.asString().getValue())
                                        : null));
                    }
                    work.add(() -> pairs.forEach(pair -> compare(pair.there(), pair.made())));
                });
        Iterator<? extends Record> left = made.values().iterator();
        while (left.hasNext()) {
            List<Record> some = new ArrayList<>();
            while (some.size() < A_BATCH && left.hasNext()) {
                some.add(left.next());
                left.remove();
            }
            work.add(() -> some.forEach(value -> missing(ProjectedDocuments.document(value))));
        }
        work.await();
        repair.done();
        return repair;
    }

    private void compare(RawBsonDocument raw, @Nullable Record made) {
        long asOf = RawDocuments.number(raw, "asOf");
        if (asOf > tip) {
            return;
        }
        if (made == null) {
            repair.surplus(RawDocuments.decoded(raw));
            return;
        }
        Document document = ProjectedDocuments.document(made);
        if (RawDocuments.same(raw, document)) {
            return;
        }
        long block = projection.blockOf(document);
        // It is only older, and nobody has said that it would be newer.
        boolean late = block > watermark && asOf < block;
        if (late && !bringsUp) {
            repair.left();
        } else {
            repair.differs(RawDocuments.decoded(raw), document, !late);
        }
    }

    private void missing(Document document) {
        boolean late = projection.blockOf(document) > watermark;
        if (late && !bringsUp) {
            repair.left();
        } else {
            repair.missing(document, !late);
        }
    }
}
