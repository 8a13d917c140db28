package io.earnest.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody with an API client: signs up, signs in, and calls the gateway with their token. */
final class Person {
    static final String PASSWORD = "correct horse battery";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final String base;
    final String handle;
    private volatile String token;
    private volatile String refreshToken;

    private Person(String base, String handle) {
        this.base = base;
        this.handle = handle;
    }

    /** Somebody who has not signed up, or in. */
    static Person unsigned(String base, String handle) {
        return new Person(base, handle);
    }

    static Person anonymous(String base) {
        return new Person(base, "anonymous");
    }

    static Person signUp(String base, String handle) {
        Person person = new Person(base, handle);
        person.post("/api/profiles", Json.of("handle", handle, "password", PASSWORD, "displayName", handle))
                .is(201);
        return person.signIn(PASSWORD);
    }

    static Person signIn(String base, String handle, String password) {
        return new Person(base, handle).signIn(password);
    }

    /** Whoever this token is of, if it is of anybody. */
    static Person withToken(String base, String token) {
        Person person = new Person(base, "unknown");
        person.token = token;
        return person;
    }

    String token() {
        return token;
    }

    /** Begins a new session, whose token says what the person is now. */
    Person signIn(String password) {
        return signedInBy(session(password));
    }

    /** Asks for a session; leaves this one as it is. */
    Answer session(String password) {
        return unsigned(base, handle).post("/api/sessions", Json.of("handle", handle, "password", password));
    }

    /** Goes on with a session. */
    Person signedInBy(Answer session) {
        session.is(200);
        token = session.at("/accessToken");
        refreshToken = session.at("/refreshToken");
        return this;
    }

    /** Whether the password would open a session. */
    boolean canSignIn(String password) {
        return session(password).status() == 200;
    }

    /** Whether this session still goes on. */
    boolean canRefresh() {
        return refresh().status() == 200;
    }

    /** Goes on with this session, with a new token if there is one. */
    Answer refresh() {
        Answer answer = unsigned(base, handle).post("/api/sessions/refresh", Json.of("refreshToken", refreshToken));
        if (answer.status() == 200) {
            signedInBy(answer);
        }
        return answer;
    }

    String id() {
        return get("/api/me").is(200).at("/id");
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(method + " " + path, response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long balance() {
        return get("/api/wallet").is(200).number("/balance");
    }

    int level() {
        return (int) get("/api/me").is(200).number("/level");
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = null;
        do {
            String separator = path.contains("?") ? "&" : "?";
            Answer page = get(path + separator + "limit=100" + (cursor == null ? "" : "&cursor=" + cursor))
                    .is(200);
            page.json().path("items").forEach(items::add);
            JsonNode next = page.json().path("next");
            cursor = next.isString() ? next.asString() : null;
        } while (cursor != null);
        return items;
    }
}
