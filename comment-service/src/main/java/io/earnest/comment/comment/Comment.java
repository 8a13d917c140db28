package io.earnest.comment.comment;

import io.earnest.chassis.intent.Intent;
import io.earnest.comment.markdown.CommentMarkdown;
import io.earnest.comment.notification.CommentNews;
import io.earnest.comment.profile.AuditNote;
import io.earnest.comment.profile.Avatar;
import io.earnest.comment.profile.Person;
import io.earnest.comment.rewards.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A comment: one document, all of whose changes are compare-and-set on {@code version}.
 *
 * @param parentId the comment that this one answers, null at the top
 * @param writer profile and ledger account of who wrote it; never shown
 * @param author the account that the article belonged to when the comment was accepted
 * @param voice under which avatar and number it speaks
 * @param level the writer's level when it was posted, for the ledger; never shown
 * @param band the level that it shows; null where it was posted before levels were shown by bands
 * @param request fingerprint of the request that made it, to know a repetition from another body
 * @param editClosed set before the first vote or reply is accepted, never unset
 * @param shown whether everybody sees it: accepted, and not deleted unless something answers it
 * @param position sorts by time
 * @param rank sorts by likes less dislikes, older first among equals
 * @param intent what it still owes
 * @param note of a moderator's deletion, while the audit does not have it; owed by the intent like all else
 * @param removal of a moderator's deletion, while its writer has not been told; owed as well
 */
public record Comment(
        @BsonId String id,
        String articleId,
        @Nullable String parentId,
        String writer,
        String author,
        Voice voice,
        int level,
        @Nullable Integer band,
        Text text,
        String request,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean editClosed,
        boolean deleted,
        Payment payment,
        Counts counts,
        boolean shown,
        String position,
        String rank,
        long version,
        @Nullable Intent intent,
        @Nullable AuditNote note,
        @Nullable Removal removal) {

    public static final Duration EDITABLE = Duration.ofMinutes(5);

    private static final long MIDDLE = 5_000_000_000L;

    /** Avatar and speaker number. The avatar is kept as it was, so that reading needs no other service. */
    public record Voice(Avatar avatar, int number) {}

    /**
     * What it says.
     *
     * @param renderer the renderer's version that made the HTML
     */
    public record Text(String body, String html, int renderer) {
        /** Of a deleted comment. */
        static final Text NONE = new Text("", "", CommentMarkdown.VERSION);

        /** The HTML, rendered anew where the rules have changed since. */
        public String current() {
            if (renderer == CommentMarkdown.VERSION) {
                return html;
            }
            String anew = CommentMarkdown.render(body);
            return anew == null ? "" : anew;
        }
    }

    /**
     * What a moderator has taken away.
     *
     * @param body what it said, for its writer alone and whoever answers their appeal
     */
    public record Removal(String body, String reason, Instant at) {}

    /** Absolute values. {@code replies} counts what is shown below, tombstones with answers among them. */
    public record Counts(int likes, int dislikes, int replies) {
        public static final Counts NONE = new Counts(0, 0, 0);

        public Counts withVotes(int newLikes, int newDislikes) {
            return new Counts(newLikes, newDislikes, replies);
        }

        Counts withReplies(int newReplies) {
            return new Counts(likes, dislikes, newReplies);
        }
    }

    static String naturalKey(String id) {
        return "comment-posted:" + id;
    }

    static String position(Instant at, String id) {
        return String.format(Locale.ROOT, "%013d%s", at.toEpochMilli(), id);
    }

    static String rank(Counts counts, String position) {
        return String.format(Locale.ROOT, "%010d%s", MIDDLE - counts.likes() + counts.dislikes(), position);
    }

    boolean showing(Counts newCounts) {
        return payment.is(Payment.State.ACCEPTED) && (!deleted || newCounts.replies() > 0);
    }

    /** The level that everybody sees: one that many writers share. */
    public int shownLevel() {
        return band == null ? Person.COMMENT_LEVEL : band;
    }

    /** What others are told of it, and its writer. */
    public CommentNews.About asNews() {
        return new CommentNews.About(id, articleId, writer, author);
    }

    public boolean isBy(String profile) {
        return writer.equals(profile);
    }

    boolean editableAt(Instant now) {
        return !editClosed && !deleted && !payment.is(Payment.State.REFUSED) && now.isBefore(createdAt.plus(EDITABLE));
    }
}
