package io.earnest.profile.notification;

import io.earnest.chassis.notification.News;
import io.earnest.chassis.notification.Notifications;
import io.earnest.profile.level.Levels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells people what became of their account: of a level that stands in the profile until it is told, and of orders while they are
 * carried out.
 */
@Component
public class ProfileNews {
    private final Notifications notifications;

    public ProfileNews(Notifications notifications) {
        this.notifications = notifications;
    }

    /** A level is reached, which opens what the levels behind {@code from} open. */
    public void levelReached(String profile, int from, int level, Instant at) {
        notifications.tell(News.of(
                profile,
                "level-reached:" + level,
                "level-reached",
                at,
                "/levels",
                Map.of("level", Integer.toString(level), "opens", String.join("; ", Levels.opened(from, level)))));
    }

    /**
     * A suspension, against which its owner may appeal, or its end.
     *
     * @param subject what it was ordered for: the profile itself, or the id of a comment of its owner's
     */
    public void suspension(String order, String profile, boolean suspended, String subject, String note, Instant at) {
        Map<String, String> details =
                subject.equals(profile) ? Map.of("reason", note) : Map.of("reason", note, "commentId", subject);
        String kind = suspended ? "account-suspended" : "suspension-ended";
        News news = News.of(profile, kind + ":" + order, kind, at, "/notifications", details);
        notifications.tell(suspended ? news.withAppeal() : news);
    }

    /** The roles that somebody has from now on. */
    public void roles(String order, String profile, List<String> roles, Instant at) {
        notifications.tell(News.of(
                profile, "roles-set:" + order, "roles-set", at, "/levels", Map.of("roles", String.join(", ", roles))));
    }
}
