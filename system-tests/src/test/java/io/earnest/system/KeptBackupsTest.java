package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups as a cluster's job makes them, of the running system: each service's store by the service's own account, each backup
 * restored and verified before it counts.
 */
@BesideOthers
class KeptBackupsTest {
    private static final int SECONDS = 180;
    private static final EarnestSystem SYSTEM = EarnestSystem.shared();

    @TempDir
    private Path folder;

    @Test
    void theNewestAreKeptVerifiedAndCanBeRestored() throws IOException, InterruptedException {
        Map<String, String> stores = stores();
        World.shared().imported("Kept for worse times");
        Path backups = folder.resolve("backups");

        for (int i = 0; i < 3; i++) {
            assertThat(earnest(stores, "backup", "--out", backups.toString(), "--keep", "2"))
                    .contains(
                            "verify and would be decided so again",
                            "no settled one lacks its entry",
                            "Verified, and kept");
        }
        try (Stream<Path> kept = Files.list(backups)) {
            assertThat(kept).hasSize(2);
        }
        assertThat(earnest(Map.of(), "restore", backups.toString(), "--data", folder + "/restored"))
                .contains("Restored ", "the sum is 0");
    }

    /** The addresses by which the services enter their stores. */
    private static Map<String, String> stores() throws IOException {
        Path data = SYSTEM.data();
        assumeTrue(
                Files.exists(data.resolve("mongod-port")), "no mongod: backups while the system runs were not tried");
        String port = Files.readString(data.resolve("mongod-port")).strip();
        Map<String, String> stores = new TreeMap<>();
        for (String store : List.of("article", "comment", "profile", "rewards")) {
            String user = "earnest-" + store;
            String password =
                    Files.readString(data.resolve("keys/mongod/user-" + user)).strip();
            stores.put(
                    "MONGODB_URI_" + store.toUpperCase(Locale.ROOT),
                    "mongodb://%s:%s@127.0.0.1:%s/%s?authSource=%s&directConnection=true"
                            .formatted(user, password, port, user, user));
        }
        return stores;
    }

    private String earnest(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(EarnestSystem.root() + "/earnest"), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(log, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            process.destroy();
        }
    }
}
