package io.earnest.gateway.export;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.session.SessionState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One JSON document of all that is held about the viewer, in every service: whole, or not at all. */
@RestController
class ExportController {
    private final Composer composer;
    private final ExportLimits limits;

    ExportController(Composer composer, ExportLimits limits) {
        this.composer = composer;
        this.limits = limits;
    }

    @GetMapping("/api/me/export")
    void export(Optional<Viewer> viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (viewer.isEmpty() || token == null) {
            throw (SessionState.isUnknown(request) ? Problem.unavailable("profile-service") : Problem.unauthenticated())
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
