package io.earnest.rewards;

import io.earnest.rewards.support.StoreProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty crashes on each kind of store: part of {@code ./earnest test faults}. */
class CrashSeries {
    private static final int ROUNDS = Integer.getInteger("earnest.crashes", 20);
    private static final long SEED = Long.getLong("earnest.crashes.seed", 1);

    @TempDir
    private Path folder;

    @Test
    void on_the_embedded_store() throws Exception {
        try (StoreProcess store = StoreProcess.embedded(folder)) {
            tell("the embedded store", new Crashes(store, SEED).run(ROUNDS));
        }
    }

    @Test
    void on_a_mongod() throws Exception {
        StoreProcess mongod = StoreProcess.mongod(folder).orElse(null);
        Assumptions.assumeTrue(mongod != null, "no mongod here: put one on the PATH, or run ./earnest up");
        try (StoreProcess store = mongod) {
            tell("a mongod", new Crashes(store, SEED).run(ROUNDS));
        }
    }

    private static void tell(String store, int acknowledged) {
        System.out.println(ROUNDS + " crashes on " + store + " under 64 writers: " + acknowledged
                + " commands acknowledged, none lost, none twice");
    }
}
