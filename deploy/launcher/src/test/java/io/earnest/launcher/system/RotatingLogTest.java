package io.earnest.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {

    @TempDir
    Path folder;

    @Test
    void it_keeps_the_last_two_full_files() throws Exception {
        Path file = folder.resolve("logs/x.log");
        RotatingLog log = new RotatingLog(file, 10);
        for (String line : new String[] {"one 1234\n", "two 1234\n", "three 12\n", "four 123\n"}) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            log.append(bytes, bytes.length);
        }

        assertThat(file).hasContent("four 123");
        assertThat(folder.resolve("logs/x.log.1")).hasContent("three 12");
        assertThat(folder.resolve("logs/x.log.2")).hasContent("two 1234");
        assertThat(Files.list(folder.resolve("logs"))).hasSize(3);
        assertThat(log.tail(5)).containsExactly("four 123");
    }

    @Test
    void a_new_start_begins_a_new_file() throws Exception {
        Path file = folder.resolve("x.log");
        Files.writeString(file, "old\n");
        RotatingLog log = new RotatingLog(file);
        log.follow(new ByteArrayInputStream(new byte[0]));

        assertThat(file).isEmptyFile();
        assertThat(folder.resolve("x.log.1")).hasContent("old");
    }
}
