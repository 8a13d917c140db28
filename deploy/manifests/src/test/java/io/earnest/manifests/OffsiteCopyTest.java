package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The off-site copies: rclone with the manifests' own arguments, and a folder as the other place. */
class OffsiteCopyTest {
    private static final Path COMPONENT = Overlay.DEPLOY.resolve("kubernetes/components/backups-offsite");

    @TempDir
    private Path folder;

    @BeforeEach
    void backups() throws IOException {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "rclone")));
        assumeTrue(there, "rclone is not on the PATH: off-site copies were not tried");
        Files.createDirectories(folder.resolve("offsite"));
        for (String name : List.of(
                "earnest-20260101T021700Z.zip",
                "earnest-20260301T021700Z.zip",
                "earnest-20260302T021700Z.zip.unverified",
                "something-else.zip")) {
            Files.writeString(Files.createDirectories(folder.resolve("backups")).resolve(name), name);
        }
        Files.setLastModifiedTime(
                folder.resolve("backups/earnest-20260101T021700Z.zip"),
                FileTime.from(Instant.now().minus(Duration.ofDays(40))));
    }

    @Test
    void what_was_verified_is_copied_and_what_is_old_goes_there_alone() throws Exception {
        rclone("copy.yaml", "copy", "");
        assertThat(names("offsite")).containsExactly("earnest-20260101T021700Z.zip", "earnest-20260301T021700Z.zip");

        rclone("copy.yaml", "forget", "");
        assertThat(names("offsite")).containsExactly("earnest-20260301T021700Z.zip");
        assertThat(names("backups")).contains("earnest-20260101T021700Z.zip");
    }

    @Test
    void a_backup_that_is_named_is_fetched_and_otherwise_none() throws Exception {
        rclone("copy.yaml", "copy", "");
        for (String name : names("backups")) {
            Files.delete(folder.resolve("backups").resolve(name));
        }
        rclone("restore.yaml", "fetch", ".");
        assertThat(names("backups")).isEmpty();

        rclone("restore.yaml", "fetch", "earnest-20260301T021700Z.zip");
        assertThat(names("backups")).containsExactly("earnest-20260301T021700Z.zip");
    }

    private void rclone(String file, String container, String backup) throws IOException, InterruptedException {
        JsonNode pod = Manifest.yaml(Files.readString(COMPONENT.resolve(file)))
                .findFirst()
                .orElseThrow()
                .at("/spec/jobTemplate/spec/template/spec");
        List<String> command = new ArrayList<>(List.of("rclone"));
        Stream.concat(
                        pod.path("initContainers").valueStream(),
                        pod.path("containers").valueStream())
                .filter(one -> one.path("name").asString("").equals(container))
                .flatMap(one -> one.path("args").valueStream())
                .map(argument -> argument.asString("")
                        .replace("$(OFFSITE_PATH)", folder.resolve("offsite").toString())
                        .replace("$(BACKUP)", backup)
                        .replaceFirst("^/backups$", folder.resolve("backups").toString()))
                .forEach(command::add);
        assertThat(command).hasSizeGreaterThan(3);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RCLONE_CONFIG", folder.resolve("rclone.conf").toString());
        builder.environment().put("RCLONE_CONFIG_OFFSITE_TYPE", "local");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private List<String> names(String of) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(of))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
