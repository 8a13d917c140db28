package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Economy;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.Publication;
import io.earnest.rewards.ledger.state.PublishedDay;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.tariff.Tariff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as the rest of the service sees it. Safe for use by any number of threads; calls block, so let virtual
 * threads make them. What an acknowledged command changed is seen by every read that begins after the acknowledgement.
 *
 * <p>Any read may throw {@link LedgerUnavailableException} when the store cannot be reached.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Books commands, in this order, and answers each in its place. Returns when all answers are durable. Other commands may
     * come between these; a like and the {@code comment-valued} behind it stay together.
     *
     * @param commands 1 to 512
     * @throws LedgerBusyException if too much is waiting; nothing of it was taken
     * @throws LedgerUnavailableException if the outcome is not known in time; the same commands may be sent again
     */
    List<Result> submit(List<Command> commands);

    /** Whether the ledger has caught up with its chain and its store answered last time. */
    boolean ready();

    /**
     * Several reads, made by this thread, for one look at what other processes have written: what was acknowledged before the
     * first of them is seen by all.
     */
    <T> T together(Supplier<T> reads);

    /** The whole as of the newest block: balances of the system accounts, day, tariff, hash. */
    Head head();

    /** The sums as of now. They tell who is whose pair: for operators alone. */
    Economy economy();

    /** The sums that everybody may see, as {@link Publication} says. */
    Economy published();

    /** The last state that everybody could see of each of the newest days, oldest first. */
    List<PublishedDay> publishedDays();

    /** When {@link #published} may show others, at the earliest: a full hour. */
    Instant nextPublication();

    /** The UTC day of a command that would be decided now: that of the clock, but never before the newest block's. */
    LocalDate today();

    /** The second of {@link #today}, from which the released part of the budget follows. */
    int secondOfToday();

    /** A profile's account; balance 0 if nothing was ever booked on it. System accounts are in {@link #head}. */
    Account account(String profile);

    /** What an account got and gave for an article ({@link Statement#NO_ARTICLE}: for none). */
    Statement statement(String account, String article);

    /** Rows of an account, newest first. */
    List<AccountEntry> entries(EntryQuery query);

    /**
     * The entries about an article, whoever's postings they hold, newest first and each once.
     *
     * @param before only earlier ones; null from the newest
     * @param limit how many at most
     */
    List<EntryRef> entriesOf(String article, @Nullable EntryRef before, int limit);

    /** The entry under a natural key that is booked. */
    Optional<EntryRef> find(String key);

    /** A block of the chain. Its salt and entries are for the inside; only its header is public. */
    Optional<Block> block(long seq);

    /** What of each daily limit a profile has used today. */
    List<Allowance> allowances(String profile, int level);

    /** What the article would pay the profile for a reading that is verified now. */
    Opportunity opportunity(String profile, int level, String article, String author, int requiredSeconds);

    /** A report that was bought. */
    Optional<PurchasedReport> report(String id);

    /**
     * The reports that an account bought, newest first.
     *
     * @param article only of this article; null for all
     * @param before only those of earlier entries; null from the newest
     */
    List<PurchasedReport> reports(String account, @Nullable String article, @Nullable EntryRef before, int limit);

    /** The tariff of that version, in force or not yet. */
    Optional<Tariff> tariff(int version);

    /** How often what was held of the projections was dropped since the start, as a rebuild had put something right. */
    long repairsSeen();

    /** Takes no more commands, finishes those that wait, brings the projections up to date and stops. */
    @Override
    void close();
}
