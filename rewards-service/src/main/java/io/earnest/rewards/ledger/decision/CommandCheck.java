package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.entry.CommandId;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.tariff.Twei;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks commands against their form alone, never against the ledger. */
public final class CommandCheck {

    /** An id stands in keys between colons and behind a hash sign, so it can hold neither. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,200}");
    private static final int LONGEST_ID = 240;
    private static final int LONGEST_NOTE = 2_000;
    /** The most seconds that a reading may be said to take at least. */
    public static final int MOST_SECONDS = 1_000_000;
    /** The most that one grant may give, in Twei. */
    public static final long LARGEST_GRANT = 1_000_000_000_000L;

    private CommandCheck() {}

    /** The command with just the fields that its activity has; or what is wrong with it, for its sender. */
    public static CheckedCommand check(Command command) {
        try {
            return valid(command);
        } catch (Flaw flaw) {
            return new CheckedCommand.Malformed(command.id(), flaw.why);
        }
    }

    private static CheckedCommand.Valid valid(Command command) throws Flaw {
        CommandId id = CommandId.parse(command.id())
                .filter(parsed -> command.id().length() <= LONGEST_ID)
                .orElseThrow(() -> new Flaw("command must be a natural key, # and the attempt"));
        String note = command.note();
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new Flaw("note is longer than " + LONGEST_NOTE);
        }
        Fact fact = fact(command, NaturalKey.parse(id.key()));
        if (!fact.key().text().equals(id.key())) {
            throw new Flaw(
                    "the key of this " + fact.activity() + " is " + fact.key().text());
        }
        return new CheckedCommand.Valid(command.id(), fact, fact.fingerprint(), id.attempt());
    }

    private static Fact fact(Command command, Optional<NaturalKey> key) throws Flaw {
        String actor = profile("actor", command.actor());
        return switch (command.activity()) {
            case PROFILE_SIGNED_UP -> new Fact.SignedUp(actor);
            case ARTICLE_PUBLISHED -> new Fact.Published(actor, article(command));
            case ARTICLE_READ ->
                new Fact.Read(
                        actor,
                        article(command),
                        author(command),
                        number("level", command.level(), 1_000),
                        number("requiredSeconds", command.requiredSeconds(), MOST_SECONDS));
            case ARTICLE_PLUSSED -> new Fact.Plussed(actor, article(command), author(command), closed(command));
            case ARTICLE_MINUSED -> minused(command, actor);
            case COMMENT_POSTED ->
                new Fact.Commented(actor, article(command), comment(command), author(command), closed(command));
            case COMMENT_LIKED ->
                new Fact.Liked(
                        actor,
                        article(command),
                        comment(command),
                        author(command),
                        commenter(command, actor),
                        closed(command));
            case COMMENT_DISLIKED ->
                new Fact.Disliked(
                        actor,
                        article(command),
                        comment(command),
                        author(command),
                        commenter(command, actor),
                        closed(command));
            case PNL_REPORT ->
                new Fact.ReportBought(
                        actor,
                        article(command),
                        ofKey(key.map(k -> k instanceof NaturalKey.ReportBought(String report) ? report : null)));
            case GRANTED -> granted(command, actor, key);
            case REVERSED -> new Fact.Reversed(actor, key("entry", command.entry()));
            case TARIFF_CHANGED -> {
                if (command.tariff() == null) {
                    throw new Flaw("tariff is missing");
                }
                yield new Fact.TariffChanged(actor, command.tariff());
            }
            case COMMENT_VALUED, DAY_OPENED -> throw new Flaw("only the ledger itself books " + command.activity());
        };
    }

    private static Fact granted(Command command, String actor, Optional<NaturalKey> key) throws Flaw {
        String to = id("to", command.to());
        if (SystemAccounts.contains(to) && !to.equals(SystemAccounts.TREASURY)) {
            throw new Flaw("a grant goes to a profile or to treasury, not to " + to);
        }
        Long twei = command.twei();
        if (twei == null || twei < 1 || twei > LARGEST_GRANT) {
            throw new Flaw("twei must be between 1 and " + LARGEST_GRANT);
        }
        String grant = ofKey(key.map(k -> k instanceof NaturalKey.Grant(String id) ? id : null));
        return new Fact.Granted(actor, grant, to, Twei.of(twei));
    }

    /** The author gets nothing of a minus; who names one, or a closed account, must do so rightly all the same. */
    private static Fact minused(Command command, String actor) throws Flaw {
        String article = article(command);
        author(command);
        closed(command);
        return new Fact.Minused(actor, article);
    }

    private static String article(Command command) throws Flaw {
        return id("article", command.article());
    }

    private static String comment(Command command) throws Flaw {
        return id("comment", command.comment());
    }

    private static String author(Command command) throws Flaw {
        String author = id("author", command.author());
        if (SystemAccounts.contains(author) && !author.equals(SystemAccounts.ARCHIVE)) {
            throw new Flaw("author must be a profile or archive");
        }
        return author;
    }

    /** Whose comment is voted for: not the voter's own. */
    private static String commenter(Command command, String voter) throws Flaw {
        String commenter = profile("commenter", command.commenter());
        if (commenter.equals(voter)) {
            throw new Flaw("nobody votes for a comment of their own");
        }
        return commenter;
    }

    /** Of the parties that the command names those whose accounts are closed. */
    private static Set<String> closed(Command command) throws Flaw {
        Set<String> closed = command.closed() == null ? Set.of() : command.closed();
        for (String account : closed) {
            if (SystemAccounts.contains(account)
                    || (!account.equals(command.author()) && !account.equals(command.commenter()))) {
                throw new Flaw("closed must name the author, the commenter or both");
            }
        }
        return Set.copyOf(closed);
    }

    private static String profile(String field, @Nullable String value) throws Flaw {
        String profile = id(field, value);
        if (SystemAccounts.contains(profile)) {
            throw new Flaw(field + " must be a profile");
        }
        return profile;
    }

    private static String id(String field, @Nullable String value) throws Flaw {
        if (value == null || !ID.matcher(value).matches()) {
            throw new Flaw(field + " must be an id");
        }
        return value;
    }

    private static String key(String field, @Nullable String value) throws Flaw {
        if (value == null || !KEY.matcher(value).matches()) {
            throw new Flaw(field + " must be a natural key");
        }
        return value;
    }

    /** An id that the key alone says. */
    private static String ofKey(Optional<String> id) throws Flaw {
        return id("the end of the key", id.orElse(null));
    }

    private static int number(String field, @Nullable Integer value, int most) throws Flaw {
        if (value == null || value < 1 || value > most) {
            throw new Flaw(field + " must be between 1 and " + most);
        }
        return value;
    }

    private static final class Flaw extends Exception {
        private final String why;

        private Flaw(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
