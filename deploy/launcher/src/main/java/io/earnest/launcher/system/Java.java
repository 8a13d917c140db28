package io.earnest.launcher.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK that runs the launcher runs the services too. */
public final class Java {
    // One-step training of the cache, and compact object headers, are final from here on.
    private static final int WITH_AOT_CACHE = 25;

    private Java() {}

    public static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int version() {
        return Runtime.version().feature();
    }

    static boolean hasAotCache() {
        return version() >= WITH_AOT_CACHE;
    }

    /** Small and quick to start; C2 stays on, as C1 alone halves throughput. The same flags when the cache is trained. */
    static List<String> serviceFlags(int heapMegabytes) {
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.security.egd=file:/dev/urandom"));
        if (version() >= 24) {
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (version() >= WITH_AOT_CACHE) {
            flags.add("-XX:+UseCompactObjectHeaders");
        }
        flags.addAll(words(System.getenv().getOrDefault("EARNEST_JVM_OPTIONS", "")));
        return flags;
    }

    static List<String> words(String options) {
        return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
    }
}
