package io.earnest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.RunningService;
import java.io.InputStream;
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
}
