package io.earnest.launcher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrafanaServerTest {
    @TempDir
    Path folder;

    @Test
    void nothing_is_started_where_none_is_on_the_path() {
        assertThat(GrafanaServer.installed(Map.of("PATH", folder.toString()))).isEmpty();
    }

    @Test
    void an_unpacked_archive_is_found_with_its_own_files_and_the_newer_command_first() throws Exception {
        Path binary = program("grafana");
        program("grafana-server");
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/defaults.ini"), "");

        assertThat(GrafanaServer.installed(Map.of("PATH", binary.getParent().toString())))
                .contains(List.of(binary.toString(), "server", "--homepath=" + folder.toRealPath()));
    }

    @Test
    void the_older_command_does_too() throws Exception {
        Path binary = program("grafana-server");
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/defaults.ini"), "");

        assertThat(GrafanaServer.installed(Map.of("PATH", binary.getParent().toString())))
                .contains(List.of(binary.toString(), "--homepath=" + folder.toRealPath()));
    }

    private Path program(String name) throws Exception {
        Path binary = Files.createDirectories(folder.resolve("bin")).resolve(name);
        return Files.createFile(
                binary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
