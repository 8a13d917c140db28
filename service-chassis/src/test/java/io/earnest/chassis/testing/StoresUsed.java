package io.earnest.chassis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Leaves {@code target/stores-used} when the tests of a module end, for the closing lines of {@code ./earnest test}: a line
 * {@code store<tab>tests<tab>version or reason} for each store.
 */
final class StoresUsed {
    private static final ConcurrentSkipListMap<String, Use> USES = new ConcurrentSkipListMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(StoresUsed::write));
    }

    private StoresUsed() {}

    static void embedded() {
        ran("embedded", "");
    }

    static void mongod(String version) {
        ran("mongod", version);
    }

    static void noMongod(String reason) {
        note("mongod", reason);
    }

    static void container(String image) {
        ran("Testcontainers", image);
    }

    static void noContainer(String reason) {
        note("Testcontainers", reason);
    }

    private static void ran(String store, String detail) {
        note(store, detail).tests.incrementAndGet();
    }

    private static Use note(String store, @Nullable String detail) {
        Use use = USES.computeIfAbsent(store, name -> new Use());
        use.detail = detail;
        return use;
    }

    private static void write() {
        StringBuilder lines = new StringBuilder();
        USES.forEach((store, use) -> lines.append(store)
                .append('\t')
                .append(use.tests.get())
                .append('\t')
                .append(use.detail)
                .append('\n'));
        try {
            Files.writeString(Files.createDirectories(Path.of("target")).resolve("stores-used"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Use {
        private final AtomicInteger tests = new AtomicInteger();
        private volatile @Nullable String detail;
    }
}
