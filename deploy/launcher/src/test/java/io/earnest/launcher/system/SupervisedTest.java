package io.earnest.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.launcher.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Supervised supervised;

    @AfterEach
    void stop() {
        supervised.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_process_that_dies_is_started_again_and_said_so() throws Exception {
        start("echo started >> $MARKS; exec sleep 60", () -> lines("marks") > 0);
        assertThat(supervised.awaitReady(LIMIT)).isTrue();
        long first = supervised.pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await(() -> lines("marks") == 2 && text().contains("is back"));
        assertThat(supervised.pid()).isNotEqualTo(first);
        assertThat(text()).contains("fake ended with code 137; starting it again in 1 s");
    }

    @Test
    void one_that_never_becomes_ready_is_given_up() throws Exception {
        start("echo no luck; exit 3", () -> false);

        assertThat(supervised.awaitReady(LIMIT)).isFalse();
        assertThat(text()).contains("fake ended with code 3 for the third time; giving up");
        await(() -> supervised.lastLines().contains("no luck"));
    }

    @Test
    void stopping_is_final_and_kills_what_does_not_listen() throws Exception {
        start("trap '' TERM; echo ready >> $MARKS; while true; do sleep 0.1; done", () -> lines("marks") > 0);
        assertThat(supervised.awaitReady(LIMIT)).isTrue();
        ProcessHandle process = ProcessHandle.of(supervised.pid()).orElseThrow();

        supervised.stop(Duration.ofMillis(200));

        await(() -> !process.isAlive());
        assertThat(text()).doesNotContain("starting it again");
    }

    @Test
    void what_a_crash_left_running_is_ended_by_the_next_start() throws Exception {
        start("echo ready >> $MARKS; exec sleep 60", () -> lines("marks") > 0);
        assertThat(supervised.awaitReady(LIMIT)).isTrue();
        ProcessHandle process = ProcessHandle.of(supervised.pid()).orElseThrow();

        assertThat(new ProcessRecords(new DataDirectory(folder)).endLeftOver()).isEqualTo(1);

        await(() -> !process.isAlive());
        assertThat(new ProcessRecords(new DataDirectory(folder)).endLeftOver()).isZero();
    }

    @Test
    void another_process_under_an_old_number_is_left_alone() {
        supervised = supervised("exit 0", () -> false);
        DataDirectory data = new DataDirectory(folder);
        data.write("processes", "fake " + ProcessHandle.current().pid() + " 1234\n");

        assertThat(new ProcessRecords(data).endLeftOver()).isZero();
    }

    private void start(String script, BooleanSupplier ready) {
        supervised = supervised(script, ready);
        supervised.start();
    }

    private Supervised supervised(String script, BooleanSupplier ready) {
        RotatingLog log = new RotatingLog(folder.resolve("fake.log"));
        Map<String, String> environment =
                Map.of("MARKS", folder.resolve("marks").toString());
        return new Supervised(
                new Supervised.Program("fake", List.of("/bin/sh", "-c", script), environment, log, ready),
                new ProcessRecords(new DataDirectory(folder)),
                new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false));
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private long lines(String file) {
        try {
            return Files.exists(folder.resolve(file))
                    ? Files.readAllLines(folder.resolve(file)).size()
                    : 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant limit = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("limit").isBefore(limit);
            Thread.onSpinWait();
        }
    }
}
