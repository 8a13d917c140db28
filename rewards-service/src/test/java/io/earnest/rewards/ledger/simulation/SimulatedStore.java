package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.ledger.store.Turns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The store as one process has it: what the package {@code ledger.mongo} does on MongoDB, request by request and document by
 * document, on the {@link ReplicaSet} through the {@link Network}. Planted faults override it.
 */
class SimulatedStore implements Journal, Projections, Turns {

    private static final long WRITE_TIMEOUT_NANOS = 600_000_000L;

    final Scheduler scheduler;
    final Process process;
    final ReplicaSet replicas;
    final Network network;
    final Random random;
    /** The highest watermark that this process knows of: an old primary that lacks it is not believed. */
    private long known;

    SimulatedStore(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
        this.scheduler = scheduler;
        this.process = process;
        this.replicas = replicas;
        this.network = network;
        this.random = random;
    }

    @Override
    public Append append(Block block) {
        ReplicaSet.Write[] made = new ReplicaSet.Write[1];
        Append append = network.request("append " + text(block), true, () -> insert(block, made));
        if (append == Append.INSERTED) {
            awaitMajority(made[0], "block " + block.seq());
        }
        scheduler.trace("append " + text(block) + ": " + append);
        return append;
    }

    Append insert(Block block, ReplicaSet.Write[] made) {
        if (replicas.newest().blocks.containsKey(block.seq())) {
            return Append.TAKEN;
        }
        made[0] = change(contents -> contents.append(block));
        return Append.INSERTED;
    }

    @Override
    public boolean exists(long seq) {
        return network.request(
                "exists " + seq, false, () -> replicas.committed().exists(seq));
    }

    @Override
    public Optional<Block> read(long seq) {
        return network.request("read " + seq, false, () -> replicas.committed().read(seq));
    }

    @Override
    public List<Block> readFrom(long seq, int limit) {
        List<Block> found = network.request(
                "read from " + seq, false, () -> replicas.committed().readFrom(seq, limit));
        scheduler.trace("read from " + seq + ": " + found.size());
        return found;
    }

    @Override
    public void prepare() {}

    @Override
    public Documents load(ReadSet readSet) {
        Documents found = network.request("load", false, () -> {
            Contents asked = replicas.maybeOld();
            if (asked.watermark < known) {
                throw new StoreException("an old primary", null);
            }
            return asked.load(readSet);
        });
        scheduler.trace("load: "
                + found.accounts().stream()
                        .map(account -> account.id() + "@" + account.asOf())
                        .sorted()
                        .toList() + " of " + readSet.accounts() + ", keys "
                + found.keysById().keySet().stream().sorted().toList());
        return found;
    }

    @Override
    public void write(Changes changes) {
        scheduler.trace("project up to " + changes.head().seq());
        Documents documents = changes.documents();
        List<Consumer<Contents>> never = new ArrayList<>();
        each(documents.keys(), key -> one(key, Documents::put), never);
        each(changes.rows(), row -> contents -> contents.rows.putIfAbsent(row.id(), row), never);
        each(changes.reports(), report -> contents -> contents.reports.putIfAbsent(report.id(), report), never);
        bulk("what never changes", never);
        List<Consumer<Contents>> changing = new ArrayList<>();
        each(documents.accounts(), this::accountChange, changing);
        each(documents.statements(), statement -> one(statement, Documents::put), changing);
        each(documents.pairs(), pair -> one(pair, Documents::put), changing);
        each(documents.comments(), likes -> one(likes, Documents::put), changing);
        bulk("what changes", changing);
    }

    /** The account as it is now, unless the store has a newer one. */
    Consumer<Contents> accountChange(Account account) {
        return one(account, Documents::put);
    }

    private static <T> void each(
            Collection<T> values, Function<T, Consumer<Contents>> change, List<Consumer<Contents>> to) {
        values.forEach(value -> to.add(change.apply(value)));
    }

    private interface Put<T> {
        void put(Documents documents, T document);
    }

    private static <T> Consumer<Contents> one(T document, Put<T> put) {
        Documents documents = new Documents();
        put.put(documents, document);
        Changes changes = new Changes(Head.GENESIS, documents, List.of(), List.of());
        return contents -> contents.write(changes);
    }

