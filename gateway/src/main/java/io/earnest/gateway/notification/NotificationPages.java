package io.earnest.gateway.notification;

import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.jte.JtenotificationsGenerated;
import io.earnest.gateway.notification.NotificationController.Asking;
import io.earnest.gateway.page.Frame;
import io.earnest.gateway.page.Site;
import io.earnest.gateway.page.View;
import io.earnest.gateway.session.SessionState;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a person's notifications, rendered here, and its forms: it needs no script. */
@Controller
@Hidden
class NotificationPages {
    private static final String PATH = "/notifications";
    private static final int MOST_CHARACTERS = 1_000;
    private static final FormHttpMessageConverter FORMS = new FormHttpMessageConverter();

    private final NotificationBoard board;
    private final Site site;
    private final Clock clock;

    NotificationPages(NotificationBoard board, Site site, Clock clock) {
        this.board = board;
        this.site = site;
        this.clock = clock;
    }

    private record Body(InputStream body) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
            return headers;
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(
            Optional<Viewer> viewer,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String cursor) {
        if (viewer.isEmpty() && request.getHeader(HttpHeaders.AUTHORIZATION) == null && !isUnknown(request)) {
            return to("/sign-in?next=" + URLEncoder.encode(PATH, StandardCharsets.UTF_8));
        }
        return shown(Asking.of(viewer, request), cursor, null, HttpStatus.OK);
    }

    private static boolean isUnknown(HttpServletRequest request) {
        return SessionState.isUnknown(request);
    }

    private ResponseEntity<String> shown(
            Asking asking, @Nullable String cursor, @Nullable String refused, HttpStatus status) {
        NotificationBoard.Listing found = board.page(asking.viewer().id(), asking.token(), cursor, null);
        List<NotificationLine> lines =
                found.items().stream().map(NotificationLine::of).toList();
        NotificationsPage page = new NotificationsPage(
                Frame.of(site, "Notifications \u00b7 Earnest", PATH)
                        .unlisted()
                        .in("notifications")
                        .with("notifications"),
                NotificationsPage.days(lines),
                lines.stream().anyMatch(line -> !line.read()),
                lines.isEmpty() ? clock.instant() : lines.getFirst().at(),
                found.next() == null
                        ? null
                        : PATH + "?cursor=" + URLEncoder.encode(found.next(), StandardCharsets.UTF_8),
                !found.unavailable().isEmpty(),
                refused);
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(View.render(out -> JtenotificationsGenerated.render(out, null, page)));
    }

    @PostMapping(path = PATH + "/read", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> read(Optional<Viewer> viewer, HttpServletRequest request, InputStream body)
            throws IOException {
        Asking asking = Asking.of(viewer, request);
        Instant until = instant(text(fields(body), "until"));
        try {
            board.read(asking.viewer().id(), asking.token(), until == null ? clock.instant() : until, null);
        } catch (ProblemException e) {
            return shown(
                    asking,
                    null,
                    "A part of the system does not answer, so some stay unread. Try again in a few seconds.",
                    HttpStatus.SERVICE_UNAVAILABLE);
        }
        return to(PATH);
    }

    @PostMapping(path = PATH + "/{id}/appeal", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> appeal(
            Optional<Viewer> viewer, HttpServletRequest request, @PathVariable String id, InputStream body)
            throws IOException {
        Asking asking = Asking.of(viewer, request);
        String text = text(fields(body), "text").strip();
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            return shown(
                    asking,
                    null,
                    text.isEmpty()
                            ? "Please say why: an appeal needs a text."
                            : "An appeal has at most 1,000 characters; yours has " + text.length()
                                    + ". Go back to shorten it.",
                    HttpStatus.BAD_REQUEST);
        }
        try {
            board.appeal(asking.token(), id, text);
        } catch (RemoteRefused e) {
            boolean sent = e.status() == HttpStatus.CONFLICT.value();
            return shown(
                    asking,
                    null,
                    sent ? "There is one appeal for each, and it was sent before." : "This can't be appealed against.",
                    sent ? HttpStatus.CONFLICT : HttpStatus.NOT_FOUND);
        } catch (RemoteUnavailable e) {
            return shown(
                    asking,
                    null,
                    "A part of the system does not answer, so your appeal was not sent. Go back, and send it again in a few"
                            + " seconds.",
                    HttpStatus.SERVICE_UNAVAILABLE);
        }
        return to(PATH);
    }

    private static MultiValueMap<String, String> fields(InputStream body) throws IOException {
        return FORMS.read(null, new Body(body));
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
