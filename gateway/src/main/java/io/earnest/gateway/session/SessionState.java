package io.earnest.gateway.session;

import io.earnest.chassis.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;

/** What the session's filter found out and others may want to know. */
public final class SessionState {
    private static final String UNKNOWN = SessionState.class.getName() + ".unknown";

    private SessionState() {}

    /**
     * Whether the browser may well have a session that could not be renewed, because profile-service does not answer. The
     * request then goes on without a person, and "sign in first" would be untrue.
     */
    public static boolean isUnknown(HttpServletRequest request) {
        return request.getAttribute(UNKNOWN) != null;
    }

    /** What is told to whose token verifies, and serves no more. */
    public static Problem ended() {
        return Problem.of("session-ended", 401, "The session has ended")
                .detail("This session was signed out, or its account was deleted. Sign in again.");
    }

    static void unknown(HttpServletRequest request) {
        request.setAttribute(UNKNOWN, true);
    }
}
