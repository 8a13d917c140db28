package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.support.RewardsService;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The published contract is what the service says of itself; {@code -Dopenapi.write=true} writes it anew. */
class OpenApiWebTest {
    private static final Path PUBLISHED = Path.of("openapi.yaml");

    @Test
    void thePublishedContractIsTheRunningServices() throws Exception {
        String running = RewardsService.shared().api().get("/v3/api-docs.yaml").text();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(PUBLISHED, running);
        }
        Object published = new Yaml().load(Files.readString(PUBLISHED));
        assertThat((Object) new Yaml().load(running)).isEqualTo(published);
    }
}
