package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.chain.Fingerprint;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.state.Pair;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.state.Statement;
import io.earnest.rewards.tariff.TariffDocument;
import io.earnest.rewards.tariff.Twei;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A checked command: what happened, with just the fields that its activity has. */
public sealed interface Fact {
    /** The row of the table that this is one of. */
    Activity activity();

    /** The natural key: one success for ever. */
    NaturalKey key();

    /** Who acts. */
    String actor();

    /** What it is about and, where there is a choice, what was chosen: with activity and actor, the fingerprint. */
    List<Object> subjectAndValue();

    /** Adds what deciding this rests on, but for the accounts of an entry that it reverses. */
    void addTo(ReadSet readSet);

    /** By which another command for the same key is told from this one. */
    default String fingerprint() {
        return Fingerprint.of(
                Map.of("activity", activity().wireName(), "actor", actor(), "subject", subjectAndValue()));
    }

    /** The article that it is about; null where it is about none. */
    default @Nullable String article() {
        return null;
    }

    /** The comment that it is about; null where it is about none. */
    default @Nullable String comment() {
        return null;
    }

    /** The actor's level, where it matters. */
    default @Nullable Integer level() {
        return null;
    }

    /** What a reading took at least. */
    default @Nullable Integer requiredSeconds() {
        return null;
    }

    /** A vote for a comment. */
    sealed interface Vote extends Fact {
        @Override
        String article();

        @Override
        String comment();

        /** The article's author. */
        String author();

        /** Whose comment it is. */
        String commenter();

        /** Of author and commenter those whose accounts are closed. */
        Set<String> closed();

        @Override
        default NaturalKey key() {
            return new NaturalKey.CommentVoted(comment(), actor());
        }

        @Override
        default List<Object> subjectAndValue() {
            return List.of(article(), comment());
        }

        @Override
        default void addTo(ReadSet readSet) {
            readSet.account(actor(), article());
            readSet.account(commenter(), article());
            readSet.account(author(), article());
            readSet.pairs().add(Pair.likeId(actor(), commenter()));
            readSet.comments().add(comment());
        }
    }

    /** A new profile, which gets its starter grant. */
    record SignedUp(String actor) implements Fact {
        @Override
        public Activity activity() {
            return Activity.PROFILE_SIGNED_UP;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.SignedUp(actor);
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(actor);
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.account(actor, Statement.NO_ARTICLE);
        }
    }

    /** An article, published by its author. */
    record Published(String actor, String article) implements Fact {
        @Override
        public Activity activity() {
            return Activity.ARTICLE_PUBLISHED;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.ArticlePublished(article);
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article);
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.account(actor, article);
        }
    }

    /** A verified reading. */
    record Read(String actor, String article, String author, Integer level, Integer requiredSeconds) implements Fact {
        @Override
        public Activity activity() {
            return Activity.ARTICLE_READ;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.ArticleRead(article, actor);
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article);
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.account(actor, article);
        }
    }

    /**
     * A plus for an article, which pays its author.
     *
     * @param closed the author, if their account is
     */
    record Plussed(String actor, String article, String author, Set<String> closed) implements Fact {
        @Override
        public Activity activity() {
            return Activity.ARTICLE_PLUSSED;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.ArticleRated(article, actor);
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article);
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.account(actor, article);
            readSet.account(author, article);
            readSet.pairs().add(Pair.plusId(actor, author));
        }
    }

    /** A minus for an article, which its reader pays. */
    record Minused(String actor, String article) implements Fact {
        @Override
        public Activity activity() {
            return Activity.ARTICLE_MINUSED;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.ArticleRated(article, actor);
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article);
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.account(actor, article);
        }
    }

    /**
     * A comment, which the commenter pays.
     *
     * @param closed the author, if their account is
     */
    record Commented(String actor, String article, String comment, String author, Set<String> closed) implements Fact {
        @Override
        public Activity activity() {
            return Activity.COMMENT_POSTED;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.CommentPosted(comment);
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article, comment);
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.account(actor, article);
            readSet.account(author, article);
        }
    }

    /** A like, which pays voter, commenter and author. */
    record Liked(String actor, String article, String comment, String author, String commenter, Set<String> closed)
            implements Vote {
        @Override
        public Activity activity() {
            return Activity.COMMENT_LIKED;
        }
    }

    /** A dislike, which the voter pays, and the commenter too. */
    record Disliked(String actor, String article, String comment, String author, String commenter, Set<String> closed)
            implements Vote {
        @Override
        public Activity activity() {
            return Activity.COMMENT_DISLIKED;
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
        public NaturalKey key() {
            return new NaturalKey.CommentValued(comment);
        }

        @Override
        public String actor() {
            return commenter;
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article, comment);
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.account(commenter, article);
        }
    }

    /** A profit-and-loss report, bought by who wants to know of their own entries. */
    record ReportBought(String actor, String article, String report) implements Fact {
        @Override
        public Activity activity() {
            return Activity.PNL_REPORT;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.ReportBought(report);
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(article);
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.account(actor, article);
        }
    }

    /** Twei that an operator gives. */
    record Granted(String actor, String grant, String to, Twei twei) implements Fact {
        @Override
        public Activity activity() {
            return Activity.GRANTED;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.Grant(grant);
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(to, twei.amount());
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.account(to, Statement.NO_ARTICLE);
        }
    }

    /** An entry that an operator takes back. */
    record Reversed(String actor, String entryKey) implements Fact {
        @Override
        public Activity activity() {
            return Activity.REVERSED;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.Reversal(entryKey);
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(entryKey);
        }

        @Override
        public void addTo(ReadSet readSet) {
            readSet.keys().add(entryKey);
        }
    }

    /** The next version of the tariff, ordered by an operator. */
    record TariffChanged(String actor, TariffDocument document) implements Fact {
        @Override
        public Activity activity() {
            return Activity.TARIFF_CHANGED;
        }

        @Override
        public NaturalKey key() {
            return new NaturalKey.TariffVersion(document.version());
        }

        @Override
        public List<Object> subjectAndValue() {
            return List.of(document.tree());
        }

        @Override
        public void addTo(ReadSet readSet) {}
    }
}
