package io.earnest.manifests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** deploy/compose.yaml, loaded by the library that Docker Compose itself loads it with. */
class ComposeSeries {
    private static final Path FILE = Path.of("../compose.yaml").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void compose_loads_it_and_would_not_load_one_with_a_word_that_it_does_not_know() throws Exception {
        assumeTrue(Shell.has("go"), "go is missing: compose.yaml was not loaded by Compose's own library");
        for (String file : new String[] {"main.go", "go.mod", "go.sum"}) {
            try (InputStream text = ComposeSeries.class.getResourceAsStream("/compose/" + file + ".txt")) {
                Files.write(folder.resolve(file), text.readAllBytes());
            }
        }
        Shell shell = new Shell(folder, Map.of("CGO_ENABLED", "0"));
        shell.succeed("go", "build", "-o", "load", ".");

        assertThat(shell.succeed("./load", FILE.toString()).lines())
                .contains(
                        "gateway",
                        "article-service",
                        "comment-service",
                        "profile-service",
                        "rewards-service",
                        "mongodb");
        Shell.Ended refused = shell.run("./load", misspelt().toString());
        assertThat(refused.code()).isNotZero();
        assertThat(refused.said()).contains("healthchek");
    }

    private Path misspelt() throws IOException {
        return Files.writeString(
                folder.resolve("misspelt.yaml"), Files.readString(FILE).replace("healthcheck:", "healthchek:"));
    }
}
