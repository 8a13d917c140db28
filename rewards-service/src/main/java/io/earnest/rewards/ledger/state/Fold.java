package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an entry does to the state. Deciding and replaying both come through here, so a replay arrives at the state in which
 * the decision was made.
 */
public final class Fold {

    private final StateOverlay overlay;
    private final Instant at;
    private final LocalDate day;

    /** Folds entries into what is built on a state.
     *
     * @param at the block's time
     * @param day its day */
    public Fold(StateOverlay overlay, Instant at, LocalDate day) {
        this.overlay = overlay;
        this.at = at;
        this.day = day;
    }

    /**
     * What a block of the chain changes.
     *
     * @param head of the chain before it
     * @param documents all that exist of those that {@link ReadSet#add(Entry)} names for its entries
     * @throws IllegalArgumentException if the block is not the next one
     */
    public static Changes replay(Head head, Documents documents, Block block) {
        StateOverlay overlay = new StateOverlay(head, documents);
        if (block.seq() != overlay.seq()) {
            throw new IllegalArgumentException("block " + block.seq() + " is not the next one");
        }
        Fold fold = new Fold(overlay, block.at(), block.day());
        for (int index = 0; index < block.entries().size(); index++) {
            fold.apply(block.entries().get(index), index);
        }
        return overlay.changes(block);
    }

    /** Applies the entry at an index of the block that is built. */
    public void apply(Entry entry, int index) {
        EntryRef ref = new EntryRef(overlay.seq(), index);
        String id = entry.booked() ? entry.key() : entry.command();
        overlay.put(new KeyRecord(id, ref, entry.attempt(), entry.fingerprint()));
        int place = 0;
        for (Posting posting : entry.postings()) {
            post(entry, ref, place++, posting);
        }
        if (entry.booked()) {
            count(entry, ref);
        }
    }

    private void post(Entry entry, EntryRef ref, int place, Posting posting) {
        String account = posting.account();
        if (posting instanceof Posting.Paid paid) {
            if (SystemAccounts.contains(account)) {
                overlay.move(account, paid.twei());
            } else {
                overlay.hold(paid.twei());
                Account before = overlay.account(account);
                overlay.put(new Account(
                        account, paid.balanceAfter(), before.on(day).withMoved(paid.twei()), overlay.seq()));
            }
            if (account.equals(SystemAccounts.BUDGET) && entry.activity() != Activity.DAY_OPENED) {
                Day open = open();
                overlay.head(overlay.head()
                        .with(new Day(open.date(), open.budget(), open.paid().minus(paid.twei()), open.readers())));
            }
        }
        if (SystemAccounts.keepsStatement(account)) {
            overlay.put(overlay.statement(account, article(entry)).with(posting).asOf(overlay.seq()));
            overlay.add(row(entry, ref, place, posting));
        }
    }

    private AccountEntry row(Entry entry, EntryRef ref, int place, Posting posting) {
        return new AccountEntry(
                posting.account(),
                ref,
                place,
                at,
                entry.activity(),
                entry.key(),
                entry.article(),
                entry.comment(),
                posting.line(),
                posting.twei(),
                posting instanceof Posting.Paid paid ? paid.balanceAfter() : null,
                posting instanceof Posting.Unpaid unpaid ? unpaid.reason() : null,
                entry.tariff());
    }

    private void count(Entry entry, EntryRef ref) {
        switch (entry.activity()) {
            case PROFILE_SIGNED_UP -> overlay.signUp();
            case ARTICLE_PUBLISHED -> {
                String author = required(entry, Line.PUBLISH_TRIBUTE).account();
                counters(author, counters(author).withPublication());
            }
            case ARTICLE_READ -> read(required(entry, Line.READING), ref);
            case ARTICLE_PLUSSED -> plussed(entry);
            case COMMENT_LIKED -> liked(entry);
            case COMMENT_VALUED -> valued(entry);
            case PNL_REPORT -> reported(entry, ref);
            case TARIFF_CHANGED -> {
                if (entry.outcome() instanceof Outcome.TariffBody(var document)) {
                    overlay.head(overlay.head().announce(new Head.Announced(day, document)));
                }
            }
            case DAY_OPENED -> {
                Twei budget = Twei.ZERO;
                for (Posting posting : entry.postings()) {
                    if (posting.account().equals(SystemAccounts.BUDGET)) {
                        budget = budget.plus(posting.twei().max(Twei.ZERO));
                    }
                }
                overlay.head(overlay.head().openDay(day, budget));
            }
            // A reversal gives back money alone: keys, limits and "valued" stay consumed.
            case ARTICLE_MINUSED, COMMENT_POSTED, COMMENT_DISLIKED, GRANTED, REVERSED -> {}
        }
    }

    private void read(Posting reading, EntryRef ref) {
        String reader = reading.account();
        Account account = overlay.account(reader);
        boolean first;
        if (overlay.ahead(account)) {
            // The counters are from a later block; whether this was the day's first reading, they still know.
            first = account.on(day).firstReading().equals(ref);
            // A reading that was not paid moves nothing on it, and it is to be held all the same.
            overlay.put(account);
        } else {
            DayCounters before = account.on(day);
            first = before.readings() == 0;
            DayCounters after = before.withReading(ref);
            counters(reader, reading instanceof Posting.Paid ? after.withPaidReading(reading.twei()) : after);
        }
        if (first) {
            Day open = open();
            overlay.head(overlay.head().with(new Day(open.date(), open.budget(), open.paid(), open.readers() + 1)));
        }
    }

