package io.earnest.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.launcher.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void one_at_a_time_holds_it() {
        DataDirectory first = new DataDirectory(folder.resolve("data"));
        DataDirectory second = new DataDirectory(folder.resolve("data"));
        first.lock();

        assertThatThrownBy(second::lock).isInstanceOf(Refusal.class).hasMessageContaining("already");

        first.unlock();
        second.lock();
        second.unlock();
    }

    @Test
    void only_its_owner_can_read_it() throws Exception {
        DataDirectory data = new DataDirectory(folder.resolve("data"));
        data.write("a/secret", "x");

        assertThat(data.read("a/secret")).isEqualTo("x");
        assertThat(data.read("a/nothing")).isNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.file("a/secret"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_can_not_be_made_is_one_clear_line() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(new DataDirectory(file)::lock).isInstanceOf(Refusal.class);
    }
}
