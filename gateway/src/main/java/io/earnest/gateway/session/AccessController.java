package io.earnest.gateway.session;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.page.AccessPage;
import io.earnest.gateway.page.AccessPages;
import io.earnest.gateway.page.OwnPage;
import io.earnest.gateway.page.SignPages;
import io.earnest.gateway.session.ProfileSessions.Answer;
import io.earnest.gateway.session.ProfileSessions.Client;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * How a person signs in, as pages and forms that need no script: profile-service is asked in the person's name, and what it
 * shows once is in no other answer.
 */
@Controller
@Hidden
@RequestMapping(AccessPages.ADDRESS)
class AccessController implements OwnPage {
    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    private static final int MOST_CODES = 10;
    private static final Pattern CODE = Pattern.compile("([0-9a-z]{4}-){3}[0-9a-z]{4}");
    private static final Pattern SECRET = Pattern.compile("[A-Z2-7]{32}");

    private static final Pattern PASSKEY = Pattern.compile("[A-Za-z0-9_-]{1,1400}");

    private final ProfileSessions sessions;
    private final AccessPages pages;

    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        OwnPiece accessIsOwn() {
            return new OwnPiece(Pattern.compile(Pattern.quote(AccessPages.ADDRESS) + "(/[a-z-]+)*"), true);
        }
    }

    AccessController(ProfileSessions sessions, AccessPages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> overview(
            Optional<Viewer> viewer,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        return own(viewer, request, person -> overview(person, 200, done, null));
    }

    @PostMapping(path = "/codes", consumes = FORM)
    ResponseEntity<String> codes(Optional<Viewer> viewer, InputStream body, HttpServletRequest request)
            throws IOException {
        Map<String, String> proof = proof(FormFields.of(body));
        return own(viewer, request, person -> {
            Answer answer = person.send(HttpMethod.POST, "/api/me/recovery-codes", proof);
            if (!answer.isSuccess()) {
                return refused(person, answer);
            }
            List<String> codes = sessions.problem(answer)
                    .path("codes")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            return page(200, pages.codes(codes));
        });
    }

    /** What the page before showed, as a file: the codes come with the form, as nobody here knows them any more. */
    @PostMapping(path = "/codes/file", consumes = FORM)
    ResponseEntity<String> file(Optional<Viewer> viewer, InputStream body, HttpServletRequest request)
            throws IOException {
        List<String> codes = List.of(FormFields.of(body).text("codes").split(" ", MOST_CODES + 1));
        return own(viewer, request, person -> {
            if (codes.size() > MOST_CODES
                    || !codes.stream().allMatch(code -> CODE.matcher(code).matches())) {
                return SignPages.onTo(AccessPages.ADDRESS);
            }
            return ResponseEntity.ok()
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"earnest-recovery-codes.txt\"")
                    .cacheControl(CacheControl.noStore().cachePrivate())
                    .body(pages.file(codes));
        });
    }

    @PostMapping(path = "/totp", consumes = FORM)
    ResponseEntity<String> totp(Optional<Viewer> viewer, InputStream body, HttpServletRequest request)
            throws IOException {
        Map<String, String> proof = proof(FormFields.of(body));
        return own(viewer, request, person -> {
            Answer answer = person.send(HttpMethod.POST, "/api/me/totp", proof);
            if (!answer.isSuccess()) {
                return refused(person, answer);
            }
            JsonNode offer = sessions.problem(answer);
            return page(
                    200,
                    pages.totp(
                            offer.path("secret").asString(""),
                            person.viewer().handle(),
                            offer.path("uri").asString(""),
                            null));
        });
    }

    /** The secret comes along, so that a wrong code does not take the QR code away. */
    @PostMapping(path = "/totp/confirm", consumes = FORM)
    ResponseEntity<String> confirm(Optional<Viewer> viewer, InputStream body, HttpServletRequest request)
            throws IOException {
        FormFields fields = FormFields.of(body);
        String secret = fields.text("secret");
        String code = fields.text("code").strip();
        return own(viewer, request, person -> {
            Answer answer = person.send(HttpMethod.PUT, "/api/me/totp", Map.of("code", code.isEmpty() ? "-" : code));
            if (answer.isSuccess()) {
                return SignPages.onTo(AccessPages.ADDRESS + "?done=totp");
            }
            return SECRET.matcher(secret).matches() && answer.status() == 403
                    ? page(
                            403,
                            pages.totp(
                                    secret,
                                    person.viewer().handle(),
                                    uri(person.viewer().handle(), secret),
                                    said(answer)))
                    : refused(person, answer);
        });
    }

    @PostMapping(path = "/totp/remove", consumes = FORM)
    ResponseEntity<String> remove(Optional<Viewer> viewer, InputStream body, HttpServletRequest request)
            throws IOException {
        Map<String, String> proof = proof(FormFields.of(body));
        return own(viewer, request, person -> {
            Answer answer = person.send(HttpMethod.DELETE, "/api/me/totp", proof);
            return answer.isSuccess()
                    ? SignPages.onTo(AccessPages.ADDRESS + "?done=totp-off")
                    : refused(person, answer);
        });
    }

    @PostMapping(path = "/passkeys/remove", consumes = FORM)
    ResponseEntity<String> removePasskey(Optional<Viewer> viewer, InputStream body, HttpServletRequest request)
            throws IOException {
        FormFields fields = FormFields.of(body);
        String id = fields.text("id");
        return own(viewer, request, person -> {
            if (!PASSKEY.matcher(id).matches()) {
                return SignPages.onTo(AccessPages.ADDRESS);
            }
            Answer answer = person.send(HttpMethod.DELETE, "/api/me/passkeys/{id}", proof(fields), id);
            // One that is not there any more was removed elsewhere, which is what was wanted.
            return answer.isSuccess() || answer.status() == 404
                    ? SignPages.onTo(AccessPages.ADDRESS + "?done=passkey-gone")
                    : refused(person, answer);
        });
    }

    /** A person who asks, with what speaks in their name. */
    private final class Person {
        private final Viewer viewer;
        private final String authorization;
        private final Client client;

        Person(Viewer viewer, String authorization, Client client) {
            this.viewer = viewer;
            this.authorization = authorization;
            this.client = client;
        }

        Viewer viewer() {
            return viewer;
        }

        Answer send(HttpMethod method, String path, @Nullable Map<String, String> fields, Object... variables) {
            String body = fields == null ? null : sessions.body(fields);
            return sessions.call(method, path, authorization, client, body, variables);
        }
    }

    private ResponseEntity<String> own(
            Optional<Viewer> viewer, HttpServletRequest request, Function<Person, ResponseEntity<String>> answer) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (viewer.isEmpty() || authorization == null) {
            if (SessionState.isUnknown(request)) {
                throw new RemoteUnavailable("profile-service", "the session can't be renewed");
            }
            return toSignIn();
        }
        return answer.apply(new Person(viewer.get(), authorization, Client.of(request)));
    }

    private ResponseEntity<String> overview(
            Person person, int status, @Nullable String done, @Nullable String refusal) {
        Answer answer = person.send(HttpMethod.GET, "/api/me/factors", null);
        if (answer.status() == 401) {
            return toSignIn();
        }
        OwnFactors own = answer.isSuccess() ? sessions.factors(answer) : null;
        if (own == null) {
            throw new RemoteUnavailable("profile-service", "it answered " + answer.status());
        }
        return page(
                status,
                pages.overview(
                        own.recoveryCodesLeft(),
                        own.recoveryCodesMadeAt(),
                        own.totpSince(),
                        own.passkeys().stream()
                                .map(p -> new AccessPage.Passkey(p.id(), p.name(), p.createdAt(), p.lastUsedAt()))
                                .toList(),
                        own.passwordNeeded(),
                        done,
                        refusal));
    }

    private ResponseEntity<String> refused(Person person, Answer answer) {
        return answer.status() == 401
                ? toSignIn()
                : overview(person, answer.isSuccess() ? 502 : answer.status(), null, said(answer));
    }

    private String said(Answer answer) {
        JsonNode problem = sessions.problem(answer);
        return SignRefusal.isNamed(problem, "bad-credentials")
                ? "That is not your password. Check it and try again."
                : SignRefusal.of(problem).said();
    }

    private static Map<String, String> proof(FormFields fields) {
        String password = fields.text("password");
        return password.isEmpty() ? Map.of() : Map.of("password", password);
    }

    private static String uri(String handle, String secret) {
        return "otpauth://totp/Earnest%3A" + handle + "?secret=" + secret + "&issuer=Earnest";
    }

    private static ResponseEntity<String> page(int status, String html) {
        return SignPages.refused(status, null, html);
    }

    private static ResponseEntity<String> toSignIn() {
        return SignPages.onTo("/sign-in?next=" + AccessPages.ADDRESS.replace("/", "%2F"));
    }
}
