package io.earnest.comment.notification;

import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.notification.News;
import io.earnest.chassis.notification.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells people what became of their comments and articles. Each is derived from the document whose intent is being completed, so
 * that it is told once whoever crashes.
 */
@Component
public class CommentNews {
    /** The system account of articles that belong to nobody. */
    private static final String ARCHIVE = "archive";

    private static final String COMMENT = "commentId";
    private static final String ARTICLE = "articleId";

    private final Notifications notifications;
    private final Clock clock;

    CommentNews(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * A comment, as far as it is news.
     *
     * @param writer profile of who wrote it, who is not told of it
     * @param author account of who is to be told of comments below the article
     */
    public record About(String commentId, String articleId, String writer, String author) {
        String link() {
            return link(articleId, commentId);
        }

        static String link(String articleId, String commentId) {
            return "/articles/" + articleId + "/comments/" + commentId + "#c-" + commentId;
        }

        Map<String, String> details() {
            return Map.of(ARTICLE, articleId, COMMENT, commentId);
        }
    }

    /**
     * Somebody has commented.
     *
     * @param answered who wrote the comment that this one answers; is told that, and not that their article was commented
     */
    public void commented(About comment, @Nullable String answered, Instant at) {
        if (answered != null && !answered.equals(comment.writer)) {
            tell(comment, answered, "comment-answered", at);
        }
        if (!comment.author.equals(ARCHIVE)
                && !comment.author.equals(comment.writer)
                && !comment.author.equals(answered)) {
            tell(comment, comment.author, "article-commented", at);
        }
    }

    private void tell(About comment, String profile, String kind, Instant at) {
        notifications.tell(
                News.of(profile, kind + ":" + comment.commentId, kind, at, comment.link(), comment.details()));
    }

    /** A comment has this many likes, which are one notification. */
    public void liked(About comment, int likes, Instant at) {
        notifications.tell(News.of(
                        comment.writer,
                        "comment-liked:" + comment.commentId,
                        "comment-liked",
                        at,
                        comment.link(),
                        comment.details())
                .times(likes));
    }

    public void valued(About comment, Instant at) {
        tell(comment, comment.writer, "comment-valued", at);
    }

    /**
     * A moderator has removed a comment.
     *
     * @param text what it said: its writer alone is told, and may appeal with it
     */
    public void removed(About comment, String text, String reason, Instant at) {
        notifications.tell(News.of(
                        comment.writer,
                        "comment-removed:" + comment.commentId + ":" + at.toEpochMilli(),
                        "comment-removed",
                        at,
                        "/articles/" + comment.articleId,
                        Map.of(ARTICLE, comment.articleId, COMMENT, comment.commentId, "text", text, "reason", reason))
                .withAppeal());
    }

    /**
     * The ledger has decided. It is told where whoever waited for it was told before that it is pending.
     *
     * @param what {@code comment} or {@code vote}
     * @param twei null where it was refused
     */
    public void settled(
            Intent intent, String profile, String what, String articleId, String commentId, @Nullable Long twei) {
        if (!intent.isOld(clock)) {
            return;
        }
        String kind = twei == null ? "refused-later" : "paid-later";
        Map<String, String> details = twei == null
                ? Map.of(ARTICLE, articleId, COMMENT, commentId, "what", what)
                : Map.of(ARTICLE, articleId, COMMENT, commentId, "what", what, "twei", Long.toString(twei));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        notifications.tell(
                News.of(profile, kind + ":" + intent.command(), kind, now, About.link(articleId, commentId), details));
    }
}
