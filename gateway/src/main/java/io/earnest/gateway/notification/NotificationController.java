package io.earnest.gateway.notification;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.session.SessionState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A person's notifications and, for who may answer them, appeals. A single appeal and its answer are routed by their id. */
@RestController
class NotificationController {
    private final NotificationBoard board;

    NotificationController(NotificationBoard board) {
        this.board = board;
    }

    record Read(
            @Nullable Instant until,

            @Nullable @Size(max = 100) List<@NotNull @Size(max = 60) String> ids) {}

    /** Who asks, and the token to ask the services with. */
    record Asking(Viewer viewer, String token) {
        static Asking of(Optional<Viewer> viewer, HttpServletRequest request) {
            String token = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (viewer.isEmpty() || token == null) {
                throw (SessionState.isUnknown(request)
                                ? Problem.unavailable("profile-service")
                                : Problem.unauthenticated())
                        .exception();
            }
            return new Asking(viewer.get(), token);
        }
    }

    @GetMapping("/api/notifications")
    ResponseEntity<NotificationBoard.Listing> list(
            Optional<Viewer> viewer,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Asking asking = Asking.of(viewer, request);
        return own(board.page(asking.viewer().id(), asking.token(), cursor, limit));
    }

    @GetMapping("/api/notifications/unread")
    ResponseEntity<NotificationBoard.Count> unread(Optional<Viewer> viewer, HttpServletRequest request) {
        Asking asking = Asking.of(viewer, request);
        return own(board.unread(asking.viewer().id(), asking.token()));
    }

    @PostMapping("/api/notifications/read")
    ResponseEntity<Void> read(Optional<Viewer> viewer, HttpServletRequest request, @Valid @RequestBody Read read) {
        Asking asking = Asking.of(viewer, request);
        if (read.until == null && read.ids == null) {
            throw Problem.invalid("until", "or ids must say what was read").exception();
        }
        board.read(asking.viewer().id(), asking.token(), read.until, read.ids);
        return ResponseEntity.noContent()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .build();
    }

    @GetMapping("/api/moderation/appeals")
    ResponseEntity<NotificationBoard.AppealListing> appeals(
            Optional<Viewer> viewer,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return own(board.appeals(Asking.of(viewer, request).token(), cursor, limit));
    }

    private static <T> ResponseEntity<T> own(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(body);
    }
}
