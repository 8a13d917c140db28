package io.earnest.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The services as {@code ./earnest} runs them, and how they are started: quickly, for they will not live long.
 *
 * @param folder where they are unpacked
 */
record FaultApplications(Path folder) {
    /** Below a module, where the build is that {@code ./earnest} runs, too. */
    private static final String BUILT = System.getenv().getOrDefault("EARNEST_BUILT", "target/quick");

    private static final Duration TO_BUILD = Duration.ofMinutes(8);
    private static final Duration TO_UNPACK = Duration.ofMinutes(2);

    /** Has what is out of date built; with {@code EARNEST_BUILT} it is taken as it is. */
    FaultApplications {
        ChildProcess building = new ChildProcess(
                List.of(EarnestSystem.root().resolve("earnest").toString(), "build"),
                Map.of(),
                folder.resolve("building.log"));
        building.start();
        building.awaitEnd(TO_BUILD);
    }

    /** The command that starts a service. */
    List<String> command(Part part) throws IOException {
        return List.of(
                java(),
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dspring.aot.enabled=true",
                "-jar",
                unpacked(part).toString());
    }

    /** Takes the service out of its jar, which halves the time that a start takes. */
    private Path unpacked(Part part) throws IOException {
        Path jar = jar(part);
        Path app = folder.resolve("apps").resolve(part.module());
        ChildProcess unpacking = new ChildProcess(
                List.of(
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        app.toString()),
                Map.of(),
                folder.resolve("unpacking.log"));
        unpacking.start();
        unpacking.awaitEnd(TO_UNPACK);
        return app.resolve(jar.getFileName());
    }

    private static Path jar(Part part) throws IOException {
        Path target = EarnestSystem.root().resolve(part.module()).resolve(BUILT);
        String name = part.module() + "-[0-9].*(?<!-tests)\\.jar";
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(part.module() + " is not built in " + BUILT));
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
