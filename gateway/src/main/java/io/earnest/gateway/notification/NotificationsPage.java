package io.earnest.gateway.notification;

import io.earnest.gateway.page.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one person's notifications.
 *
 * @param days newest first
 * @param until the newest moment that the page shows, up to which all can be marked as read
 * @param older address of the next page; null at the end
 * @param incomplete whether a service was away, so that some may be missing
 * @param refused why what was sent last was not taken
 */
public record NotificationsPage(
        Frame frame,
        List<Day> days,
        boolean unread,
        Instant until,
        @Nullable String older,
        boolean incomplete,
        @Nullable String refused) {

    /** Those of one day (UTC). */
    public record Day(String name, List<NotificationLine> lines) {}

    static List<Day> days(List<NotificationLine> lines) {
        List<Day> days = new ArrayList<>();
        for (NotificationLine line : lines) {
            if (days.isEmpty() || !days.getLast().name().equals(line.day())) {
                days.add(new Day(line.day(), new ArrayList<>()));
            }
            days.getLast().lines().add(line);
        }
        return days;
    }
}
