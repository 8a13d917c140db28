package io.earnest.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of the tools makes a backup as a cluster's job has it made: verified in the image itself, and kept. */
class ToolsImageTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void it_keeps_backups_that_it_has_verified() throws Exception {
        String store = System.getenv().getOrDefault("EARNEST_TEST_MONGODB_URI", "");
        assumeTrue(
                Confined.possible(), "unshare and chroot are not allowed here: the image of the tools was not started");
        assumeTrue(!store.isBlank(), "no MongoDB: the image of the tools was not started");
        assumeTrue(
                Files.exists(Images.built(HOME, "deploy/launcher").resolve("launcher.jar"))
                        && Files.isDirectory(Images.built(HOME, "rewards-service")),
                "the launcher is not packaged: the image of the tools was not built");
        Path out = folder.resolve("out");
        BuildOptions options = BuildOptions.parse(List.of("--out", out.toString(), "--service", "tools"), HOME);
        new Images(options, HOME, folder.resolve("work"), 1).build();
        UnpackedImage image = UnpackedImage.of(out.resolve("tools.tar"), out);

        assertThat(backup(image, store)).contains("Verified, and kept as /tmp/backups/earnest-2");
        assertThat(image.config().path("User").asText()).isEqualTo("10001:10001");
        assertThat(image.config().path("ExposedPorts").isEmpty()).isTrue();
    }

    private String backup(UnpackedImage image, String store) throws Exception {
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(image.entrypoint());
        command.addAll(List.of("backup", "--out", "/tmp/backups", "--keep", "2"));
        Process process = image.start(command, Map.of("MONGODB_URI", store), log);
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            return Files.readString(log);
        } finally {
            process.destroyForcibly();
        }
    }
}
