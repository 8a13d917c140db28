package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.support.StoreProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some crashes of those that {@link CrashSeries} has. */
class CrashTest {

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_is_there_once_after_the_service_and_its_embedded_store_were_killed() throws Exception {
        try (StoreProcess store = StoreProcess.embedded(folder)) {
            assertThat(new Crashes(store, 2).run(1)).isGreaterThan(200);
        }
    }
}
