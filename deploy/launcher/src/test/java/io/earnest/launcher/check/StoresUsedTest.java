package io.earnest.launcher.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresUsedTest {
    @TempDir
    Path root;

    @Test
    void the_line_adds_up_the_modules_and_says_why_one_did_not_run() throws IOException {
        write("article-service", "Testcontainers\t0\tno Docker daemon answers\nembedded\t3\t\nmongod\t2\t6.0.5\n");
        write("profile-service", "embedded\t1\t\n");

        assertThat(StoresUsed.line(root))
                .isEqualTo("Stores: embedded ran (4 tests), mongod 6.0.5 ran (2 tests),"
                        + " Testcontainers did not run: no Docker daemon answers");
    }

    @Test
    void what_an_earlier_run_left_behind_does_not_count() throws IOException {
        write("article-service", "embedded\t3\t\n");

        StoresUsed.forget(root);

        assertThat(StoresUsed.line(root))
                .isEqualTo(
                        "Stores: embedded did not run: no test asked for it, mongod did not run: no test asked for it,"
                                + " Testcontainers did not run: no test asked for it");
    }

    private void write(String module, String lines) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve(module).resolve("target")).resolve("stores-used"), lines);
    }
}
