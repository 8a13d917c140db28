package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.Allowance;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.Opportunity;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.WritingGate;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.Fact;
import io.earnest.rewards.ledger.decision.Preview;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.projection.Projector;
import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.recovery.Blocks;
import io.earnest.rewards.ledger.recovery.Tip;
import io.earnest.rewards.ledger.scheduling.Scheduling;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.ledger.state.Economy;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.Publication;
import io.earnest.rewards.ledger.state.PublishedDay;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Tariffs;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ledger with its two threads: the writer's and the projector's. */
public final class RunningLedger implements Ledger {
    /** The ledger whose reads this thread makes together: they share the look that was had before the first of them. */
    private static final ThreadLocal<@Nullable RunningLedger> TOGETHER = new ThreadLocal<>();

    private final CommandQueue queue;
    private final Reads reads;
    private final BlockContexts contexts;
    private final ReadBarrier barrier;
    private final Threads threads;
    private final RepairWatch repairs;
    private final LedgerOptions options;

    private RunningLedger(
            CommandQueue queue,
            Reads reads,
            BlockContexts contexts,
            ReadBarrier barrier,
            Threads threads,
            RepairWatch repairs,
            LedgerOptions options) {
        this.queue = queue;
        this.reads = reads;
        this.contexts = contexts;
        this.barrier = barrier;
        this.threads = threads;
        this.repairs = repairs;
        this.options = options;
    }

    /**
     * Starts a ledger on that store, beside other processes that may write to it: its writer waits for its turn. Returns at
     * once: reading up to the chain's end goes on in the background and is tried again while the store cannot be reached;
     * until then {@link #ready} is false and calls wait, then fail.
     *
     * @param turns {@link Turns#ALONE} where no other process writes
     */
    public static Ledger start(
            Journal journal, Projections store, Turns turns, InstantSource clock, LedgerOptions options) {
        return start(journal, store, turns, clock, options, WritingGate.OPEN);
    }

    /**
     * The same, where something outside of the store knows of the chain too.
     *
     * @param gate what it says
     */
    public static Ledger start(
            Journal journal,
            Projections store,
            Turns turns,
            InstantSource clock,
            LedgerOptions options,
            WritingGate gate) {
        return start(journal, store, turns, Surroundings.of(clock, gate), options);
    }

    /** The same in surroundings that need not be this machine's. */
    public static Ledger start(
            Journal journal, Projections store, Turns turns, Surroundings surroundings, LedgerOptions options) {
        Scheduling scheduling = surroundings.scheduling();
        UnprojectedState state = new UnprojectedState(store, options.mostCached());
        Blocks blocks = new Blocks(journal);
        Projector projector = new Projector(store, state, options, scheduling);
        BlockContexts contexts = new BlockContexts(surroundings.clock(), surroundings.random(), options.writer());
        Tip tip = new Tip(journal, store, state, blocks, projector);
        TurnTaking turn = new TurnTaking(turns, options.writer(), scheduling::nanoTime);
        RepairWatch repairs = new RepairWatch(store, state, scheduling);
        Writer writer = new Writer(journal, tip, projector, contexts, turn, repairs, surroundings);
        RunningLedger ledger = new RunningLedger(
                new CommandQueue(writer, blocks, options, scheduling),
                new Reads(state, store, blocks),
                contexts,
                new ReadBarrier(journal, state, writer, options.timeout(), scheduling),
                new Threads(writer, projector, scheduling),
                repairs,
                options);
        ledger.threads.start();
        return ledger;
    }

    @Override
    public List<Result> submit(List<Command> commands) {
        return queue.submit(commands);
    }

    @Override
    public boolean ready() {
        return threads.writer().ready();
    }

    @Override
    public <T> T together(Supplier<T> several) {
        if (TOGETHER.get() == this) {
            return several.get();
        }
        return read(() -> {
            TOGETHER.set(this);
            try {
                return several.get();
            } finally {
                TOGETHER.remove();
            }
        });
    }

    @Override
    public Head head() {
        return read(reads::head);
    }

    @Override
    public Economy economy() {
        return read(() -> Economy.of(reads.head(), now()));
    }

    @Override
    public Economy published() {
        return read(() -> {
            Head head = reads.head();
            return head.publication().shown(head, contexts.now(head));
        });
    }

    @Override
    public List<PublishedDay> publishedDays() {
        return read(() -> {
            Head head = reads.head();
            return head.publication().daysShown(head, contexts.now(head));
        });
    }

    @Override
    public Instant nextPublication() {
        // Of the clock alone: what another replica wrote changes nothing of it.
        return Publication.next(now());
    }

    @Override
    public LocalDate today() {
        return Day.dateOf(read(this::now));
    }

    @Override
    public int secondOfToday() {
        return Day.secondOf(read(this::now));
    }

    @Override
    public Account account(String profile) {
        return read(() -> reads.account(profile));
    }

    @Override
    public Statement statement(String account, String article) {
        return read(() -> reads.statement(account, article));
    }

    @Override
    public List<AccountEntry> entries(EntryQuery query) {
        return read(() -> reads.entries(query));
    }

    @Override
    public List<EntryRef> entriesOf(String article, @Nullable EntryRef before, int limit) {
        return read(() -> reads.entriesOf(article, before, limit));
    }

    @Override
    public Optional<EntryRef> find(String key) {
        return read(() -> reads.find(key));
    }

    @Override
    public Optional<Block> block(long seq) {
        return read(() -> reads.block(seq));
    }

    @Override
    public List<Allowance> allowances(String profile, int level) {
        return read(() -> {
            LocalDate today = Day.dateOf(now());
            return Preview.allowances(
                    reads.account(profile).on(today), reads.head().tariffOn(today), level);
        });
    }

    @Override
    public Opportunity opportunity(String profile, int level, String article, String author, int requiredSeconds) {
        Fact.Read reading = new Fact.Read(profile, article, author, level, requiredSeconds);
        return read(() -> reads.opportunity(reading, now()));
    }

    @Override
    public Optional<PurchasedReport> report(String id) {
        return read(() -> reads.report(id));
    }

    @Override
    public List<PurchasedReport> reports(
            String account, @Nullable String article, @Nullable EntryRef before, int limit) {
        return read(() -> reads.reports(account, article, before, limit));
    }

    @Override
    public Optional<Tariff> tariff(int version) {
        return read(() -> version == Tariffs.first().version()
                ? Optional.of(Tariffs.first().tariff())
                : reads.tariff(version));
    }

    @Override
    public long repairsSeen() {
        return repairs.seen();
    }

    @Override
    public void close() {
        queue.close();
        threads.stop(options.timeout());
    }

    private Instant now() {
        return contexts.now(reads.head());
    }

    private <T> T read(Supplier<T> reading) {
        try {
            if (TOGETHER.get() == this) {
                return reading.get();
            }
            if (!threads.writer().awaitRecovery(options.timeout())) {
                throw new LedgerUnavailableException("the ledger has not caught up yet", null);
            }
            if (options.shared()) {
                barrier.await();
            }
            return reading.get();
        } catch (StoreException e) {
            throw new LedgerUnavailableException("the ledger's store does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("interrupted", e);
        }
    }
}
