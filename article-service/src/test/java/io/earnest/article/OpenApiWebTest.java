package io.earnest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.RunningService;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The published contract is what the service serves. */
class OpenApiWebTest extends RunningService {
    @Test
    void theFileNamesEachCallThatIsServedAndNoOther() throws Exception {
        Set<String> served = new TreeSet<>();
        JsonNode paths = anonymous().get("/v3/api-docs").body().path("paths");
        paths.propertyNames()
                .forEach(path -> paths.path(path)
                        .propertyNames()
                        .forEach(method -> served.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        writeDown();
        Set<String> published = new TreeSet<>();
        try (InputStream file = Files.newInputStream(Path.of("openapi.yaml"))) {
            Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(file);
            document.get("paths")
                    .forEach((path, methods) -> methods.keySet()
                            .forEach(method -> published.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        }
        assertThat(published).isEqualTo(served);
        assertThat(served).hasSizeGreaterThanOrEqualTo(20);
    }

    /** To be copied over the published file after a change of the contract. */
    private void writeDown() throws Exception {
        URI document = URI.create("http://127.0.0.1:" + port + "/v3/api-docs.yaml");
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(document).build(),
                        HttpResponse.BodyHandlers.ofFile(Path.of("target", "openapi.yaml")));
    }
}
