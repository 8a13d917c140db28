package io.earnest.rewards.ledger.mongo;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.ledger.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The projections, a collection each. Every write is one document; no transaction is needed. */
public final class MongoProjections implements Projections {
    private static final Logger LOG = LoggerFactory.getLogger(MongoProjections.class);

    private static final int KEPT_CHECKPOINTS = 5;
    /** Beside the watermarks: which rebuild was the last that put something right. */
    private static final String REBUILT = "rebuilt";

    private final MongoCollection<Document> accounts;
    private final MongoCollection<Document> statements;
    private final MongoCollection<Document> pairs;
    private final MongoCollection<Document> comments;
    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> rows;
    private final RowReads rowReads;
    private final MongoCollection<Document> reports;
    private final MongoCollection<Document> watermarks;
    /** The same as whoever answers has them, on a majority or not. */
    private final MongoCollection<Document> watermarksThere;

    private final MongoCollection<Document> checkpoints;
    private final List<MongoCollection<Document>> projections;
    private final Loading loading = new Loading();
    /** The highest watermark that this process knows of: what is up to there, it has forgotten. */
    private final AtomicLong known = new AtomicLong();

    public MongoProjections(MongoDatabase database) {
        MongoDatabase durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadPreference(ReadPreference.primary());
        accounts = durable.getCollection("accounts");
        statements = durable.getCollection("statements");
        pairs = durable.getCollection("pairs");
        comments = durable.getCollection("comments");
        keys = durable.getCollection("keys");
        rows = durable.getCollection("entries");
        rowReads = new RowReads(rows);
        reports = durable.getCollection("reports");
        // Another replica's may be read: one that a failover takes back would have this one forget what no store holds.
        watermarksThere = durable.getCollection("watermarks");
        watermarks = durable.getCollection("watermarks").withReadConcern(ReadConcern.MAJORITY);
        checkpoints = durable.getCollection("checkpoints");
        projections = List.of(accounts, statements, pairs, comments, keys, rows, reports);
    }

    @Override
    public void prepare() {
        guarded(() -> {
            rowReads.prepare();
            return reports.createIndex(Indexes.ascending("account", "position"));
        });
    }

    @Override
    public Documents load(ReadSet readSet) {
        Documents found = new Documents();
        Loading.Batch batch = loading.batch();
        batch.add(accounts, readSet.accounts(), document -> found.put(Codecs.account(document)));
        batch.add(statements, readSet.statements(), document -> found.put(Codecs.statement(document)));
        batch.add(pairs, readSet.pairs(), document -> found.put(Codecs.pair(document)));
        batch.add(comments, readSet.comments(), document -> found.put(Codecs.comment(document)));
        batch.add(keys, readSet.keys(), document -> found.put(Codecs.key(document)));
        long needed = known.get();
        Map<String, Long> there = new HashMap<>();
        if (needed > 0) {
            batch.add(watermarksThere, names(), mark -> there.put(mark.getString("_id"), Fields.number(mark, "asOf")));
        }
        batch.run();
        if (needed > 0 && least(there.values()) < needed) {
            // A primary that was deposed and does not know it yet, or projections that somebody has dropped.
            throw new StoreException("who answers for the store lacks what was projected up to block " + needed, null);
        }
        return found;
    }

    /** What never changes first: a document that is ahead of the watermark says that these are there too. */
    @Override
    public void write(Changes changes) {
        Documents documents = changes.documents();
        loading.sideBySide(
                () -> Bulk.insert(keys, documents.keys(), Codecs::of),
                () -> Bulk.insert(rows, changes.rows(), RowCodecs::of),
                () -> Bulk.insert(reports, changes.reports(), RowCodecs::of));
        loading.sideBySide(
                () -> Bulk.replaceOlder(accounts, documents.accounts(), Codecs::of),
                () -> Bulk.replaceOlder(statements, documents.statements(), Codecs::of),
                () -> Bulk.replaceOlder(pairs, documents.pairs(), Codecs::of),
                () -> Bulk.replaceOlder(comments, documents.comments(), Codecs::of));
    }

    @Override
    public void moveWatermark(long seq) {
        Bulk.replaceOlder(watermarks, names(), name -> new Document("_id", name).append("asOf", seq));
        known.accumulateAndGet(seq, Math::max);
    }

    @Override
    public long watermark() {
        return guarded(() -> {
            List<Long> all = watermarks
                    .find(Filters.in("_id", names()))
                    .map(watermark -> Fields.number(watermark, "asOf"))
                    .into(new ArrayList<>());
            long seen = least(all);
            known.accumulateAndGet(seen, Math::max);
            return seen;
        });
    }

    private long least(Collection<Long> marks) {
        return marks.size() < projections.size() ? 0 : Collections.min(marks);
    }

    private List<String> names() {
        return projections.stream().map(MongoProjections::name).toList();
    }

    @Override
    public void checkpoint(Head head) {
        Bulk.insert(checkpoints, List.of(head), HeadCodec::of);
        guarded(() -> {
            Document oldestKept = checkpoints
                    .find()
                    .sort(Sorts.descending("_id"))
                    .skip(KEPT_CHECKPOINTS - 1)
                    .limit(1)
                    .first();
            return oldestKept == null ? null : checkpoints.deleteMany(Filters.lt("_id", oldestKept.getString("_id")));
        });
    }

