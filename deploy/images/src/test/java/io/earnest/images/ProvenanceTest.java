package io.earnest.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
    private static final String BASE = "registry.example.org/java@sha256:" + "ab".repeat(32);

    @TempDir
    private Path home;

    @Test
    void it_names_the_commit_the_base_and_what_was_asked_for() throws Exception {
        git("init", "--quiet");
        Files.writeString(home.resolve("file"), "one");
        git("add", "file");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "--message", "one");

        JsonNode said = said();
        assertThat(said.at("/buildDefinition/resolvedDependencies/0/digest/gitCommit")
                        .asText())
                .matches("[0-9a-f]{40}");
        assertThat(said.at("/buildDefinition/resolvedDependencies/1/digest/sha256")
                        .asText())
                .isEqualTo("ab".repeat(32));
        assertThat(said.at("/buildDefinition/externalParameters/tag").asText()).isEqualTo("0.2.0");
        assertThat(said.at("/buildDefinition/internalParameters/changedSinceCommit")
                        .asBoolean(true))
                .isFalse();
        Files.writeString(home.resolve("file"), "two");
        assertThat(said().at("/buildDefinition/internalParameters/changedSinceCommit")
                        .asBoolean(false))
                .isTrue();
    }

    @Test
    void a_folder_that_is_no_checkout_has_no_commit() throws Exception {
        assertThat(said().at("/buildDefinition/resolvedDependencies")).hasSize(1);
    }

    private JsonNode said() throws Exception {
        BuildOptions options = BuildOptions.parse(List.of("--base", BASE, "--tag", "0.2.0"), home);
        return new ObjectMapper()
                .readTree(Provenance.of(options, "gateway", home).json());
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(arguments));
        Commands.Ended ended = Commands.run(command, Map.of());
        assertThat(ended.code()).as(ended.output()).isZero();
    }
}
