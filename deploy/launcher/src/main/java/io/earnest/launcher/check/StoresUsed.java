package io.earnest.launcher.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which stores the contracts ran on, in one line. Each module's tests leave {@code target/stores-used}: the store, how many tests
 * ran on it, and its version or why none did, between tabs.
 */
final class StoresUsed {
    private static final String FILE = "stores-used";
    private static final List<String> ALL = List.of("embedded", "mongod", "Testcontainers");

    private StoresUsed() {}

    /** What an earlier run left behind must not count. */
    static void forget(Path root) throws IOException {
        for (Path file : files(root)) {
            Files.delete(file);
        }
    }

    static String line(Path root) throws IOException {
        List<String[]> uses = new ArrayList<>();
        for (Path file : files(root)) {
            for (String line : Files.readAllLines(file)) {
                uses.add(line.split("\t", -1));
            }
        }
        return "Stores: "
                + String.join(", ", ALL.stream().map(store -> said(store, uses)).toList());
    }

    private static String said(String store, List<String[]> uses) {
        int tests = 0;
        String version = "";
        String reason = "no test asked for it";
        for (String[] use : uses) {
            if (use.length == 3 && use[0].equals(store)) {
                int ran = Integer.parseInt(use[1]);
                tests += ran;
                if (ran > 0) {
                    version = use[2].isBlank() ? "" : " " + use[2];
                } else {
                    reason = use[2];
                }
            }
        }
        return tests == 0
                ? store + " did not run: " + reason
                : store + version + " ran (" + tests + (tests == 1 ? " test)" : " tests)");
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.find(root, 4, (file, attributes) -> file.endsWith(Path.of("target", FILE)))) {
            return files.toList();
        }
    }
}
