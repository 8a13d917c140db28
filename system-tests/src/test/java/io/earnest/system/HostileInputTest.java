package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call that takes a body, or a place in a list, against all that does not belong there: 4xx, and nothing changes. */
@Alone
@Hostile
class HostileInputTest {
    private static final World WORLD = World.shared();
    private static Person author;
    private static Person cleo;
    private static String article;
    private static String draft;
    private static String comment;
    private static Books before;

    @BeforeAll
    static void oneOfEach() {
        author = WORLD.author("ada");
        cleo = WORLD.atLevel("cleo", 13);
        article = WORLD.publish(author, "Under attack");
        draft = author.post("/api/articles", Json.of("title", "A draft", "body", "A draft"))
                .is(201)
                .at("/id");
        comment = WORLD.comment(cleo, article, "Under attack too", "leonardo")
                .is(201)
                .at("/id");
        before = Books.of(WORLD, article, author, cleo);
    }

    /** What is sent, by its name. */
    private static final Map<String, String> BODIES = new LinkedHashMap<>();

    static {
        BODIES.put("malformed", "{\"body\":");
        BODIES.put("nothing", "");
        BODIES.put("a list", "[]");
        BODIES.put("null", "null");
        BODIES.put("a text", "\"text\"");
        BODIES.put("an unknown field", "{\"unknownField\":1}");
        BODIES.put("an operator", everyField("{\"$gt\":\"\"}"));
        BODIES.put("numbers", everyField("12345678901"));
        BODIES.put("booleans", everyField("true"));
        BODIES.put("lists", everyField("[[[]]]"));
        BODIES.put("half a character", everyField("\"\\ud800xxxxxxxxxxxx\""));
        BODIES.put("no number", everyField("NaN"));
        BODIES.put("a huge exponent", everyField("1e999999999"));
        BODIES.put("brackets without end", "[".repeat(10_000));
        BODIES.put("objects without end", "{\"a\":".repeat(10_000));
        BODIES.put("two documents", "{}{}");
        BODIES.put("a NUL", "\u0000");
        BODIES.put("too large", "{\"body\":\"" + "x".repeat(1_100_000) + "\"}");
    }

