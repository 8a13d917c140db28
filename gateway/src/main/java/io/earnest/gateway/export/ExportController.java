package io.earnest.gateway.export;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.session.SessionState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One JSON document of all that is held about the viewer, in every service: whole, or not at all. */
@RestController
class ExportController {
    static final String PATH = "/api/me/export";

    private final Composer composer;
    private final ExportLimits limits;
    private final ExportProperties properties;
    private final Clock clock;

    ExportController(Composer composer, ExportLimits limits, ExportProperties properties, Clock clock) {
        this.composer = composer;
        this.limits = limits;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping(PATH)
    void export(
            Optional<Viewer> viewer,
            @AuthenticationPrincipal @Nullable Jwt jwt,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (viewer.isEmpty() || token == null) {
            throw (SessionState.isUnknown(request) ? Problem.unavailable("profile-service") : Problem.unauthenticated())
                    .exception();
        }
        if (endsTooSoon(jwt)) {
            throw Problem.of("token-ends-soon", 401, "The token ends too soon")
                    .detail(
                            "An export may take longer than this token is good for. Refresh the session, then ask again.")
                    .exception();
        }
        try (ExportLimits.Place place = limits.take(viewer.get().id())) {
            Composer.Export export = begun(place, token);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            String handle = viewer.get().handle().replaceAll("[^A-Za-z0-9_-]", "");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"earnest-" + handle + ".json\"");
            // From the first byte on a failure cuts the connection; see Problems.breakOffIfBegun.
            response.flushBuffer();
            export.writeTo(response.getOutputStream());
        }
    }

    /** Every page is asked for with it, up to the last. */
    private boolean endsTooSoon(@Nullable Jwt token) {
        Instant end = token == null ? null : token.getExpiresAt();
        return end != null && end.isBefore(clock.instant().plus(properties.tokenLife()));
    }

    private Composer.Export begun(ExportLimits.Place place, String token) {
        boolean begun = false;
        try {
            Composer.Export export = composer.begin(token);
            begun = true;
            return export;
        } finally {
            if (!begun) {
                place.giveBack();
            }
        }
    }
}
