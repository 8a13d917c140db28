package io.earnest.launcher.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupplyTest {
    private static final Set<Library> TWO =
            new TreeSet<>(Set.of(new Library("org.a", "one", "1.0"), new Library("org.b", "two", "2.0.Final")));

    @TempDir
    Path folder;

    @Test
    void a_list_names_libraries_of_others_by_their_package_urls() throws Exception {
        Path list = folder.resolve("bom.cdx.json");
        Files.writeString(list, """
                {"components": [
                  {"name": "service-chassis", "purl": "pkg:maven/io.earnest/service-chassis@0.1.0?type=jar"},
                  {"name": "two", "purl": "pkg:maven/org.b/two@2.0.Final?classifier=linux-x86_64&type=jar"},
                  {"name": "one", "purl": "pkg:maven/org.a/one@1.0?type=jar"},
                  {"name": "openjdk", "purl": "pkg:generic/openjdk@25"}]}
                """);
        assertThat(Library.listedIn(list)).containsExactlyElementsOf(TWO);

        Files.writeString(list, "{\"components\": []}");
        assertThatThrownBy(() -> Library.listedIn(list))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no library");
    }

    @Test
    void holes_are_told_by_the_library_that_has_them() throws Exception {
        AtomicReference<String> asked = new AtomicReference<>("");
        String answer =
                "{\"results\": [{}, {\"vulns\": [{\"id\": \"GHSA-1\", \"modified\": \"x\"}, {\"id\": \"GHSA-2\"}]}]}";
        try (Osv osv = new Osv(200, answer, asked)) {
            assertThat(new KnownHoles(osv.url()).of(TWO)).containsExactly("org.b:two 2.0.Final: GHSA-1, GHSA-2");
        }
        assertThat(asked.get()).contains("pkg:maven/org.a/one@1.0", "pkg:maven/org.b/two@2.0.Final");
    }

    @Test
    void an_answer_that_is_none_is_not_taken_for_a_clean_one() throws Exception {
        for (String answer : new String[] {"{}", "<html>", "{\"results\": [{}]}"}) {
            try (Osv osv = new Osv(200, answer, new AtomicReference<>())) {
                assertThatThrownBy(() -> new KnownHoles(osv.url()).of(TWO)).isInstanceOf(IOException.class);
            }
        }
        try (Osv osv = new Osv(503, "{\"results\": [{}, {}]}", new AtomicReference<>())) {
            assertThatThrownBy(() -> new KnownHoles(osv.url()).of(TWO)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> new KnownHoles("http://127.0.0.1:1").of(TWO)).isInstanceOf(IOException.class);
    }

    @Test
    void newer_patches_are_read_from_what_mavens_plugin_writes() throws Exception {
        String said = """
                The following dependencies in Dependencies have newer incremental versions:
                  junit:junit ....................................... 4.13.1 -> 4.13.2
                  org.b:two ..................................... 2.0.Final -> 2.0.1.Final
                  org.example.a.group.of.some.length:an-artifact-whose-name-is-longer
                                                                       1.2.3 -> 1.2.4

                """;
        assertThat(NewestPatches.lines(said))
                .containsExactly(
                        "org.b:two 2.0.Final, newest patch 2.0.1.Final",
                        "org.example.a.group.of.some.length:an-artifact-whose-name-is-longer 1.2.3, newest patch 1.2.4");
    }

    @Test
    void repositories_that_do_not_answer_are_not_taken_for_nothing_newer() {
        assertThatThrownBy(() -> NewestPatches.lines("No dependencies in Dependencies have newer versions.\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not say");
    }

    /** A server that gives one answer. */
    private record Osv(HttpServer server) implements AutoCloseable {
        Osv(int status, String answer, AtomicReference<String> asked) throws IOException {
            this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1));
            server.createContext("/v1/querybatch", exchange -> {
                asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
