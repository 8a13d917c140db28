package io.earnest.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptBackupsTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T02:17:00Z");

    @TempDir
    Path folder;

    @Test
    void the_newest_are_kept_and_nothing_else_is_touched() throws IOException {
        KeptBackups kept = new KeptBackups(folder);
        Files.writeString(folder.resolve("earnest-by-hand.zip"), "mine");
        for (int day = 0; day < 4; day++) {
            kept.keep(Files.writeString(kept.next(FIRST.plusSeconds(86_400L * day)), "backup"), 2);
        }

        assertThat(kept.newestFirst())
                .containsExactly(
                        folder.resolve("earnest-20260304T021700Z.zip"), folder.resolve("earnest-20260303T021700Z.zip"));
        assertThat(kept.newest()).contains(folder.resolve("earnest-20260304T021700Z.zip"));
        assertThat(folder.resolve("earnest-by-hand.zip")).exists();
    }

    @Test
    void one_that_was_not_verified_counts_as_none_and_goes_with_the_next() throws IOException {
        KeptBackups kept = new KeptBackups(folder.resolve("new"));
        Path unverified = Files.writeString(kept.next(FIRST), "not tried out");
        Path halfWritten = Files.writeString(unverified.resolveSibling(unverified.getFileName() + ".part"), "half");

        assertThat(kept.newest()).isEmpty();
        kept.next(FIRST.plusSeconds(60));
        assertThat(unverified).doesNotExist();
        assertThat(halfWritten).doesNotExist();
    }

    @Test
    void two_in_one_second_are_refused() throws IOException {
        KeptBackups kept = new KeptBackups(folder);
        kept.keep(Files.writeString(kept.next(FIRST), "backup"), 2);

        assertThatThrownBy(() -> kept.next(FIRST)).isInstanceOf(Refusal.class).hasMessageContaining("already");
    }
}
