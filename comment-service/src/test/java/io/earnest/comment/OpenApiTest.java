package io.earnest.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {
    @Test
    void theServiceServesWhatItsContractSays() throws Exception {
        String served = RunningService.NOBODY.get("/v3/api-docs.yaml").text();
        // Written beside the build, so that a change of the contract is a copy of this file.
        Files.writeString(Path.of("target/openapi.yaml"), served);
        Map<String, Object> contract = new Yaml().load(Files.readString(Path.of("openapi.yaml")));
        assertThat(operations(new Yaml().load(served)))
                .isEqualTo(operations(contract))
                .isNotEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Set<String> operations(Map<String, Object> document) {
        Set<String> operations = new TreeSet<>();
        ((Map<String, Map<String, Object>>) document.get("paths"))
                .forEach((path, methods) -> methods.keySet().forEach(method -> operations.add(method + " " + path)));
        return operations;
    }
}