    @Override
    public Optional<Head> newestCheckpoint(long watermark) {
        return guarded(() -> {
            for (Document checkpoint : checkpoints
                    .find(Filters.and(Filters.gte("_id", HeadCodec.id(0)), Filters.lte("_id", HeadCodec.id(watermark))))
                    .sort(Sorts.descending("_id"))
                    .limit(KEPT_CHECKPOINTS)) {
                try {
                    return Optional.of(HeadCodec.head(checkpoint));
                } catch (RuntimeException e) {
                    // It only saves a replay: an older one, or the chain from its beginning, says the same.
                    LOG.warn("the checkpoint {} is passed over: {}", checkpoint.get("_id"), e.getMessage());
                }
            }
            return Optional.empty();
        });
    }

    /**
     * All heads that are kept and that a start may take, of which there are few, oldest first.
     *
     * @throws CorruptJournalException if one can't be understood
     */
    public List<Head> checkpoints() {
        return guarded(() -> {
            List<Head> heads = new ArrayList<>();
            for (Document checkpoint : checkpoints
                    .find(Filters.and(
                            Filters.gte("_id", HeadCodec.id(0)), Filters.lte("_id", HeadCodec.id(Long.MAX_VALUE))))
                    .sort(Sorts.ascending("_id"))) {
                heads.add(checkpoint(checkpoint));
            }
            return heads;
        });
    }

    /** Drops heads that are kept: a start takes older ones, or the chain from its beginning. */
    public void forgetCheckpoints(Collection<Long> blocks) {
        List<String> ids = blocks.stream().map(HeadCodec::id).toList();
        guarded(() -> checkpoints.deleteMany(Filters.in("_id", ids)));
    }

    /** The same with all of them. */
    public void forgetCheckpoints() {
        guarded(() -> checkpoints.deleteMany(new Document()));
    }

    private static Head checkpoint(Document document) {
        try {
            Head head = HeadCodec.head(document);
            if (HeadCodec.id(head.seq()).equals(document.get("_id"))) {
                return head;
            }
        } catch (RuntimeException e) {
            throw new CorruptJournalException(
                    "the checkpoint " + document.get("_id") + " cannot be understood: " + e.getMessage());
        }
        throw new CorruptJournalException("the checkpoint " + document.get("_id") + " is of another block");
    }

    @Override
    public String lastRepair() {
        return guarded(() -> {
            Document last = watermarks.find(Filters.eq("_id", REBUILT)).first();
            return last == null ? "" : last.get("repair", "");
        });
    }

    /** Documents may be put right from now on. Remembered until {@link #rebuildEnds}, as nothing may be left to end it. */
    public void rebuildBegins() {
        guarded(() -> watermarks.updateOne(
                Filters.eq("_id", REBUILT), Updates.inc("underWay", 1), new UpdateOptions().upsert(true)));
    }

    /**
     * They are. Processes that serve then drop what they hold of them; also where an earlier rebuild did not come to its end.
     *
     * @param wrong the projections that were wrong; none: what they hold was right
     */
    public void rebuildEnds(Set<String> wrong) {
        guarded(() -> {
            Document begun = watermarks.find(Filters.eq("_id", REBUILT)).first();
            boolean cutShort = begun == null || begun.get("underWay", 0) != 1;
            Bson over = Updates.unset("underWay");
            return watermarks.updateOne(
                    Filters.eq("_id", REBUILT),
                    wrong.isEmpty() && !cutShort
                            ? over
                            : Updates.combine(
                                    over, Updates.set("repair", UUID.randomUUID() + " " + String.join(", ", wrong))),
                    new UpdateOptions().upsert(true));
        });
    }

    @Override
    public List<AccountEntry> entries(EntryQuery query) {
        return guarded(() -> rowReads.entries(query));
    }

    @Override
    public List<EntryRef> entriesOf(String article, @Nullable EntryRef before, int limit) {
        return guarded(() -> rowReads.entriesOf(article, before, limit));
    }

    @Override
    public Optional<PurchasedReport> report(String id) {
        return guarded(() ->
                Optional.ofNullable(reports.find(Filters.eq("_id", id)).first()).map(RowCodecs::report));
    }

    @Override
    public List<PurchasedReport> reports(
            String account, @Nullable String article, @Nullable EntryRef before, int limit) {
        List<Bson> filters = new ArrayList<>();
        filters.add(Filters.eq("account", account));
        if (article != null) {
            filters.add(Filters.eq("article", article));
        }
        if (before != null) {
            filters.add(Filters.gt("position", AccountEntry.position(before, 0)));
        }
        return guarded(() -> reports.find(Filters.and(filters))
                .sort(Sorts.ascending("position"))
                .limit(limit)
                .map(RowCodecs::report)
                .into(new ArrayList<>()));
    }

    @Override
    public void clear() {
        known.set(0);
        // The watermarks first: a rebuild that is cut short then starts from the beginning again.
        guarded(() -> {
            watermarks.deleteMany(new Document());
            checkpoints.deleteMany(new Document());
            projections.forEach(projection -> projection.deleteMany(new Document()));
            return null;
        });
    }

    private static String name(MongoCollection<Document> projection) {
        return projection.getNamespace().getCollectionName();
    }

    private static <T extends @Nullable Object> T guarded(Supplier<T> access) {
        try {
            return access.get();
        } catch (MongoException e) {
            throw new StoreException("the projections cannot be reached", e);
        }
    }
}
