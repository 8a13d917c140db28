package io.earnest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The published contract is what the service serves; {@code -Dopenapi.write=true} writes it anew. */
class OpenApiTest extends RunningService {
    private static final Path PUBLISHED = Path.of("openapi.yaml");

    @Test
    void thePublishedContractIsTheServedOne() throws Exception {
        String served = get("/v3/api-docs.yaml", null).is(200).text();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(PUBLISHED, served);
        }
        assertThat((Object) new Yaml().load(served)).isEqualTo(new Yaml().load(Files.readString(PUBLISHED)));
    }
}
