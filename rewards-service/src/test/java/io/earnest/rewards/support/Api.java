package io.earnest.rewards.support;

import io.earnest.chassis.testing.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a rewards-service as people and as other services do. */
public final class Api {
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestKeys keys;
    private final String base;

    public Api(TestKeys keys, String base) {
        this.keys = keys;
        this.base = base;
    }

    /** Submits as the service to which each command belongs; all must belong to the same one. */
    public List<JsonNode> submit(Cmd... commands) {
        Answer answer = submitAs(commands[0].owner(), commands);
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.json().get("results").valueStream().toList();
    }

    /** Submits one and expects it to be booked; gives its settlement. */
    public JsonNode booked(Cmd command) {
        JsonNode result = submit(command).getFirst();
        if (!result.get("outcome").asString().equals("BOOKED")) {
            throw new AssertionError(result.toPrettyString());
        }
        return result.get("settlement");
    }

    public Answer submitAs(String caller, Cmd... commands) {
        return internal(
                "POST",
                "/internal/activities",
                caller,
                Map.of("commands", Arrays.stream(commands).map(Cmd::fields).toList()));
    }

    public Answer internal(String method, String path, String caller, Object body) {
        return call(method, path, keys.serviceBearer(caller, "rewards-service"), body);
    }

    public Answer get(String path, Person person) {
        return call("GET", path, bearer(person), null);
    }

    public Answer get(String path) {
        return call("GET", path, null, null);
    }

    public Answer buy(String article, Person person, String... headers) {
        return call("POST", "/api/articles/" + article + "/pnl-reports", bearer(person), null, headers);
    }

    public String bearer(Person person) {
        return keys.personBearer(person.id(), person.handle(), person.level());
    }

    public Answer call(String method, String path, String bearer, Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        switch (body) {
                            case null -> BodyPublishers.noBody();
                            case String text -> BodyPublishers.ofString(text);
                            default -> BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
                        });
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new Answer(send(http, request.build()));
    }

    static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The last part of a problem's type. */
        public String problem() {
            String type = json().get("type").asString();
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }
}
