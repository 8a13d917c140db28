package io.earnest.rewards.ledger.entry;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What succeeds once: the identity of what was done, whichever attempt it is. In blocks and on the wire it is a text with
 * colons; what it names is found out here, and nowhere else by cutting that text. Ids hold no colon.
 */
public sealed interface NaturalKey {
    /** As it stands in blocks, documents and commands. */
    String text();

    /** Who acts, where the key says so. */
    default Optional<String> actor() {
        return Optional.empty();
    }

    /** The key of such a text; empty if there is no such key. */
    static Optional<NaturalKey> parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? Optional.empty() : parse(text.substring(0, colon), text.substring(colon + 1));
    }

    private static Optional<NaturalKey> parse(String kind, String ids) {
        String[] parts = ids.split(":", -1);
        boolean one = parts.length == 1;
        boolean two = parts.length == 2;
        try {
            return Optional.ofNullable(
                    switch (kind) {
                        case "signed-up" -> one ? new SignedUp(ids) : null;
                        case "article-published" -> one ? new ArticlePublished(ids) : null;
                        case "article-read" -> two ? new ArticleRead(parts[0], parts[1]) : null;
                        case "article-rated" -> two ? new ArticleRated(parts[0], parts[1]) : null;
                        case "comment-posted" -> one ? new CommentPosted(ids) : null;
                        case "comment-voted" -> two ? new CommentVoted(parts[0], parts[1]) : null;
                        case "comment-valued" -> one ? new CommentValued(ids) : null;
                        case "pnl-report" -> one ? new ReportBought(ids) : null;
                        case "grant" -> one ? new Grant(ids) : null;
                        case "reversal" -> new Reversal(ids);
                        case "tariff" -> new TariffVersion(Long.parseLong(ids));
                        case "day-opened" -> new DayOpened(LocalDate.parse(ids));
                        default -> null;
                    });
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A profile signed up. */
    record SignedUp(String profile) implements NaturalKey {
        @Override
        public String text() {
            return "signed-up:" + profile;
        }

        @Override
        public Optional<String> actor() {
            return Optional.of(profile);
        }
    }

    /** An article was published. */
    record ArticlePublished(String article) implements NaturalKey {
        @Override
        public String text() {
            return "article-published:" + article;
        }
    }

    /** A reader read an article. */
    record ArticleRead(String article, String reader) implements NaturalKey {
        @Override
        public String text() {
            return "article-read:" + article + ":" + reader;
        }

        @Override
        public Optional<String> actor() {
            return Optional.of(reader);
        }
    }

    /** A reader gave an article a plus or a minus: one of the two. */
    record ArticleRated(String article, String reader) implements NaturalKey {
        @Override
        public String text() {
            return "article-rated:" + article + ":" + reader;
        }

        @Override
        public Optional<String> actor() {
            return Optional.of(reader);
        }
    }

    /** A comment was posted. */
    record CommentPosted(String comment) implements NaturalKey {
        @Override
        public String text() {
            return "comment-posted:" + comment;
        }
    }

    /** A voter liked or disliked a comment: one of the two. */
    record CommentVoted(String comment, String voter) implements NaturalKey {
        @Override
        public String text() {
            return "comment-voted:" + comment + ":" + voter;
        }

        @Override
        public Optional<String> actor() {
            return Optional.of(voter);
        }
    }

    /** A comment became valued. */
    record CommentValued(String comment) implements NaturalKey {
        @Override
        public String text() {
            return "comment-valued:" + comment;
        }
    }

    /** A report was bought. */
    record ReportBought(String report) implements NaturalKey {
        @Override
        public String text() {
            return "pnl-report:" + report;
        }
    }

    /** An operator granted Twei. */
    record Grant(String grant) implements NaturalKey {
        @Override
        public String text() {
            return "grant:" + grant;
        }
    }

    /** An operator reversed the entry under the natural key {@code entry}. */
    record Reversal(String entry) implements NaturalKey {
        @Override
        public String text() {
            return "reversal:" + entry;
        }
    }

    /** A version of the tariff was ordered. */
    record TariffVersion(long version) implements NaturalKey {
        @Override
        public String text() {
            return "tariff:" + version;
        }
    }

    /** A day was opened. */
    record DayOpened(LocalDate day) implements NaturalKey {
        @Override
        public String text() {
            return "day-opened:" + day;
        }
    }
}
