package io.earnest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.RunningService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The published contract is what the service serves; {@code -Dopenapi.write=true} writes it anew. */
class OpenApiWebTest extends RunningService {
    private static final Path PUBLISHED = Path.of("openapi.yaml");

    @Test
    void thePublishedContractIsTheServedOne() throws Exception {
        URI document = URI.create("http://127.0.0.1:" + port + "/v3/api-docs.yaml");
        String served = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(document).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(PUBLISHED, served);
        }
        assertThat((Object) new Yaml().load(served)).isEqualTo(new Yaml().load(Files.readString(PUBLISHED)));
    }
}
