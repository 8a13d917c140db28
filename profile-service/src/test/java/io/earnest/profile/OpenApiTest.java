package io.earnest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The published contract is what the service serves. After a change: copy {@code target/openapi.yaml} over it. */
class OpenApiTest extends RunningService {
    @Test
    void thePublishedContractIsTheServedOne() throws Exception {
        String served = get("/v3/api-docs.yaml", null).is(200).text();
        Files.writeString(Path.of("target/openapi.yaml"), served);
        Map<String, Object> published = new Yaml().load(Files.readString(Path.of("openapi.yaml")));
        Map<String, Object> now = new Yaml().load(served);
        assertThat(now.get("paths")).isEqualTo(published.get("paths"));
        assertThat(now.get("components")).isEqualTo(published.get("components"));
    }
}
