package io.earnest.rewards.ledger.verification;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.CommandCheck;
import io.earnest.rewards.ledger.decision.Fact;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.state.Fold;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.TariffDocument;
import io.earnest.rewards.tariff.Tariffs;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an entry the command that it answers. What the chain does not hold, and what changes nothing, is filled in: who
 * the operator was; who wrote the article, where no leg is theirs; what a reading took at least, in entries of before that
 * was booked: as much as the price says.
 */
final class EntryFacts {

    /** Stands for whom the chain does not name; no profile has such an id. */
    static final String NOBODY = "-";

    private final TrialBalance books;

    /** @param books as of the entry before the one that is asked about */
    EntryFacts(TrialBalance books) {
        this.books = books;
    }

    /**
     * The command; empty where the ledger books such an entry by itself.
     *
     * @param tariff in force on the block's day
     * @param readersOwn whether the article of a reading is the reader's own
     * @throws Missing if the entry lacks what each such entry has
     */
    Optional<CheckedCommand> command(Entry entry, Tariff tariff, boolean readersOwn) {
        if (entry.activity() == Activity.DAY_OPENED || entry.activity() == Activity.COMMENT_VALUED) {
            return Optional.empty();
        }
        Command command = facts(entry, tariff, readersOwn);
        CheckedCommand checked = CommandCheck.check(command);
        // The fingerprint of somebody who is not known can't be computed.
        return Optional.of(
                checked instanceof CheckedCommand.Valid valid && command.actor().equals(NOBODY)
                        ? new CheckedCommand.Valid(valid.id(), valid.fact(), entry.fingerprint(), valid.attempt())
                        : checked);
    }

    private Command facts(Entry entry, Tariff tariff, boolean readersOwn) {
        return switch (entry.activity()) {
            case PROFILE_SIGNED_UP, ARTICLE_MINUSED -> parties(entry, actor(entry), SystemAccounts.ARCHIVE, null);
            case ARTICLE_PUBLISHED -> parties(entry, payer(entry, Line.PUBLISH_TRIBUTE), null, null);
            case ARTICLE_READ -> read(entry, tariff, readersOwn);
            case ARTICLE_PLUSSED -> parties(entry, actor(entry), account(entry, Line.PLUSES), null);
            case COMMENT_POSTED ->
                parties(
                        entry,
                        payer(entry, Line.COMMENT_TRIBUTES),
                        entry.booked() ? account(entry, Line.COMMENT_REWARDS) : SystemAccounts.ARCHIVE,
                        null);
            case COMMENT_LIKED -> {
                String voter = actor(entry);
                // Without a leg of their own the author is the voter.
                String author =
                        find(entry, Line.LIKES_AUTHOR).map(Posting::account).orElse(voter);
                yield parties(entry, voter, author, account(entry, Line.LIKES_COMMENTER));
            }
            case COMMENT_DISLIKED ->
                entry.booked()
                        ? parties(
                                entry,
                                actor(entry),
                                account(entry, Line.DISLIKES_AUTHOR),
                                account(entry, Line.DISLIKES_COMMENTER))
                        : parties(entry, actor(entry), SystemAccounts.ARCHIVE, NOBODY);
            case PNL_REPORT -> parties(entry, payer(entry, Line.PNL_REPORTS), null, null);
            case GRANTED, REVERSED, TARIFF_CHANGED -> order(entry);
            case COMMENT_VALUED, DAY_OPENED -> throw new IllegalArgumentException("nobody submits " + entry.activity());
        };
    }

    private static Command read(Entry entry, Tariff tariff, boolean readersOwn) {
        String reader = actor(entry);
        Integer seconds = entry.requiredSeconds();
        if (seconds == null) {
            long price = required(entry, Line.READING).twei().amount();
            long enough =
                    price < 1 ? 1 : Math.min(price, tariff.reading().most().amount());
            seconds = (int) Math.min(enough * tariff.reading().secondsPerTwei(), CommandCheck.MOST_SECONDS);
        }
        return new Facts(entry, reader)
                .command(readersOwn ? reader : SystemAccounts.ARCHIVE, null, Set.of(), seconds, null, null, null, null);
    }

