package io.earnest.launcher.client;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Account;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One person's use of the public HTTP API. Signs in again when its token runs out, and waits as long as it is told to when
 * the system asks for patience (429, 503), for at most a minute. Safe for use by several threads.
 */
public final class EarnestClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http;
    private final String url;
    private volatile @Nullable Account account;
    private volatile @Nullable String token;

    public EarnestClient(String url) {
        this(HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(), url);
    }

    private EarnestClient(HttpClient http, String url) {
        this.http = http;
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Another person on the same connections. */
    public EarnestClient another() {
        return new EarnestClient(http, url);
    }

    /** Signs in; false if the handle or the password is wrong. */
    public boolean signIn(Account person) {
        Answer answer = sendPatiently(
                "POST", "/api/sessions", Map.of("handle", person.handle(), "password", person.password()), Map.of());
        if (answer.status() == 401) {
            return false;
        }
        token = answer.orRefuse("signing in as " + person.handle())
                .path("accessToken")
                .asString("");
        account = person;
        return true;
    }

    /** The token that it has now; empty before signing in. */
    public String token() {
        String bearer = token;
        return bearer == null ? "" : bearer;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    /** A POST that makes the same thing however often it is sent. */
    public Answer post(String path, Object body, String idempotencyKey) {
        return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body, Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    private Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        Answer answer = sendPatiently(method, path, body, headers);
        Account known = account;
        if (answer.status() == 401 && known != null && signIn(known)) {
            return sendPatiently(method, path, body, headers);
        }
        return answer;
    }

    private Answer sendPatiently(String method, String path, @Nullable Object body, Map<String, String> headers) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (true) {
            Answer answer = sendOnce(method, path, body, headers);
            boolean busy = answer.status() == 429 || answer.status() == 503;
            // Only the limits of the moment pass within a minute; those of a day say so in their type.
            if (!busy || answer.problem().contains("daily") || Instant.now().isAfter(limit)) {
                return answer;
            }
            pause(answer.retryAfter());
        }
    }

    private Answer sendOnce(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, content)
                .header("Accept", "application/json");
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        String bearer = token;
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return Answer.of(response, JSON);
        } catch (IOException e) {
            throw new Refusal("No Earnest answers at " + url + ": is ./earnest up running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted", e);
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted", e);
        }
    }
}
