package io.earnest.launcher.system;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A service taken out of its jar, which starts faster, and the cache of loaded classes that a first short run left beside
 * it. Each build has a folder of its own: a running system keeps the files that it started from.
 */
public record Application(ServiceName service, Path folder, boolean springAot) {

    /** Takes a service out of its jar unless that was done for this build and JDK. */
    static Application extract(Checkout checkout, ServiceName service) {
        Path jar = checkout.jar(service);
        try {
            String build = content(jar) + "-jdk-" + Runtime.version().toString().replaceAll("[^\\w.+]", "");
            Path apps = checkout.scratch().resolve("apps");
            Path folder = apps.resolve(service.module() + "-" + build);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(apps);
                forgetOlder(apps, service);
                Path fresh = Files.createTempDirectory(apps, "extracting-");
                unpack(jar, fresh, jarName(service));
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Application(service, folder, hasSpringAot(folder.resolve(jarName(service))));
        } catch (IOException e) {
            throw new Refusal(service.module() + " can't be unpacked: " + e.getMessage(), e);
        }
    }

    /** The jar of the ledger's service, out of which its own programs can be run too. */
    public static Path rewards(Checkout checkout) {
        // The image of the tools holds it unpacked.
        String given = System.getProperty("earnest.rewards");
        return given != null
                ? Path.of(given)
                : extract(checkout, ServiceName.REWARDS).folder().resolve(jarName(ServiceName.REWARDS));
    }

    /** The command that starts it with its cache, if there is one. */
    public List<String> start() {
        return command(Files.exists(cache()) ? "-XX:AOTCache=" + cache() : null);
    }

    /** The command of the short run: when it ends, the JVM writes the cache. */
    public List<String> train() {
        return command("-XX:AOTCacheOutput=" + freshCache());
    }

    public boolean trained() {
        return Files.exists(cache());
    }

    private List<String> command(@Nullable String cacheFlag) {
        List<String> command = new ArrayList<>();
        command.add(Java.command());
        command.addAll(Java.serviceFlags(service.heapMegabytes()));
        if (cacheFlag != null) {
            command.add(cacheFlag);
            // A cache that does not fit is left aside; nobody needs to hear of it.
            command.add("-Xlog:aot*=off,cds*=off");
        }
        if (springAot) {
            command.add("-Dspring.aot.enabled=true");
        }
        command.add("-jar");
        command.add(folder.resolve(jarName(service)).toString());
        return command;
    }

    /** Takes over what a short run that went well has left, whole. */
    void keepCache() throws IOException {
        if (Files.exists(freshCache()) && Files.size(freshCache()) > 0) {
            Files.move(freshCache(), cache(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path freshCache() {
        return folder.resolve("fresh.aot");
    }

    private Path cache() {
        return folder.resolve("classes.aot");
    }

    private static String jarName(ServiceName service) {
        return service.module() + ".jar";
    }

    /** Names what is in a jar; its time and size may be those of another build. */
    private static String content(Path jar) throws IOException {
        CRC32 sum = new CRC32();
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(entry -> entry.getName() + entry.getCrc() + "\n")
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .forEach(sum::update);
        }
        return "%08x".formatted(sum.getValue());
    }

    private static boolean hasSpringAot(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .anyMatch(entry -> entry.getName().endsWith("Application__ApplicationContextInitializer.class"));
        }
    }

    private static void unpack(Path jar, Path into, String name) throws IOException {
        Process process = new ProcessBuilder(
                        Java.command(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        into.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Files.move(into.resolve(jar.getFileName()), into.resolve(name));
    }

    /** Keeps the newest other build, from which a system may be running. */
    private static void forgetOlder(Path apps, ServiceName service) throws IOException {
        try (Stream<Path> folders = Files.list(apps)) {
            List<Path> older = folders.filter(
                            folder -> folder.getFileName().toString().startsWith(service.module() + "-"))
                    .sorted(Comparator.comparingLong(Application::modified).reversed())
                    .skip(1)
                    .toList();
            for (Path folder : older) {
                Folders.delete(folder);
            }
        }
    }

    private static long modified(Path folder) {
        return folder.toFile().lastModified();
    }
}
