package io.earnest.gateway.viewer;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.session.SessionState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One question for everything on an article's page that is the viewer's own. */
@RestController
class ViewerController {
    private static final int MOST_COMMENTS = 100;

    private final Composition composition;

    ViewerController(Composition composition) {
        this.composition = composition;
    }

    @GetMapping("/api/articles/{id}/viewer")
    ResponseEntity<Panels> viewer(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> commentIds,
            @RequestParam(required = false) @Nullable String author,
            Optional<Viewer> viewer,
            HttpServletRequest request) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (viewer.isEmpty() || token == null) {
            throw (SessionState.isUnknown(request) ? Problem.unavailable("profile-service") : Problem.unauthenticated())
                    .exception();
        }
        List<String> asked = commentIds == null ? List.of() : commentIds;
        if (asked.size() > MOST_COMMENTS) {
            throw Problem.invalid("commentIds", "must be at most " + MOST_COMMENTS)
                    .exception();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(composition.of(id, asked, author, token));
    }
}
