package io.earnest.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of one image in a folder, at the paths and with the times that they have in it. */
record RootFileSystem(Path root) {
    /** All files bear it, as two builds must not differ; the class archive checks it. That of the build's jars. */
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    static final String USER = "10001";
    static final String LEDGER = "rewards-service";
    static final String TOOLS_JAR = "/app/launcher.jar";

    private static final Map<String, String> CONFIGURATION = Map.of(
            "etc/passwd", "root:x:0:0:root:/:/nologin\nearnest:x:10001:10001:earnest:/tmp:/nologin\n",
            "etc/group", "root:x:0:\nearnest:x:10001:\n",
            "etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");

    /** An empty one in which a file system can be mounted where a container has one. */
    static RootFileSystem empty(Path root) throws IOException {
        delete(root);
        for (String folder :
                List.of("tmp", "proc", "dev", "sys", "etc", "app", "run/secrets", "var/lib/earnest/search")) {
            Files.createDirectories(root.resolve(folder));
        }
        return new RootFileSystem(root);
    }

    /** Puts a runtime and the libraries that it needs in. */
    void addRuntime(Path runtime) throws IOException {
        copyAll(runtime, root.resolve("opt/java"));
        for (Map.Entry<String, Path> library : SystemLibraries.of(runtime).entrySet()) {
            copy(library.getValue(), root.resolve(library.getKey().substring(1)));
        }
        for (Map.Entry<String, String> file : CONFIGURATION.entrySet()) {
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
    }

    /** Takes a service out of its jar. */
    void addService(String service, Path jar) throws IOException, InterruptedException {
        unpack(service, jar);
        String probe = "io/earnest/images/probe/ReadinessProbe.class";
        Path target = root.resolve("app/probe").resolve(probe);
        Files.createDirectories(target.getParent());
        try (var bytes = RootFileSystem.class.getResourceAsStream("/" + probe)) {
            if (bytes == null) {
                throw new IllegalStateException(probe + " is not on the class path");
            }
            Files.copy(bytes, target);
        }
    }

    /** Puts the launcher in, which makes backups and restores, and the ledger's service, by which it verifies them. */
    void addTools(Path ledger, Path launcher) throws IOException, InterruptedException {
        unpack(LEDGER, ledger);
        Files.copy(launcher, root.resolve(TOOLS_JAR.substring(1)));
    }

    private void unpack(String service, Path jar) throws IOException, InterruptedException {
        Path app = root.resolve("app");
        Commands.require(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        app.toString()),
                "Unpacking " + jar);
        Files.move(app.resolve(jar.getFileName()), root.resolve(jarOf(service).substring(1)));
    }

    static String jarOf(String service) {
        return "/app/" + service + ".jar";
    }

    /** Sets all times, and lets every user read: what the image has, and what the class archive is made for. */
    void settle() throws IOException {
        for (Path path : all()) {
            boolean executable = Files.isDirectory(path) || Files.isExecutable(path);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            Files.setLastModifiedTime(path, FileTime.from(TIME));
        }
    }

    /** Everything in it, in an order that does not depend on the machine. */
    List<Path> all() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !path.equals(root))
                    .sorted(Comparator.comparing(path -> root.relativize(path).toString()))
                    .toList();
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(from)) {
            files = paths.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            copy(file, to.resolve(from.relativize(file).toString()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        // A link's target: a layer has files alone.
        Files.copy(from.toRealPath(), to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
