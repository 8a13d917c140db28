package io.earnest.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The part of the JDK at hand that the services use. */
final class JavaRuntime {
    /** From {@code jdeps} over all libraries, and what those find by name: providers of keys, DNS, compressed files. */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.prefs",
            "java.rmi",
            "java.scripting",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.xml",
            "jdk.crypto.cryptoki",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    private JavaRuntime() {}

    /** Links it into a folder that is not there yet. */
    static void link(Path into) throws IOException, InterruptedException {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink)) {
            throw new Refusal("The JDK in " + System.getProperty("java.home")
                    + " has no jlink. Install a whole JDK, or name an image with Java: --base IMAGE@sha256:…");
        }
        Commands.require(
                List.of(
                        jlink.toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        // Beans live in the desktop's module; its windows, fonts and sounds would want a display's
                        // libraries.
                        "--exclude-files=glob:/java.desktop/lib/**",
                        "--output",
                        into.toString()),
                "jlink");
    }

    /** Those with which ./earnest starts a service, without the heap's size: that is the container's. */
    static List<String> flags() {
        List<String> flags = new ArrayList<>(
                List.of("-Xss512k", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
        int version = Runtime.version().feature();
        if (version >= 24) {
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (version >= 25) {
            flags.add("-XX:+UseCompactObjectHeaders");
        }
        return flags;
    }
}
