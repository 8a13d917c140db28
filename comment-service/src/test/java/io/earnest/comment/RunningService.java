package io.earnest.comment;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.TestStores;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** comment-service, started once for all tests that speak to it over HTTP, with its peers played. */
public final class RunningService {
    public static final Peers PEERS = new Peers();
    private static final ConfigurableApplicationContext CONTEXT = start();
    static final String URL = "http://127.0.0.1:"
            + ((WebServerApplicationContext) CONTEXT).getWebServer().getPort();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private RunningService() {}

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CommentApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.mongodb.uri=" + TestStores.realOrEmbeddedUri(),
                        "--spring.mongodb.database=" + TestStores.freshName(),
                        // Many come at once in tests, and a busy machine connects slowly.
                        "--earnest.store.connection-wait=20s",
                        "--earnest.service-key-file=" + PEERS.keys.serviceKeyFile("comment-service"),
                        "--earnest.jwks-uri=" + PEERS.url() + "/.well-known/jwks.json",
                        "--earnest.peers.article-service=" + PEERS.url(),
                        "--earnest.peers.profile-service=" + PEERS.url(),
                        "--earnest.peers.rewards-service=" + PEERS.url(),
                        "--spring.cloud.openfeign.client.config.article-service.read-timeout=2500",
                        "--spring.cloud.openfeign.client.config.profile-service.read-timeout=2500",
                        "--spring.cloud.openfeign.client.config.profile-glances.read-timeout=1000",
                        "--spring.cloud.openfeign.client.config.rewards-service.read-timeout=2500",
                        // Breakers have their own tests; here an outage must not leak into the next test.
                        "--resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=100000",
                        "--resilience4j.circuitbreaker.configs.default.sliding-window-size=100000",
                        "--resilience4j.circuitbreaker.instances.profile-service-glances.minimum-number-of-calls=100000",
                        "--resilience4j.circuitbreaker.instances.profile-service-glances.sliding-window-size=100000");
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** An answer with its body read as JSON. */
    public record Answer(int status, String text, HttpResponse<String> raw) {
        public JsonNode json() {
            return Peers.JSON.readTree(text);
        }

        public String id() {
            return json().get("id").asString();
        }

        public String problem() {
            String type = json().get("type").asString();
            return type.substring("/problems/".length());
        }
    }

    /** Somebody who calls the service. */
    public record Person(String id, String bearer) {
        public Answer get(String path) {
            return send("GET", path, null, bearer, null);
        }

        public Answer post(String path, String body) {
            return send("POST", path, body, bearer, null);
        }

        public Answer post(String path, String body, String key) {
            return send("POST", path, body, bearer, key);
        }

        public Answer put(String path, String body) {
            return send("PUT", path, body, bearer, null);
        }

        public Answer delete(String path) {
            return send("DELETE", path, null, bearer, null);
        }

        public Answer comment(String article, String text) {
            return post("/api/articles/" + article + "/comments", json("body", text));
        }

        public Answer commentAs(String article, String avatar, String text) {
            return post("/api/articles/" + article + "/comments", json("body", text, "avatarId", avatar));
        }

        public Answer reply(String article, String parent, String text) {
            return post("/api/articles/" + article + "/comments", json("body", text, "parentId", parent));
        }

        public Answer vote(String comment, String value) {
            return put("/api/comments/" + comment + "/vote", json("value", value));
        }

        public Answer flag(String comment, String reason) {
            return post("/api/comments/" + comment + "/flags", json("reason", reason));
        }

        public JsonNode list(String article, String query) {
            return get("/api/articles/" + article + "/comments" + query).json();
        }
    }

    public static final Person NOBODY = new Person("", null);

    public static Person person(int level, String... roles) {
        String id = Ids.random();
        PEERS.profile(id, level, roles);
        return new Person(id, PEERS.keys.personBearer(id, "h" + id, level, roles));
    }

    public static String article() {
        String id = Ids.random();
        PEERS.article(id, "author" + id.substring(6), "PUBLISHED");
        return id;
    }

    public static String json(String... pairs) {
        var map = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return Peers.JSON.writeValueAsString(map);
    }

    static Answer send(String method, String path, String body, String bearer, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(URL + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (Exception e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /** Runs the same call on many threads that start together. */
    public static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> calls = new java.util.ArrayList<>();
            for (int i = 0; i < times; i++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> one : calls) {
                results.add(one.get());
            }
            return results;
        }
    }

    /** Waits until the condition holds, at most twenty seconds. */
    public static void eventually(java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("did not come true within 20 s");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
