package io.earnest.launcher.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the run finds what it is there to find: each fault is planted in a server that is sound beside it. */
class SchemathesisTest {
    private static final String COUNT =
            "{\"type\":\"object\",\"required\":[\"count\"],\"properties\":{\"count\":" + "{\"type\":\"%s\"}}}";
    private static final String OPERATION = "\"/%s\":{\"get\":{\"parameters\":[{\"name\":\"limit\",\"in\":\"query\","
            + "\"schema\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100}}],\"responses\":{\"200\":{"
            + "\"description\":\"OK\",\"content\":{\"application/json\":{\"schema\":%s}}},\"400\":{"
            + "\"description\":\"Bad Request\",\"content\":{\"application/problem+json\":{}}}}}}";

    @TempDir
    private Path folder;

    private HttpServer server;
    private Schemathesis schemathesis;

    @BeforeEach
    void start() throws IOException {
        try {
            schemathesis = Schemathesis.install(System.getenv(), new Console(System.out, false));
        } catch (Refusal e) {
            Assumptions.abort(e.getMessage());
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/sound", exchange -> answer(exchange, limit(exchange), 200));
        server.createContext(
                "/broken", exchange -> answer(exchange, limit(exchange), limit(exchange) > 50 ? 500 : 200));
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void answersAsTheDocumentSaysAreNoFailure() throws Exception {
        Schemathesis.Run run = run(OPERATION.formatted("sound", COUNT.formatted("integer")));
        assertThat(schemathesis.run(run)).as(Files.readString(run.said())).isTrue();
        FuzzTally tally = new FuzzTally();
        tally.add(run.tally());
        assertThat(tally.calls()).isGreaterThan(5);
        assertThat(tally.neverSuccessful()).isEmpty();
    }

    @Test
    void aFailingServerIsFoundWithACallThatShowsIt() throws Exception {
        Schemathesis.Run run = run(OPERATION.formatted("sound", COUNT.formatted("integer")) + ","
                + OPERATION.formatted("broken", COUNT.formatted("integer")));
        assertThat(schemathesis.run(run)).isFalse();
        String failures = String.join("\n", Schemathesis.failures(run));
        assertThat(failures)
                .contains("GET /broken", "Server error", "curl -X GET")
                .doesNotContain("GET /sound");
    }

    @Test
    void anAnswerOfAnotherTypeThanTheDocumentSaysIsFound() throws Exception {
        Schemathesis.Run run = run(OPERATION.formatted("sound", COUNT.formatted("string")));
        assertThat(schemathesis.run(run)).isFalse();
        assertThat(String.join("\n", Schemathesis.failures(run))).contains("GET /sound", "Response violates schema");
    }

    private Schemathesis.Run run(String paths) throws IOException {
        Path document = folder.resolve("planted.json");
        Files.writeString(
                document,
                "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"planted\",\"version\":\"1\"},\"paths\":{" + paths + "}}");
        Path world = folder.resolve("world.json");
        Files.writeString(world, "{\"roles\":{\"nobody\":\"\"},\"things\":{},\"spares\":[],\"tariff\":{}}");
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Schemathesis.Run(folder, url, document, world, 1, 10);
    }

    /** The limit that was asked for, 0 for a wrong one. */
    private static int limit(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return 1;
        }
        boolean sound = query.matches("limit=([1-9]\\d?|100)");
        return sound ? Integer.parseInt(query.substring("limit=".length())) : 0;
    }

    private static void answer(HttpExchange exchange, int limit, int status) throws IOException {
        int answered = limit == 0 ? 400 : status;
        byte[] body = (answered == 200 ? "{\"count\":1}" : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", answered == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(answered, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
