package io.earnest.chassis.notification;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Something to tell somebody. It is derived from what happened, so that telling it again, after a crash or by another
 * replica, tells nothing twice.
 *
 * @param profile whom it is told to
 * @param key what happened: the same for the same person is the same notification
 * @param kind such as {@code comment-answered}
 * @param at when it happened; of what is counted, the last time
 * @param count how often, as an absolute value: a higher one makes the notification new again, no other changes it
 * @param link path of the page that shows it
 * @param details named words of this kind; never who did it
 * @param appealable whether the person may appeal, once
 */
public record News(
        String profile,
        String key,
        String kind,
        Instant at,
        int count,
        String link,
        Map<String, String> details,
        boolean appealable) {
    public News {
        details = Map.copyOf(details);
    }

    /** A place in the order of all services' notifications: by time, then by id. */
    public static String position(Instant at, String id) {
        return String.format(Locale.ROOT, "%013d%s", Math.max(0, at.toEpochMilli()), id);
    }

    /** Something that happens once. */
    public static News of(
            String profile, String key, String kind, Instant at, String link, Map<String, String> details) {
        return new News(profile, key, kind, at, 1, link, details, false);
    }

    /** The same, told with how often it has happened so far. */
    public News times(int absolute) {
        return new News(profile, key, kind, at, absolute, link, details, appealable);
    }

    /** The same, against which the person may appeal. */
    public News withAppeal() {
        return new News(profile, key, kind, at, count, link, details, true);
    }
}
