package io.earnest.chassis.notification;

import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of what the gateway composes at the same addresses: the viewer's own, and nobody else's. */
@RestController
@Tag(name = "Notifications")
class NotificationController {
    private final Notifications notifications;
    private final OwnNotifications own;

    NotificationController(Notifications notifications, OwnNotifications own) {
        this.notifications = notifications;
        this.own = own;
    }

    /** How many are unread, counted to at most 100. */
    record Unread(int unread) {}

    /**
     * Which have been read.
     *
     * @param until all that happened up to this moment
     * @param ids these of the viewer's own
     */
    record ReadMark(
            @Nullable Instant until,

            @Nullable @Size(max = 100) List<@NotNull @Size(max = 60) String> ids) {}

    @GetMapping("/api/notifications")
    @Operation(summary = "What the viewer was told here, newest first; composed by the gateway")
    Page<NotificationView> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Paging.limit(limit);
        List<String> parts = Paging.parts(cursor, 1);
        return Page.of(
                own.page(viewer.id(), parts == null ? null : parts.getFirst(), most + 1),
                most,
                told -> Paging.cursor(News.position(told.at(), told.id())));
    }

    @GetMapping("/api/notifications/unread")
    @Operation(summary = "How many of them are unread, counted to at most 100")
    Unread unread(Viewer viewer) {
        return new Unread(notifications.unread(viewer.id()));
    }

    @PostMapping("/api/notifications/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark as read: all until a moment, or some by their ids")
    void read(Viewer viewer, @Valid @RequestBody ReadMark mark) {
        if (mark.until == null && mark.ids == null) {
            throw Problem.invalid("until", "or ids must say what was read").exception();
        }
        if (mark.until != null) {
            notifications.readUntil(viewer.id(), mark.until);
        }
        if (mark.ids != null && !mark.ids.isEmpty()) {
            notifications.read(viewer.id(), mark.ids);
        }
    }

    @DeleteMapping("/api/notifications")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget all of them; the gateway asks for it when the account is deleted")
    void forget(Viewer viewer) {
        own.forget(viewer.id());
    }
}
