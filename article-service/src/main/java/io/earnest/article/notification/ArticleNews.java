package io.earnest.article.notification;

import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.notification.News;
import io.earnest.chassis.notification.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells people what became of their articles, ratings and readings. Each is derived from the document whose intent is being
 * completed, so that it is told once whoever crashes.
 */
@Component
public class ArticleNews {
    private static final String ARTICLE = "articleId";

    private final Notifications notifications;
    private final Clock clock;

    ArticleNews(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    /** An article has this many pluses, which are one notification. */
    public void plussed(String article, String author, int pluses, Instant at) {
        notifications.tell(News.of(
                        author,
                        "article-plussed:" + article,
                        "article-plussed",
                        at,
                        link(article),
                        Map.of(ARTICLE, article))
                .times(pluses));
    }

    /** A moderator has removed an article; its author may appeal. */
    public void removed(String key, String article, String author, String title, @Nullable String reason, Instant at) {
        notifications.tell(News.of(
                        author,
                        key,
                        "article-removed",
                        at,
                        link(article),
                        Map.of(ARTICLE, article, "title", title, "reason", reason == null ? "" : reason))
                .withAppeal());
    }

    /**
     * The ledger has decided. It is told where whoever waited for it was told before that it is pending.
     *
     * @param what {@code publication}, {@code rating} or {@code reading}
     * @param twei null where it was refused
     */
    public void settled(@Nullable Intent intent, String profile, String what, String article, @Nullable Long twei) {
        if (intent == null || !intent.isOld(clock)) {
            return;
        }
        String kind = twei == null ? "refused-later" : "paid-later";
        Map<String, String> details = new LinkedHashMap<>(Map.of(ARTICLE, article, "what", what));
        if (twei != null) {
            details.put("twei", Long.toString(twei));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        notifications.tell(News.of(profile, kind + ":" + intent.command(), kind, now, link(article), details));
    }

    private static String link(String article) {
        return "/articles/" + article;
    }
}
