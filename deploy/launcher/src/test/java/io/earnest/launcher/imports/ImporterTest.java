package io.earnest.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.earnest.launcher.Console;
import io.earnest.launcher.client.EarnestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImporterTest {
    private final List<JsonNode> received = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer system;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/api/admin/articles", this::article);
        system.start();
    }

    @AfterEach
    void stop() {
        system.stop(0);
    }

    /** Takes every text but those called "Refused". */
    private synchronized void article(HttpExchange exchange) throws IOException {
        JsonNode article = JsonMapper.shared().readTree(exchange.getRequestBody());
        boolean refused = article.path("title").asString().equals("Refused");
        if (!refused) {
            received.add(article);
        }
        byte[] body = (refused ? "{\"detail\":\"No.\"}" : "{\"slug\":\"slug-" + received.size() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(refused ? 400 : 201, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void what_was_left_out_is_named_and_counted_by_its_reason_at_the_end() throws Exception {
        file("bees.md", "title: Bees\ndate: 2012-01-02 10:00 +0100\nauthor: Ann Lee\naliases: [/old/bees]");
        file("undated.md", "title: Undated");
        file(
                "many.md",
                "title: Many\ndate: 2012-01-02\ntags: "
                        + IntStream.range(0, 21).mapToObj(i -> "t" + i).collect(Collectors.joining(",", "[", "]")));
        file("one.md", "title: One\ndraft: true");
        file("_drafts/two.md", "title: Two");
        file("later.md", "title: Later\ndate: 2099-01-01");
        Files.writeString(folder.resolve("README.md"), "# Read me");

        assertThat(imported()).isTrue();

        assertThat(lines())
                .contains(
                        "Left out: one.md: it is a draft (draft: true)",
                        "Left out: _drafts/two.md: it is a draft (it lies in a folder of drafts)",
                        "Left out: later.md: it is dated in the future (2099-01-01T00:00:00Z)",
                        "Left out: README.md: it is no post (it has no front matter)",
                        "Left out, drafts: 2 (_drafts/two.md, one.md)",
                        "Left out, dated in the future: 1 (later.md)",
                        "Left out, no posts (no front matter): 1 (README.md)",
                        "Left out tags, as an article has at most 20: 1 (many.md)",
                        "Dated by their file's time, as they say no date: 1 (undated.md)",
                        "Left out, pictures that lie beside their text, whose captions stand in their place: 3 of 3"
                                + " (bees.md, many.md, undated.md)");
        assertThat(lines().getLast()).startsWith("3 imported, 0 there already, 0 not imported, 4 left out, in ");
        JsonNode bees = received("Bees");
        assertThat(bees.path("publishedAt").asString()).isEqualTo("2012-01-02T09:00:00Z");
        assertThat(bees.path("aliases").toString()).isEqualTo("[\"/old/bees\"]");
        assertThat(bees.path("byline").toString()).isEqualTo("[\"Ann Lee\"]");
        assertThat(bees.path("body").asString()).isEqualTo("Text. <em>Picture: A bee</em>\n");
        assertThat(received("Many").path("tags")).hasSize(20);
    }

    @Test
    void a_text_that_can_not_be_read_or_is_refused_is_named_and_the_rest_goes_on() throws Exception {
        file("bees.md", "title: Bees\ndate: 2012-01-02");
        file("ambiguous.md", "title: Ambiguous\ndate: 02/01/2012");
        file("refused.md", "title: Refused\ndate: 2012-01-02");

        assertThat(imported()).isFalse();

        assertThat(lines())
                .contains("Not imported: refused.md: 400 No.")
                .anyMatch(line -> line.startsWith("Not imported: ambiguous.md: its date \"02/01/2012\" may be"));
        assertThat(lines().getLast()).startsWith("1 imported, 0 there already, 2 not imported, 0 left out, in ");
        assertThat(received).hasSize(1);
    }

    private void file(String name, String fields) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "---\n" + fields + "\n---\nText. ![A bee](bee.png)\n");
    }

    private boolean imported() throws InterruptedException {
        Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);
        EarnestClient client =
                new EarnestClient("http://127.0.0.1:" + system.getAddress().getPort());
        return new Importer(client, console, Optional.empty(), ZoneOffset.UTC).run(folder);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private JsonNode received(String title) {
        return received.stream()
                .filter(article -> article.path("title").asString().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
