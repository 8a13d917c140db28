package io.earnest.rewards.verify;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.ledger.verification.ChainVerifier;
import io.earnest.rewards.report.ReportVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * Checks a ledger's store that nobody writes to: its chain from the first block, each block decided anew; the heads that are
 * kept; that each projection is, byte for byte, what the blocks make; the signed reports. For that all of it is built once
 * more in a database beside it, which is dropped afterwards.
 */
final class Verification {

    private static final int BLOCKS_AT_ONCE = 64;
    private static final Duration TO_CATCH_UP = Duration.ofHours(1);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(1);
    /** Clocks differ by less, also those of a machine that verifies what another wrote. */
    private static final Duration AHEAD = Duration.ofMinutes(10);
    /** Watermarks say how far a process came, not what the blocks make. */
    private static final List<String> PROJECTIONS =
            List.of("accounts", "statements", "pairs", "comments", "keys", "entries", "reports");

    private final MongoDatabase database;
    private final MongoDatabase beside;
    private final Clock clock;
    private final Consumer<String> progress;
    private final Journal journal;
    private long toldAt = System.nanoTime();

    /**
     * @param database the ledger's
     * @param beside one that may be dropped
     * @param progress told in words, about once a second
     */
    Verification(MongoDatabase database, MongoDatabase beside, Clock clock, Consumer<String> progress) {
        this.database = database;
        this.beside = beside;
        this.clock = clock;
        this.progress = progress;
        this.journal = new MongoJournal(database);
    }

    /** What was found to be in order, in words. */
    String run() throws InterruptedException {
        beside.drop();
        try {
            MongoProjections built = new MongoProjections(beside);
            String chain = followed(built);
            progress.accept("comparing the projections");
            long documents = compare();
            progress.accept("verifying the reports");
            ReportVerifier reports = new ReportVerifier(database, built::report);
            reports.flaw().ifPresent(what -> {
                throw new Flaw(what);
            });
            return chain + ", " + documents + " documents are what the blocks make, " + reports.verified()
                    + " reports are what their entries add up to";
        } finally {
            beside.drop();
        }
    }

    private String followed(MongoProjections built) throws InterruptedException {
        MongoProjections kept = new MongoProjections(database);
        Map<Long, Head> heads = new HashMap<>();
        kept.checkpoints().forEach(head -> heads.put(head.seq(), head));
        String words;
        long tip;
        try (ChainVerifier verifier = new ChainVerifier(journal, built)) {
            follow(verifier, heads);
            tip = verifier.head().seq();
            words = tip == 0
                    ? "the chain is empty"
                    : tip + " blocks with " + verifier.entries() + " entries of " + verifier.accounts()
                            + " accounts verify and would be decided so again, the sum is " + verifier.sum();
        }
        if (!heads.isEmpty() || kept.watermark() > tip) {
            throw new Flaw("a checkpoint or a watermark is of a block that is not there");
        }
        if (tip > 0) {
            await(() -> built.watermark() >= tip, tip);
            // A stop may have left the projections behind the blocks; a start catches up, and so does this.
            catchUp(kept, tip);
        }
        return words;
    }

    /** @param heads by their blocks; those that are met and right are taken out */
    private void follow(ChainVerifier verifier, Map<Long, Head> heads) throws InterruptedException {
        long last = last();
        Instant latest = clock.instant().plus(AHEAD);
        List<Block> blocks = journal.readFrom(1, BLOCKS_AT_ONCE);
        while (!blocks.isEmpty()) {
            for (Block block : blocks) {
                Optional<String> flaw = verifier.append(block);
                if (flaw.isPresent()) {
                    throw new Flaw(flaw.get());
                }
                if (block.at().isAfter(latest)) {
                    throw new Flaw("block " + block.seq() + " is of " + block.at() + ", which is still to come");
                }
                Head head = heads.remove(block.seq());
                if (head != null && !head.equals(verifier.head())) {
                    throw new Flaw("the checkpoint of block " + block.seq() + " is not what the blocks make");
                }
            }
            long tip = verifier.head().seq();
            tell("block " + tip + " of " + last);
            blocks = journal.readFrom(tip + 1, BLOCKS_AT_ONCE);
        }
        if (last > verifier.head().seq()) {
            throw new Flaw("block " + (verifier.head().seq() + 1) + " is missing, and there are later ones");
        }
    }

    private long last() {
        Document last = database.getCollection("blocks")
                .find()
                .projection(Projections.include("_id"))
                .sort(Sorts.descending("_id"))
                .first();
        return last == null ? 0 : last.get("_id", Number.class).longValue();
    }

    private void tell(String words) {
        if (System.nanoTime() - toldAt > BETWEEN_WORDS.toNanos()) {
            toldAt = System.nanoTime();
            progress.accept(words);
        }
    }

    private void catchUp(MongoProjections kept, long tip) throws InterruptedException {
        LedgerOptions options = LedgerOptions.of("verification");
        try (Ledger ledger = RunningLedger.start(new ReadOnlyJournal(journal), kept, Turns.ALONE, clock, options)) {
            await(() -> ledger.ready() && kept.watermark() >= tip, tip);
        }
    }

    private void await(BooleanSupplier projected, long tip) throws InterruptedException {
        long end = System.nanoTime() + TO_CATCH_UP.toNanos();
        while (!projected.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Flaw("the projections do not come to block " + tip + " within " + TO_CATCH_UP.toMinutes()
                        + " minutes");
            }
            tell("projecting up to block " + tip);
            Thread.sleep(50);
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
                    tell("comparing " + projection + ", " + documents + " documents so far");
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
