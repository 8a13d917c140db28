package io.earnest.gateway.session;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.page.NextAddress;
import io.earnest.gateway.page.SignForm;
import io.earnest.gateway.page.SignPages;
import io.earnest.gateway.session.ProfileSessions.Answer;
import io.earnest.gateway.session.ProfileSessions.Client;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/**
 * Signing in and up for whoever sends the form before its script has come, or has none: the same calls of profile-service,
 * answered by a redirect, or by the form with what is wrong with it. The password stands in no answer.
 */
@Controller
@Hidden
class SignController {
    private static final String UNAVAILABLE_RETRY_SECONDS = "10";

    private final ProfileSessions sessions;
    private final SessionCookies cookies;
    private final SignPages pages;

    SignController(ProfileSessions sessions, SessionCookies cookies, SignPages pages) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.pages = pages;
    }

    /** What was sent, each field once. */
    private record Sent(String handle, String password, String code, SignForm form) {
        /** From the body alone: a servlet's parameters would take a password from the address, too. */
        static Sent of(InputStream body) throws IOException {
            FormFields fields = FormFields.of(body);
            String handle = fields.text("handle").strip();
            return new Sent(
                    handle,
                    fields.text("password"),
                    fields.text("code").strip(),
                    new SignForm(handle, fields.text("displayName").strip(), fields.text("next"), Map.of(), null));
        }

        Map<String, String> missing() {
            Map<String, String> missing = new LinkedHashMap<>();
            if (handle.isEmpty()) {
                missing.put("handle", "Please fill this in.");
            }
            if (password.isEmpty()) {
                missing.put("password", "Please fill this in.");
            }
            return missing;
        }
    }

    @PostMapping(path = "/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> signIn(InputStream body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Sent sent = Sent.of(body);
        return answered(sent, pages::signIn, () -> signedIn(sent, "/", request, response));
    }

    @PostMapping(path = "/sign-up", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> signUp(InputStream body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Sent sent = Sent.of(body);
        return answered(sent, pages::signUp, () -> {
            Answer made = sessions.call(
                    HttpMethod.POST,
                    "/api/profiles",
                    null,
                    Client.of(request),
                    sessions.profileBody(
                            sent.handle(), sent.password(), sent.form().displayName()));
            return made.isSuccess()
                    ? answered(sent, pages::signIn, () -> signedIn(sent, "/levels?welcome", request, response))
                    : refused(sent, made, pages::signUp);
        });
    }

    /** A new password by a recovery code, and on with it. */
    @PostMapping(path = "/recover", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> recover(InputStream body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Sent sent = Sent.of(body);
        if (sent.code().isEmpty()) {
            Map<String, String> missing = sent.missing();
            missing.put("code", "Please fill this in.");
            return SignPages.refused(400, null, pages.recover(sent.form().refused(missing, null)));
        }
        return answered(sent, pages::recover, () -> {
            Answer recovered = sessions.call(
                    HttpMethod.POST,
                    "/api/recoveries",
                    null,
                    Client.of(request),
                    sessions.body(Map.of("handle", sent.handle(), "code", sent.code(), "password", sent.password())));
            return recovered.isSuccess()
                    ? answered(
                            sent,
                            pages::signIn,
                            () -> signedIn(sent, "/settings/access?done=recovered", request, response))
                    : refused(sent, recovered, pages::recover);
        });
    }

    /** The rest of a sign-in that needs a code; without one, the page that asks for it. */
    @PostMapping(path = "/sign-in/code", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> code(InputStream body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FormFields fields = FormFields.of(body);
        String token = fields.text("token");
        String next = fields.text("next");
        if (fields.text("code").isBlank()) {
            return SignPages.refused(200, null, pages.code(token, next, null));
        }
        try {
            Answer answer = sessions.call(
                    HttpMethod.POST,
                    "/api/sessions/second-factor",
                    null,
                    Client.of(request).at(cookies.device(request)),
                    sessions.body(Map.of("token", token, "code", fields.text("code"))));
            Tokens tokens = answer.isSuccess() ? sessions.tokens(answer) : null;
            if (tokens == null) {
                JsonNode problem = sessions.problem(answer);
                String said = SignRefusal.of(problem).said();
                return SignPages.refused(
                        answer.isSuccess() ? 502 : answer.status(),
                        answer.retryAfter(),
                        SignRefusal.isNamed(
                                        problem, "bad-code", "too-many-attempts", "too-many-requests", "unavailable")
                                ? pages.code(token, next, said)
                                : pages.signIn(SignForm.empty(next).refused(Map.of(), said)));
            }
            return begun(tokens, answer, next, "/", request, response);
        } catch (RemoteUnavailable e) {
            return SignPages.refused(503, UNAVAILABLE_RETRY_SECONDS, pages.code(token, next, SignRefusal.UNAVAILABLE));
        }
    }

    /** The form again if a field is missing or profile-service does not answer, else what the call leads to. */
    private static ResponseEntity<String> answered(
            Sent sent, Function<SignForm, String> page, Supplier<ResponseEntity<String>> call) {
        Map<String, String> missing = sent.missing();
        if (!missing.isEmpty()) {
            return SignPages.refused(400, null, page.apply(sent.form().refused(missing, null)));
        }
        try {
            return call.get();
        } catch (RemoteUnavailable e) {
            return SignPages.refused(
                    503, UNAVAILABLE_RETRY_SECONDS, page.apply(sent.form().refused(Map.of(), SignRefusal.UNAVAILABLE)));
        }
    }

    private ResponseEntity<String> signedIn(
            Sent sent, String otherwise, HttpServletRequest request, HttpServletResponse response) {
        Answer answer = sessions.call(
                HttpMethod.POST,
                "/api/sessions",
                null,
                Client.of(request).at(cookies.device(request)),
                sessions.credentialsBody(sent.handle(), sent.password()));
        Tokens tokens = answer.isSuccess() ? sessions.tokens(answer) : null;
        if (tokens == null) {
            JsonNode problem = sessions.problem(answer);
            return SignRefusal.isNamed(problem, "second-factor-needed")
                    ? SignPages.refused(
                            200,
                            null,
                            pages.code(
                                    problem.path("token").asString(""),
                                    sent.form().next(),
                                    null))
                    : refused(sent, answer, pages::signIn);
        }
        return begun(tokens, answer, sent.form().next(), otherwise, request, response);
    }

    private ResponseEntity<String> begun(
            Tokens tokens,
            Answer answer,
            String next,
            String otherwise,
            HttpServletRequest request,
            HttpServletResponse response) {
        cookies.begin(tokens, answer.device(), request, response);
        cookies.hint(response);
        return SignPages.onTo(NextAddress.of(next, otherwise));
    }

    private ResponseEntity<String> refused(Sent sent, Answer answer, Function<SignForm, String> page) {
        SignRefusal refusal = SignRefusal.of(sessions.problem(answer));
        return SignPages.refused(
                answer.isSuccess() ? 502 : answer.status(),
                answer.retryAfter(),
                page.apply(sent.form().refused(refusal.fields(), refusal.otherwise())));
    }
}
