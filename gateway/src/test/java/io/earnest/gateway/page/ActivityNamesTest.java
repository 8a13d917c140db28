package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The pages have a name for each activity that the ledger publishes, and for no other. */
class ActivityNamesTest {

    private static final Path LEDGER = Path.of("..", "rewards-service", "openapi.yaml");
    private static final Path WORDS = Path.of("src", "main", "resources", "static", "assets", "js", "words.js");

    @Test
    void eachActivityOfTheLedgerHasAName() throws IOException {
        assertThat(named()).containsExactlyInAnyOrderElementsOf(published("BookedEntry"));
        assertThat(published("WalletEntry")).isEqualTo(published("BookedEntry"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> published(String schema) throws IOException {
        Map<String, Object> node = new Yaml().load(Files.readString(LEDGER));
        for (String name : List.of("components", "schemas", schema, "properties", "activity")) {
            node = (Map<String, Object>) node.get(name);
        }
        return (List<String>) node.get("enum");
    }

    private static List<String> named() throws IOException {
        String script = Files.readString(WORDS);
        String table = script.substring(script.indexOf("const activities = {"));
        return Pattern.compile("^  \"?([a-z-]+)\"?: ", Pattern.MULTILINE)
                .matcher(table.substring(0, table.indexOf("};")))
                .results()
                .map(name -> name.group(1))
                .toList();
    }
}
