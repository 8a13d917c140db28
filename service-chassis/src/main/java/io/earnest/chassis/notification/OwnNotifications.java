package io.earnest.chassis.notification;

import io.earnest.chassis.export.Export;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a person was told and what they said against it: for their export, and forgotten with their account. */
public final class OwnNotifications {
    private static final int MOST = 100;

    private final Notifications notifications;
    /** Asked for when it is used: what takes an appeal back may itself forget a person's notifications. */
    private final Supplier<@Nullable Appeals> appeals;

    OwnNotifications(Notifications notifications, Supplier<@Nullable Appeals> appeals) {
        this.notifications = notifications;
        this.appeals = appeals;
    }

    record AppealExport(
            String notificationId,
            String kind,
            Instant at,
            String text,
            Appeal.State state,
            @Nullable String reason) {
        static AppealExport of(Appeal appeal) {
            Appeal.Answer answer = appeal.answer();
            return new AppealExport(
                    appeal.id(),
                    appeal.kind(),
                    appeal.at(),
                    appeal.text(),
                    appeal.state(),
                    answer == null ? null : answer.reason());
        }
    }

    /** Sections of the service's part of an export. */
    public List<Export.Section> sections(String profile) {
        Export.Section told = Export.Section.list("notifications", after -> notifications(profile, after));
        Appeals sent = appeals.get();
        return sent == null
                ? List.of(told)
                : List.of(told, Export.Section.list("appeals", after -> appeals(sent, profile, after)));
    }

    private Export.Slice notifications(String profile, @Nullable String after) {
        return Export.Slice.of(
                notifications.all(profile, after, MOST + 1),
                MOST,
                Notification::position,
                told -> NotificationView.of(told, null));
    }

    private static Export.Slice appeals(Appeals sent, String profile, @Nullable String after) {
        return Export.Slice.of(sent.all(profile, after, MOST + 1), MOST, Appeal::position, AppealExport::of);
    }

    /** Removes all of it. */
    public void forget(String profile) {
        notifications.forget(profile);
        Appeals sent = appeals.get();
        if (sent != null) {
            sent.forget(profile);
        }
    }

    /** A page of them, each with how its appeal stands. */
    List<NotificationView> page(String profile, @Nullable String before, int limit) {
        List<Notification> found = notifications.page(profile, before, limit);
        Appeals all = appeals.get();
        Map<String, Appeal> sent = all == null
                ? Map.of()
                : all.of(found.stream()
                        .filter(Notification::appealable)
                        .map(Notification::id)
                        .toList());
        return found.stream()
                .map(told -> NotificationView.of(told, sent.get(told.id())))
                .toList();
    }
}