    /** In any order, each by itself: a crash lets some of them be there. */
    private void bulk(String what, List<Consumer<Contents>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Collections.shuffle(changes, random);
        ReplicaSet.Write[] last = new ReplicaSet.Write[1];
        int[] done = new int[1];
        network.request(what, true, () -> {
            for (Consumer<Contents> change : changes) {
                last[0] = change(change);
                done[0]++;
                if (process.dead() && done[0] < changes.size() && scheduler.current().process == process) {
                    scheduler.trace(what + ": torn behind " + done[0] + " of " + changes.size());
                    break;
                }
            }
            return null;
        });
        awaitMajority(last[0], what);
    }

    @Override
    public void moveWatermark(long seq) {
        ReplicaSet.Write[] made = new ReplicaSet.Write[1];
        network.request("watermark " + seq, true, () -> made[0] = change(contents -> contents.moveWatermark(seq)));
        awaitMajority(made[0], "watermark " + seq);
        known = Math.max(known, seq);
    }

    @Override
    public long watermark() {
        long seen = network.request("watermark?", false, () -> replicas.committed().watermark);
        known = Math.max(known, seen);
        scheduler.trace("watermark is " + seen);
        return seen;
    }

    @Override
    public void checkpoint(Head head) {
        ReplicaSet.Write[] made = new ReplicaSet.Write[1];
        network.request(
                "checkpoint " + head.seq(), true, () -> made[0] = change(contents -> contents.checkpoint(head)));
        awaitMajority(made[0], "checkpoint " + head.seq());
    }

    @Override
    public Optional<Head> newestCheckpoint(long watermark) {
        return readDocuments("newest checkpoint", contents -> contents.newestCheckpoint(watermark));
    }

    @Override
    public List<AccountEntry> entries(EntryQuery query) {
        return readDocuments("entries", contents -> contents.entries(query));
    }

    @Override
    public List<EntryRef> entriesOf(String article, EntryRef before, int limit) {
        return readDocuments("entries of", contents -> contents.entriesOf(article, before, limit));
    }

    @Override
    public Optional<PurchasedReport> report(String id) {
        return readDocuments("report", contents -> contents.report(id));
    }

    @Override
    public List<PurchasedReport> reports(String account, String article, EntryRef before, int limit) {
        return readDocuments("reports", contents -> contents.reports(account, article, before, limit));
    }

    private <T> T readDocuments(String what, Function<Contents, T> read) {
        return network.request(what, false, () -> read.apply(replicas.newest()));
    }

    @Override
    public void clear() {
        throw new IllegalStateException("nothing is cleared while the ledger runs");
    }

    /** The turn is the primary's word alone, so reading it waits for no majority, nor does writing it. */
    @Override
    public Turn read() {
        return network.request("turn?", false, () -> replicas.newest().turn);
    }

    @Override
    public boolean replace(Turn seen, Turn by) {
        return network.request("turn of " + by.holder(), true, () -> {
            if (!replicas.newest().turn.equals(seen)) {
                return false;
            }
            change(contents -> contents.turn = by);
            return true;
        });
    }

    final ReplicaSet.Write change(Consumer<Contents> change) {
        ReplicaSet.Write write = replicas.write(change);
        if (scheduler.current() != null && scheduler.current().process == process) {
            process.durableStep();
        }
        return write;
    }

    final void awaitMajority(ReplicaSet.Write write, String what) {
        try {
            scheduler.block(() -> write.durable() || write.lost(), WRITE_TIMEOUT_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(what + ": interrupted", e);
        }
        if (!write.durable()) {
            scheduler.trace(what + (write.lost() ? ": taken back" : ": no majority in time"));
            throw new StoreException(what + ": a majority may have it or not", null);
        }
    }

    final <T> T ask(String what, Supplier<T> answer) {
        return network.request(what, false, answer);
    }

    static String text(Block block) {
        return block.seq() + " of " + block.writer() + " (" + block.hash().substring(0, 8) + ")";
    }
}