    /** What operators order: who they are stands in the audit, not in the chain. */
    private static Command order(Entry entry) {
        Facts facts = new Facts(entry, NOBODY);
        return switch (entry.activity()) {
            case GRANTED -> {
                Optional<Posting> given = entry.postings().stream()
                        .filter(posting -> posting.twei().isPositive())
                        .findFirst();
                // Of a refused grant the amount is not known: the largest must be too much.
                yield facts.command(
                        null,
                        null,
                        Set.of(),
                        null,
                        given.map(posting -> posting.twei().amount()).orElse(CommandCheck.LARGEST_GRANT),
                        given.map(Posting::account).orElse(SystemAccounts.TREASURY),
                        null,
                        null);
            }
            case REVERSED -> facts.command(null, null, Set.of(), null, null, null, reversed(entry), null);
            default -> facts.command(null, null, Set.of(), null, null, null, null, tariff(entry));
        };
    }

    private static String reversed(Entry entry) {
        if (key(entry) instanceof NaturalKey.Reversal(String reversed)) {
            return reversed;
        }
        throw new Missing("its key names no entry");
    }

    private static TariffDocument tariff(Entry entry) {
        if (entry.outcome() instanceof Outcome.TariffBody(TariffDocument document)) {
            return document;
        }
        if (!(key(entry) instanceof NaturalKey.TariffVersion(long version))) {
            throw new Missing("its key names no version of a tariff");
        }
        // A refusal looks at the version alone.
        Map<String, Object> refused = new HashMap<>(Tariffs.first().tree());
        refused.put("version", version);
        try {
            return Tariffs.document(refused);
        } catch (IllegalArgumentException e) {
            throw new Missing("its key names no version of a tariff");
        }
    }

    private static Command parties(Entry entry, String actor, @Nullable String author, @Nullable String commenter) {
        Set<String> closed = new LinkedHashSet<>();
        for (Posting posting : entry.postings()) {
            if (posting instanceof Posting.Unpaid unpaid && unpaid.reason() == Reason.ACCOUNT_CLOSED) {
                closed.add(unpaid.account());
            }
        }
        return new Facts(entry, actor).command(author, commenter, closed, null, null, null, null, null);
    }

    /** Who paid; of a refused command whom its fingerprint names among those of whom the refusal can be true. */
    private String payer(Entry entry, Line line) {
        if (!(entry.outcome() instanceof Outcome.Rejected rejected)) {
            return account(entry, line);
        }
        Stream<String> candidates = rejected.balance() == null
                ? books.profiles()
                : books.profilesWith(rejected.balance().amount());
        // Whom the books don't know has nothing, did nothing, and has nothing to report.
        return candidates
                .filter(profile -> attempted(entry, profile).fingerprint().equals(entry.fingerprint()))
                .findFirst()
                .orElse(NOBODY);
    }

    private static Fact attempted(Entry entry, String actor) {
        String article = Fold.article(entry);
        return switch (entry.activity()) {
            case ARTICLE_PUBLISHED -> new Fact.Published(actor, article);
            case COMMENT_POSTED ->
                new Fact.Commented(actor, article, String.valueOf(entry.comment()), SystemAccounts.ARCHIVE, Set.of());
            default ->
                new Fact.ReportBought(
                        actor, article, key(entry) instanceof NaturalKey.ReportBought(String report) ? report : NOBODY);
        };
    }

    private static String account(Entry entry, Line line) {
        return required(entry, line).account();
    }

    private static Posting required(Entry entry, Line line) {
        return find(entry, line).orElseThrow(() -> new Missing("it has no posting on " + line));
    }

    private static Optional<Posting> find(Entry entry, Line line) {
        return entry.postings().stream()
                .filter(posting -> posting.line() == line)
                .findFirst();
    }

    private static NaturalKey key(Entry entry) {
        return NaturalKey.parse(entry.key()).orElseThrow(() -> new Missing("its key is none"));
    }

    /** Who acted, as the key says. */
    static String actor(Entry entry) {
        return key(entry).actor().orElseThrow(() -> new Missing("its key does not say who acted"));
    }

    /** The command of an entry, with what all have in common. */
    private record Facts(Entry entry, String actor) {
        Command command(
                @Nullable String author,
                @Nullable String commenter,
                Set<String> closed,
                @Nullable Integer requiredSeconds,
                @Nullable Long twei,
                @Nullable String to,
                @Nullable String reversed,
                @Nullable TariffDocument tariff) {
            return new Command(
                    entry.command(),
                    entry.activity(),
                    actor,
                    entry.article(),
                    entry.comment(),
                    author,
                    commenter,
                    entry.level(),
                    requiredSeconds,
                    twei,
                    to,
                    reversed,
                    null,
                    tariff,
                    closed);
        }
    }

    /** The entry is none that the ledger ever makes. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing(String what) {
            super(what);
        }
    }
}
