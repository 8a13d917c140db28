package io.earnest.rewards.ledger;

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
final class Fold {

    private final Draft draft;
    private final Instant at;
    private final LocalDate day;

    Fold(Draft draft, Instant at, LocalDate day) {
        this.draft = draft;
        this.at = at;
        this.day = day;
    }

    /** Applies the entry at an index of the draft's block. */
    void apply(Entry entry, int index) {
        EntryRef ref = new EntryRef(draft.seq(), index);
        String id = entry.booked() ? entry.key() : entry.command();
        draft.put(new KeyRecord(id, ref, entry.attempt(), entry.fingerprint()));
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
                draft.move(account, paid.twei());
            } else {
                draft.hold(paid.twei());
                Account before = draft.account(account);
                draft.put(
                        new Account(account, paid.balanceAfter(), before.on(day).withMoved(paid.twei()), draft.seq()));
            }
            if (account.equals(SystemAccounts.BUDGET) && entry.activity() != Activity.DAY_OPENED) {
                Day open = open();
                draft.head(draft.head()
                        .with(new Day(open.date(), open.budget(), open.paid().minus(paid.twei()), open.readers())));
            }
        }
        if (SystemAccounts.keepsStatement(account)) {
            draft.put(draft.statement(account, article(entry)).with(posting).asOf(draft.seq()));
            draft.add(row(entry, ref, place, posting));
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
            case PROFILE_SIGNED_UP -> draft.signUp();
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
                    draft.head(draft.head().announce(new Head.Announced(day, document)));
                }
            }
            case DAY_OPENED -> {
                Twei budget = Twei.ZERO;
                for (Posting posting : entry.postings()) {
                    if (posting.account().equals(SystemAccounts.BUDGET)) {
                        budget = budget.plus(posting.twei().max(Twei.ZERO));
                    }
                }
                draft.head(draft.head().openDay(day, budget));
            }
            // A reversal gives back money alone: keys, limits and "valued" stay consumed.
            case ARTICLE_MINUSED, COMMENT_POSTED, COMMENT_DISLIKED, GRANTED, REVERSED -> {}
        }
    }

    private void read(Posting reading, EntryRef ref) {
        String reader = reading.account();
        Account account = draft.account(reader);
        boolean first;
        if (draft.ahead(account)) {
            // The counters are from a later block; whether this was the day's first reading, they still know.
            first = account.on(day).firstReading().equals(ref);
        } else {
            DayCounters before = account.on(day);
            first = before.readings() == 0;
            DayCounters after = before.withReading(ref);
            counters(reader, reading instanceof Posting.Paid ? after.withPaidReading(reading.twei()) : after);
        }
        if (first) {
            Day open = open();
            draft.head(draft.head().with(new Day(open.date(), open.budget(), open.paid(), open.readers() + 1)));
        }
    }

    private void plussed(Entry entry) {
        if (required(entry, Line.PLUSES) instanceof Posting.Paid paid) {
            String reader = reader(entry);
            counters(reader, counters(reader).withPaidPlus());
            if (!paid.account().equals(SystemAccounts.ARCHIVE)) {
                draft.put(new Pair(Pair.plusId(reader, paid.account()), day, draft.seq()));
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
            draft.put(new Pair(Pair.likeId(own.account(), commenters.account()), day, draft.seq()));
        }
        // The article's author has a leg of their own unless they are the voter.
        if (paid && authors != null) {
            CommentLikes likes = draft.comment(comment(entry));
            draft.put(new CommentLikes(likes.comment(), likes.paid() + 1, likes.decided(), draft.seq()));
        }
    }

    private void valued(Entry entry) {
        CommentLikes likes = draft.comment(comment(entry));
        draft.put(new CommentLikes(likes.comment(), likes.paid(), true, draft.seq()));
        if (required(entry, Line.COMMENT_REWARDS) instanceof Posting.Paid paid) {
            counters(paid.account(), counters(paid.account()).withValued());
            draft.put(
                    draft.statement(paid.account(), article(entry)).withValued().asOf(draft.seq()));
        }
    }

    private void reported(Entry entry, EntryRef ref) {
        Posting price = required(entry, Line.PNL_REPORTS);
        String article = article(entry);
        Statement statement = draft.statement(price.account(), article);
        // A statement that is ahead was written behind the report, so the report is in the store already.
        if (!draft.ahead(statement)) {
            draft.add(new PurchasedReport(
                    entry.key().substring(entry.key().indexOf(':') + 1),
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
        return rating.key().substring(rating.key().lastIndexOf(':') + 1);
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
            default -> Optional.empty();
        };
    }

    private DayCounters counters(String account) {
        return draft.account(account).on(day);
    }

    private void counters(String account, DayCounters counters) {
        draft.put(new Account(account, draft.account(account).balance(), counters, draft.seq()));
    }

    private Day open() {
        return Objects.requireNonNull(draft.head().day(), "no day is open");
    }

    static String article(Entry entry) {
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
