package io.earnest.launcher.supply;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The holes that OSV (osv.dev, where GitHub's advisories are too) knows of libraries. */
final class KnownHoles {
    /** What {@code EARNEST_OSV_URL} may put another in the place of, such as a mirror. */
    static final String OSV = "https://api.osv.dev";

    /** What one question may ask for at most. */
    private static final int AT_ONCE = 1_000;

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI batches;

    KnownHoles(String osv) {
        this.batches = URI.create(osv + "/v1/querybatch");
    }

    /**
     * Asks about all of them.
     *
     * @return a line for each library that has holes, with their ids
     * @throws IOException if there is no answer, or one that is not about these libraries
     */
    List<String> of(Set<Library> libraries) throws IOException, InterruptedException {
        List<Library> all = List.copyOf(libraries);
        List<String> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            found.addAll(ask(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        }
        return found;
    }

    private List<String> ask(List<Library> libraries) throws IOException, InterruptedException {
        List<Map<String, Object>> queries = libraries.stream()
                .map(library -> Map.<String, Object>of("package", Map.of("purl", library.packageUrl())))
                .toList();
        HttpRequest request = HttpRequest.newBuilder(batches)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("queries", queries))))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode results = JSON.readTree(answer.body()).path("results");
            if (answer.statusCode() != 200 || results.size() != libraries.size()) {
                throw new IOException(
                        "an answer of status " + answer.statusCode() + " that is not about these libraries");
            }
            return lines(libraries, results);
        } catch (JacksonException e) {
            throw new IOException("an answer that is no JSON", e);
        }
    }

    /** Results stand in the order of the questions. */
    private static List<String> lines(List<Library> libraries, JsonNode results) {
        List<String> lines = new ArrayList<>();
        Iterator<JsonNode> each = results.iterator();
        for (Library library : libraries) {
            List<String> ids = new ArrayList<>();
            each.next().path("vulns").forEach(hole -> ids.add(hole.path("id").asString()));
            if (!ids.isEmpty()) {
                lines.add(library + ": " + String.join(", ", ids));
            }
        }
        return lines;
    }
}
