package io.earnest.rewards.verify;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.earnest.rewards.ledger.Audit;
import io.earnest.rewards.ledger.Block;
import io.earnest.rewards.ledger.Journal;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.RawBsonDocument;

/**
 * Checks a ledger's store that nobody writes to: its chain from the first block, and that each projection is, byte for byte,
 * what the blocks make. For that all of it is built once more in a database beside it, which is dropped afterwards.
 */
final class Verification {

    private static final int BLOCKS_AT_ONCE = 64;
    private static final Duration TO_CATCH_UP = Duration.ofHours(1);
    /** Watermarks and checkpoints say how far a process came, not what the blocks make. */
    private static final List<String> PROJECTIONS =
            List.of("accounts", "statements", "pairs", "comments", "keys", "entries", "reports");

    private final MongoDatabase database;
    private final MongoDatabase beside;

    /**
     * @param database the ledger's
     * @param beside one that may be dropped
     */
    Verification(MongoDatabase database, MongoDatabase beside) {
        this.database = database;
        this.beside = beside;
    }

    /** What was found to be in order, in words. */
    String run() throws InterruptedException {
        Journal journal = new MongoJournal(database);
        Audit audit = new Audit();
        long tip = follow(journal, audit);
        if (database.getCollection("blocks").find(Filters.gt("_id", tip)).first() != null) {
            throw new Flaw("block " + (tip + 1) + " is missing, and there are later ones");
        }
        if (tip == 0) {
            return "the chain is empty";
        }
        // A stop may have left the projections behind the blocks; a start catches up, and so does this.
        catchUp(journal, database, tip);
        beside.drop();
        long documents;
        try {
            catchUp(journal, beside, tip);
            documents = compare();
        } finally {
            beside.drop();
        }
        return tip + " blocks with " + audit.entries() + " entries of " + audit.accounts()
                + " accounts verify, the sum is " + audit.sum() + ", " + documents
                + " documents are what the blocks make";
    }

    private static long follow(Journal journal, Audit audit) {
        long tip = 0;
        List<Block> blocks = journal.readFrom(1, BLOCKS_AT_ONCE);
        while (!blocks.isEmpty()) {
            for (Block block : blocks) {
                Optional<String> flaw = audit.append(block);
                if (flaw.isPresent()) {
                    throw new Flaw(flaw.get());
                }
                tip = block.seq();
            }
            blocks = journal.readFrom(tip + 1, BLOCKS_AT_ONCE);
        }
        return tip;
    }

    private static void catchUp(Journal journal, MongoDatabase into, long tip) throws InterruptedException {
        MongoProjections projections = new MongoProjections(into);
        LedgerOptions options = LedgerOptions.of("verification");
        long end = System.nanoTime() + TO_CATCH_UP.toNanos();
        try (Ledger ledger = Ledger.open(new ReadOnlyJournal(journal), projections, Clock.systemUTC(), options)) {
            while (!ledger.ready() || projections.watermark() < tip) {
                if (System.nanoTime() > end) {
                    throw new Flaw("the projections do not come to block " + tip + " within " + TO_CATCH_UP.toMinutes()
                            + " minutes");
                }
                Thread.sleep(50);
            }
        }
    }

    private long compare() {
        long documents = 0;
        for (String projection : PROJECTIONS) {
            try (MongoCursor<RawBsonDocument> kept = sorted(database, projection);
                    MongoCursor<RawBsonDocument> built = sorted(beside, projection)) {
                while (kept.hasNext() && built.hasNext()) {
                    RawBsonDocument one = kept.next();
                    if (!one.equals(built.next())) {
                        throw new Flaw("in " + projection + " is not what the blocks make: " + one.get("_id"));
                    }
                    documents++;
                }
                if (kept.hasNext() || built.hasNext()) {
                    throw new Flaw((kept.hasNext() ? "too much" : "something missing") + " in " + projection);
                }
            }
        }
        return documents;
    }

    private static MongoCursor<RawBsonDocument> sorted(MongoDatabase of, String projection) {
        return of.getCollection(projection, RawBsonDocument.class)
                .find()
                .sort(Sorts.ascending("_id"))
                .cursor();
    }

    /** The first thing that is not as it must be. */
    static final class Flaw extends RuntimeException {
        private static final long serialVersionUID = 1;

        Flaw(String what) {
            super(what);
        }
    }
}