    private void plussed(Entry entry) {
        if (required(entry, Line.PLUSES) instanceof Posting.Paid paid) {
            String reader = reader(entry);
            counters(reader, counters(reader).withPaidPlus());
            if (!paid.account().equals(SystemAccounts.ARCHIVE)) {
                overlay.put(new Pair(Pair.plusId(reader, paid.account()), day, overlay.seq()));
            }
        }
    }

    private void liked(Entry entry) {
        Posting own = required(entry, Line.LIKES_OWN);
        if (own instanceof Posting.Paid) {
            counters(own.account(), counters(own.account()).withPaidLike(own.twei()));
        }
        Posting commenters = required(entry, Line.LIKES_COMMENTER);
        Posting authors = posting(entry, Line.LIKES_AUTHOR);
        boolean paid = commenters instanceof Posting.Paid;
        // Else the closed account's comments would pay the author once each.
        boolean paidAuthorAlone = authors instanceof Posting.Paid
                && commenters instanceof Posting.Unpaid unpaid
                && unpaid.reason() == Reason.ACCOUNT_CLOSED;
        if (paid || paidAuthorAlone) {
            overlay.put(new Pair(Pair.likeId(own.account(), commenters.account()), day, overlay.seq()));
        }
        // The article's author has a leg of their own unless they are the voter.
        if (paid && authors != null) {
            CommentLikes likes = overlay.comment(comment(entry));
            overlay.put(new CommentLikes(likes.comment(), likes.paid() + 1, likes.decided(), overlay.seq()));
        }
    }

    private void valued(Entry entry) {
        CommentLikes likes = overlay.comment(comment(entry));
        overlay.put(new CommentLikes(likes.comment(), likes.paid(), true, overlay.seq()));
        if (required(entry, Line.COMMENT_REWARDS) instanceof Posting.Paid paid) {
            counters(paid.account(), counters(paid.account()).withValued());
            overlay.put(overlay.statement(paid.account(), article(entry))
                    .withValued()
                    .asOf(overlay.seq()));
        }
    }

    private void reported(Entry entry, EntryRef ref) {
        if (!(entry.naturalKey() instanceof NaturalKey.ReportBought(String report))) {
            throw new IllegalArgumentException("a report was bought under " + entry.key());
        }
        Posting price = required(entry, Line.PNL_REPORTS);
        String article = article(entry);
        Statement statement = overlay.statement(price.account(), article);
        // A statement that is ahead was written behind the report, which a majority had by then: it is in the store
        // already.
        if (!overlay.ahead(statement)) {
            overlay.add(new PurchasedReport(
                    report,
                    price.account(),
                    article,
                    ref,
                    at,
                    Block.NO_HASH,
                    price.twei().negated(),
                    statement.n(),
                    statement.sums()));
        }
    }

    /** Who rated: a plus has no posting of theirs, but its key names them. */
    static String reader(Entry rating) {
        return rating.naturalKey()
                .actor()
                .orElseThrow(() -> new IllegalArgumentException(rating.key() + " names no reader"));
    }

    /** The pair that an entry may consume. */
    static Optional<String> pair(Entry entry) {
        return switch (entry.activity()) {
            case ARTICLE_PLUSSED ->
                Optional.of(
                        Pair.plusId(reader(entry), required(entry, Line.PLUSES).account()));
            case COMMENT_LIKED ->
                Optional.of(Pair.likeId(
                        required(entry, Line.LIKES_OWN).account(),
                        required(entry, Line.LIKES_COMMENTER).account()));
            case PROFILE_SIGNED_UP,
                    ARTICLE_PUBLISHED,
                    ARTICLE_READ,
                    ARTICLE_MINUSED,
                    COMMENT_POSTED,
                    COMMENT_DISLIKED,
                    COMMENT_VALUED,
                    PNL_REPORT,
                    GRANTED,
                    REVERSED,
                    TARIFF_CHANGED,
                    DAY_OPENED -> Optional.empty();
        };
    }

    private DayCounters counters(String account) {
        return overlay.account(account).on(day);
    }

    private void counters(String account, DayCounters counters) {
        overlay.put(new Account(account, overlay.account(account).balance(), counters, overlay.seq()));
    }

    private Day open() {
        return Objects.requireNonNull(overlay.head().day(), "no day is open");
    }

    /** The article that an entry counts for; {@link Statement#NO_ARTICLE} where it is about none. */
    public static String article(Entry entry) {
        String article = entry.article();
        return article == null ? Statement.NO_ARTICLE : article;
    }

    private static String comment(Entry entry) {
        return Objects.requireNonNull(entry.comment(), "an entry about a comment names it");
    }

    private static Posting required(Entry entry, Line line) {
        return Objects.requireNonNull(posting(entry, line), "the entry has no posting on that line");
    }

    private static @Nullable Posting posting(Entry entry, Line line) {
        for (Posting posting : entry.postings()) {
            if (posting.line() == line) {
                return posting;
            }
        }
        return null;
    }
}