    private static String everyField(String value) {
        StringBuilder object = new StringBuilder("{");
        for (String field : List.of("handle", "password", "displayName", "bio", "title", "body", "value", "visible")) {
            object.append(object.length() == 1 ? "" : ",")
                    .append('"')
                    .append(field)
                    .append("\":")
                    .append(value);
        }
        return object.append('}').toString();
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of("POST", "/api/profiles", "anonymous"),
                Arguments.of("POST", "/api/sessions", "anonymous"),
                Arguments.of("PATCH", "/api/me", "cleo"),
                Arguments.of("PUT", "/api/me/password", "cleo"),
                Arguments.of("POST", "/api/articles", "author"),
                Arguments.of("PUT", "/api/articles/{draft}", "author"),
                Arguments.of("POST", "/api/previews", "author"),
                Arguments.of("PUT", "/api/articles/{article}/rating", "cleo"),
                Arguments.of("POST", "/api/readings/00000000000000000000/heartbeats", "cleo"),
                Arguments.of("POST", "/api/articles/{article}/comments", "cleo"),
                Arguments.of("PUT", "/api/comments/{comment}", "cleo"),
                Arguments.of("PUT", "/api/comments/{comment}/vote", "author"),
                Arguments.of("POST", "/api/admin/grants", "operator"),
                Arguments.of("POST", "/api/admin/reversals", "operator"),
                Arguments.of("POST", "/api/admin/tariffs", "operator"),
                Arguments.of("POST", "/api/admin/experience", "operator"),
                Arguments.of("PUT", "/api/admin/profiles/{cleo}/roles", "operator"),
                Arguments.of("PUT", "/api/admin/profiles/{cleo}/suspension", "operator"),
                Arguments.of("POST", "/api/admin/articles", "operator"),
                Arguments.of("PUT", "/api/admin/articles/{article}/author", "operator"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aBodyThatTheCallDoesNotDescribeIsRefusedAndChangesNothing(String method, String path, String who) {
        BODIES.forEach((name, body) -> {
            Answer answer = by(who).send(method, at(path), body);
            assertThat(answer.status())
                    .as("%s %s: %s: %s", method, path, name, answer.text())
                    .isBetween(400, 499);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        });
        before.areUnchanged(WORLD, article, author, cleo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/articles/{article}/pnl-reports", "/api/articles/{article}/readings"})
    void aCallWithoutABodyTakesNone(String path) {
        for (String body : List.of("{", "[]", "{\"twei\":1000}", "{\"requiredSeconds\":1}", "x".repeat(5_000))) {
            by("cleo").post(at(path), body).is(400);
        }
        before.areUnchanged(WORLD, article, author, cleo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/*", "*/*", "garbage", "multipart/form-data"})
    void aBodyOfAnotherTypeIs415(String type) {
        by("cleo")
                .send("PATCH", "/api/me", "{\"bio\":\"x\"}", "Content-Type", type)
                .is(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/articles",
                "/api/me/articles",
                "/api/sessions",
                "/api/articles/{article}/comments",
                "/api/articles/{article}/revisions",
                "/api/wallet/entries",
                "/api/pnl-reports"
            })
    void aLimitOrCursorThatNoListGaveIs400(String list) {
        for (String query : List.of(
                "limit=-1",
                "limit=0",
                "limit=101",
                "limit=99999999999999999999",
                "limit=ten",
                "cursor=-1",
                "cursor=" + "9".repeat(4_000),
                "cursor=%00",
                "q=%zz",
                "q=%ff%fe",
                "limit=%")) {
            String answer =
                    raw("GET " + at(list) + "?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Authorization: Bearer " + author.token() + "\r\n\r\n");
            assertThat(answer).as(list + "?" + query).startsWith("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/articles/%s",
                "/api/articles/%s/comments",
                "/api/articles/%s/rating",
                "/api/comments/%s",
                "/api/comments/%s/vote",
                "/api/profiles/%s",
                "/api/readings/%s",
                "/api/pnl-reports/%s",
                "/api/pnl-reports/%s/entries",
                "/api/ledger/blocks/%s",
                "/api/avatars/%s/image"
            })
    void anIdThatIsNoneIs404Or400(String path) {
        for (String id : List.of(
                "x",
                "-1",
                "0000000000000000000z",
                "%00",
                "%2e%2e",
                "..%2f..%2finternal",
                "%252f",
                "%F0%9F%98%80",
                "$gt",
                "%7B%22$gt%22:%22%22%7D",
                "x".repeat(3_000),
                "%E2%80%AE",
                "99999999999999999999")) {
            Answer answer = cleo.get(path.formatted(id));
            assertThat(answer.status())
                    .as(path + " " + id + " " + answer.text())
                    .isIn(400, 404);
        }
    }

    @Test
    void anothersIdAnswersAsAnUnknownOneDoes() {
        Person rita = WORLD.newcomer("rita");
        Answer unknown = rita.get("/api/articles/00000000000000000000").is(404);
        assertThat(rita.get("/api/articles/" + draft).is(404).text()).isEqualTo(unknown.text());
        rita.put("/api/articles/" + draft, Json.of("title", "Mine", "body", "Mine"), "If-Match", "*")
                .is(404);
        rita.put("/api/comments/" + comment, Json.of("body", "Mine")).is(404);
        rita.delete("/api/comments/" + comment).is(404);
        rita.delete("/api/articles/" + draft).is(404);
        rita.put("/api/articles/" + article, Json.of("title", "Mine", "body", "Mine"), "If-Match", "*")
                .is(403);
        author.put("/api/articles/" + draft, Json.of("title", "Stale", "body", "Stale"), "If-Match", "\"7\"")
                .isProblem(412, "stale-version");
        author.put("/api/articles/" + draft, Json.of("title", "Stale", "body", "Stale"), "If-Match", "\"")
                .isProblem(412, "stale-version");
        author.put("/api/articles/" + draft, Json.of("title", "Blind", "body", "Blind"))
                .is(428);
        before.areUnchanged(WORLD, article, author, cleo);
    }

    @Test
    void uploadsThatBreakOffTakeNoServiceFromAnybodyElse() throws IOException {
        String head = "POST /api/previews HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + author.token() + "\r\n";
        for (int i = 0; i < 40; i++) {
            try (Socket socket = new Socket("localhost", port())) {
                String rest =
                        i % 2 == 0 ? "Transfer-Encoding: chunked\r\n\r\nZZ\r\n" : "Content-Length: 900\r\n\r\n{\"bo";
                socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        for (int i = 0; i < 5; i++) {
            WORLD.anonymous().get("/api/articles/" + article).is(200);
        }
    }

    @Test
    void headersPastTheLimitAndFramingInDisguiseAre400() {
        String head = "GET /api/economy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        assertThat(raw(head + "X-A: " + "x".repeat(20_000) + "\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw(head + "X-A: y\r\n".repeat(3_000) + "\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw(head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GET http://evil.example/internal/profiles HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    private static Person by(String who) {
        return switch (who) {
            case "anonymous" -> WORLD.anonymous();
            case "author" -> author;
            case "operator" -> WORLD.operator();
            default -> cleo;
        };
    }

    private static String at(String path) {
        return path.replace("{article}", article)
                .replace("{draft}", draft)
                .replace("{comment}", comment)
                .replace("{cleo}", cleo.handle);
    }

    private static int port() {
        return URI.create(WORLD.url()).getPort();
    }

    private static String raw(String request) {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }
}
