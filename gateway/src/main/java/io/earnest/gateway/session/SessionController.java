package io.earnest.gateway.session;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.session.ProfileSessions.Client;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The calls of profile-service that begin, renew and end a session, one's last too, with a browser's cookies beside the
 * answer. All else of {@code /api/sessions} is routed.
 */
@RestController
class SessionController {
    private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);

    private final ProfileSessions sessions;
    private final SessionCookies cookies;
    private final Renewals renewals;
    private final ObjectProvider<AccountEnd> accountEnds;

    SessionController(
            ProfileSessions sessions,
            SessionCookies cookies,
            Renewals renewals,
            ObjectProvider<AccountEnd> accountEnds) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.renewals = renewals;
        this.accountEnds = accountEnds;
    }

    @PostMapping(path = "/api/sessions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> signIn(
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request,
            HttpServletResponse response) {
        return begun("/api/sessions", body, request, response);
    }

    private ResponseEntity<byte[]> begun(
            String path, @Nullable String body, HttpServletRequest request, HttpServletResponse response) {
        ProfileSessions.Answer answer =
                sessions.call(HttpMethod.POST, path, null, Client.of(request).at(cookies.device(request)), body);
        if (answer.isSuccess()) {
            endFormer(request);
        }
        return started(answer, request, response);
    }

    @PostMapping(path = "/api/sessions/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> signInByPasskey(
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request,
            HttpServletResponse response) {
        return begun("/api/sessions/passkey", body, request, response);
    }

    @PostMapping(path = "/api/sessions/second-factor", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> secondFactor(
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request,
            HttpServletResponse response) {
        return begun("/api/sessions/second-factor", body, request, response);
    }

    /**
     * The browser's session so far ends where another takes its cookies: nobody would end it any more who knows of it. The
     * sign-in has gone well, whatever comes of this.
     */
    private void endFormer(HttpServletRequest request) {
        String refresh = cookies.refresh(request);
        if (refresh == null || cookies.ambiguous(request)) {
            return;
        }
        Client client = Client.of(request);
        if (sessions.renew(refresh, client) instanceof Renewal.Renewed(Tokens former)) {
            try {
                sessions.call(
                        HttpMethod.DELETE, "/api/sessions/current", "Bearer " + former.accessToken(), client, null);
            } catch (RemoteUnavailable e) {
                LOG.info("a browser's former session goes on until it ends by itself");
            }
        }
    }

    /** The token comes from the body or, where that is empty, from the cookie. */
    @PostMapping(path = "/api/sessions/refresh", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> refresh(
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String cookie = cookies.refresh(request);
        String asked = holdsNoToken(body) && cookie != null ? sessions.refreshBody(cookie) : body;
        ProfileSessions.Answer answer =
                sessions.call(HttpMethod.POST, "/api/sessions/refresh", null, Client.of(request), asked);
        if (answer.status() == 401 && cookie != null) {
            cookies.clear(request, response);
        }
        return started(answer, request, response);
    }

    @DeleteMapping("/api/sessions/current")
    ResponseEntity<byte[]> signOut(
            Optional<Viewer> viewer,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request,
            HttpServletResponse response) {
        ProfileSessions.Answer answer =
                sessions.call(HttpMethod.DELETE, "/api/sessions/current", authorization, Client.of(request), null);
        if (answer.isSuccess() || answer.status() == 401 || answer.status() == 404) {
            viewer.map(Viewer::session).ifPresent(renewals::end);
            cookies.clear(request, response);
        }
        return passed(answer);
    }

    /** The account is gone with its sessions: the browser keeps no cookie of it. */
    @DeleteMapping(path = "/api/me", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> deleteAccount(
            Optional<Viewer> viewer,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request,
            HttpServletResponse response) {
        ProfileSessions.Answer answer =
                sessions.call(HttpMethod.DELETE, "/api/me", authorization, Client.of(request), body);
        if (answer.isSuccess()) {
            if (authorization != null) {
                accountEnds.orderedStream().forEach(end -> end.of(authorization));
            }
            viewer.map(Viewer::session).ifPresent(renewals::end);
            cookies.clear(request, response);
        }
        return passed(answer);
    }

    private ResponseEntity<byte[]> started(
            ProfileSessions.Answer answer, HttpServletRequest request, HttpServletResponse response) {
        Tokens tokens = answer.isSuccess() ? sessions.tokens(answer) : null;
        if (tokens != null) {
            cookies.begin(tokens, answer.device(), request, response);
        }
        return passed(answer);
    }

    private static ResponseEntity<byte[]> passed(ProfileSessions.Answer answer) {
        ResponseEntity.BodyBuilder passed = ResponseEntity.status(answer.status());
        if (answer.contentType() != null) {
            passed.contentType(answer.contentType());
        }
        if (answer.retryAfter() != null) {
            passed.header(HttpHeaders.RETRY_AFTER, answer.retryAfter());
        }
        passed.header(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return answer.body().isEmpty()
                ? passed.build()
                : passed.body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean holdsNoToken(@Nullable String body) {
        return body == null || !body.contains("\"refreshToken\"");
    }
}
