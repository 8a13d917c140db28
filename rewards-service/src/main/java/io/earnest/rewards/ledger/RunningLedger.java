package io.earnest.rewards.ledger;

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
final class RunningLedger implements Ledger {
    /** The ledger whose reads this thread makes together: they share the look that was had before the first of them. */
    private static final ThreadLocal<@Nullable RunningLedger> TOGETHER = new ThreadLocal<>();

    private final Submissions submissions;
    private final Reads reads;
    private final Stamps stamps;
    private final Freshness freshness;
    private final Threads threads;
    private final LedgerOptions options;

    private RunningLedger(
            Submissions submissions,
            Reads reads,
            Stamps stamps,
            Freshness freshness,
            Threads threads,
            LedgerOptions options) {
        this.submissions = submissions;
        this.reads = reads;
        this.stamps = stamps;
        this.freshness = freshness;
        this.threads = threads;
        this.options = options;
    }

    static Ledger start(Journal journal, Projections store, Turns turns, InstantSource clock, LedgerOptions options) {
        Memory memory = new Memory(store, options.mostCached());
        Blocks blocks = new Blocks(journal);
        Projector projector = new Projector(store, memory, options);
        Stamps stamps = new Stamps(clock, options.writer());
        Tip tip = new Tip(journal, store, memory, blocks, projector);
        Writer writer =
                new Writer(journal, tip, projector, stamps, new TurnTaking(turns, options.writer(), System::nanoTime));
        RunningLedger ledger = new RunningLedger(
                new Submissions(writer, blocks, options),
                new Reads(memory, store, blocks),
                stamps,
                new Freshness(journal, memory, writer, options.patience()),
                new Threads(writer, projector),
                options);
        ledger.threads.start();
        return ledger;
    }

    @Override
    public List<Result> submit(List<Command> commands) {
        return submissions.submit(commands);
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
            return head.publication().shown(head, stamps.now(head));
        });
    }

    @Override
    public Instant nextPublication() {
        // Of the clock alone: what another replica wrote changes nothing of it.
        return Publication.next(now());
    }

    @Override
    public LocalDate today() {
        return Core.dayOf(read(this::now));
    }

    @Override
    public int secondOfToday() {
        return Core.secondOfDay(read(this::now));
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
            LocalDate today = Core.dayOf(now());
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
    public void close() {
        submissions.close();
        threads.stop(options.patience());
    }

    private Instant now() {
        return stamps.now(reads.head());
    }

    private <T> T read(Supplier<T> reading) {
        try {
            if (TOGETHER.get() == this) {
                return reading.get();
            }
            if (!threads.writer().awaitRecovery(options.patience().toMillis())) {
                throw new LedgerUnavailableException("the ledger has not caught up yet", null);
            }
            if (options.shared()) {
                freshness.await();
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
