package io.earnest.gateway.own;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.session.SessionState;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Asks services in a person's own name. */
@Component
final class OwnCalls {
    private final Remote remote;

    OwnCalls(Remote remote) {
        this.remote = remote;
    }

    /** What is not there, or not theirs, is told as the service does; all else that it refuses is a defect. */
    <T> T asked(Peer peer, String what, Supplier<T> call) {
        try {
            return remote.repeatable(peer, call);
        } catch (RemoteRefused e) {
            throw switch (e.status()) {
                case 400, 404 -> Problem.notFound(what).exception();
                case 401 -> Problem.unauthenticated().exception();
                default -> e;
            };
        }
    }

    /** The person's token; 401 where there is nobody, 503 where nobody can tell. */
    static String token(Optional<Viewer> viewer, HttpServletRequest request) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (viewer.isEmpty() || token == null) {
            throw (SessionState.isUnknown(request) ? Problem.unavailable("profile-service") : Problem.unauthenticated())
                    .exception();
        }
        return token;
    }

    /** A page for who is signed in; everybody else goes to sign in, and comes back to that address. */
    static ResponseEntity<String> page(
            Optional<Viewer> viewer,
            HttpServletRequest request,
            String comeBack,
            Function<String, ResponseEntity<String>> page) {
        if (viewer.isEmpty() && !SessionState.isUnknown(request)) {
            return onTo("/sign-in?next=" + UriUtils.encode(comeBack, StandardCharsets.UTF_8));
        }
        return page.apply(token(viewer, request));
    }

    /** By GET: loading that one anew sends no form again. */
    static ResponseEntity<String> onTo(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
