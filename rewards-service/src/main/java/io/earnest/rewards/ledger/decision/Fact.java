package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.chain.Fingerprint;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.tariff.TariffDocument;
import io.earnest.rewards.tariff.Twei;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A checked command: what happened, with just the fields that its activity has. */
public sealed interface Fact {

    Activity activity();

    /** The natural key: one success for ever. */
    String key();

    /** Who acts. */
    String actor();

    /** What it is about and, where there is a choice, what was chosen: with activity and actor, the fingerprint. */
    List<Object> subjectAndValue();

    /** By which another command for the same key is told from this one. */
    default String fingerprint() {
        return Fingerprint.of(
                Map.of("activity", activity().wireName(), "actor", actor(), "subject", subjectAndValue()));
    }

    default @Nullable String article() {
        return null;
    }

    default @Nullable String comment() {
        return null;
    }

    default @Nullable Integer level() {
        return null;
    }

    default @Nullable Integer requiredSeconds() {
        return null;
    }

    /** A new profile, which gets its starter grant. */
    record SignedUp(String actor) implements Fact {
        @Override
        public Activity activity() {
            return Activity.PROFILE_SIGNED_UP;
        }

        @Override
        public String key() {
            return "signed-up:" + actor;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(actor);
        }
    }

    /** An article, published by its author. */
    record Published(String actor, String article) implements Fact {
        @Override
        public Activity activity() {
            return Activity.ARTICLE_PUBLISHED;
        }

        @Override
        public String key() {
            return "article-published:" + article;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article);
        }
    }

    /** A verified reading. */
    record Read(String actor, String article, String author, Integer level, Integer requiredSeconds) implements Fact {
        @Override
        public Activity activity() {
            return Activity.ARTICLE_READ;
        }

        @Override
        public String key() {
            return "article-read:" + article + ":" + actor;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article);
        }
    }

    /**
     * A plus or a minus.
     *
     * @param closed the author, if their account is
     */
    record Rated(Activity activity, String actor, String article, String author, Set<String> closed) implements Fact {
        @Override
        public String key() {
            return "article-rated:" + article + ":" + actor;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article);
        }
    }

    /**
     * A comment.
     *
     * @param closed the author, if their account is
     */
    record Commented(String actor, String article, String comment, String author, Set<String> closed) implements Fact {
        @Override
        public Activity activity() {
            return Activity.COMMENT_POSTED;
        }

        @Override
        public String key() {
            return "comment-posted:" + comment;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article, comment);
        }
    }

    /**
     * A like or a dislike.
     *
     * @param closed of author and commenter those whose accounts are
     */
    record Voted(
            Activity activity,
            String actor,
            String article,
            String comment,
            String author,
            String commenter,
            Set<String> closed)
            implements Fact {
        @Override
        public String key() {
            return "comment-voted:" + comment + ":" + actor;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article, comment);
        }
    }

    /**
     * The ledger's own, behind a like.
     *
     * @param closed the commenter, if their account is
     */
    record Valued(String article, String comment, String commenter, Set<String> closed) implements Fact {
        @Override
        public Activity activity() {
            return Activity.COMMENT_VALUED;
        }

        @Override
        public String key() {
            return "comment-valued:" + comment;
        }

        @Override
        public String actor() {
            return commenter;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article, comment);
        }
    }

    /** A profit-and-loss report, bought by who wants to know of their own entries. */
    record ReportBought(String actor, String article, String report) implements Fact {
        @Override
        public Activity activity() {
            return Activity.PNL_REPORT;
        }

        @Override
        public String key() {
            return "pnl-report:" + report;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article);
        }
    }

    /** Twei that an operator gives. */
    record Granted(String actor, String grant, String to, Twei twei) implements Fact {
        @Override
        public Activity activity() {
            return Activity.GRANTED;
        }

        @Override
        public String key() {
            return "grant:" + grant;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(to, twei.amount());
        }
    }

    /** An entry that an operator takes back. */
    record Reversed(String actor, String entryKey) implements Fact {
        @Override
        public Activity activity() {
            return Activity.REVERSED;
        }

        @Override
        public String key() {
            return "reversal:" + entryKey;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(entryKey);
        }
    }

    /** The next version of the tariff, ordered by an operator. */
    record TariffChanged(String actor, TariffDocument document) implements Fact {
        @Override
        public Activity activity() {
            return Activity.TARIFF_CHANGED;
        }

        @Override
        public String key() {
            return "tariff:" + document.version();
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(document.tree());
        }
    }
}
