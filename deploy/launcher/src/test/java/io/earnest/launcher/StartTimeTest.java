package io.earnest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTimeTest {
    @TempDir
    Path folder;

    @Test
    void the_last_start_says_how_long_the_next_one_takes() {
        StartTime time = new StartTime(folder.resolve("start-seconds"));
        assertThat(time.likely()).isEqualTo("one or two minutes");
        time.note(Duration.ofMillis(41_700));
        assertThat(time.likely()).isEqualTo("about 41 s");
    }

    @Test
    void what_can_t_be_read_or_written_is_guessed() throws IOException {
        StartTime nowhere = new StartTime(folder.resolve("no-such-folder/start-seconds"));
        nowhere.note(Duration.ofSeconds(1));
        assertThat(nowhere.likely()).isEqualTo("one or two minutes");
        Path file = Files.writeString(folder.resolve("start-seconds"), "soon");
        assertThat(new StartTime(file).likely()).isEqualTo("one or two minutes");
    }
}
