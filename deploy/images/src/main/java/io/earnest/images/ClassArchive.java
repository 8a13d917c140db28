package io.earnest.images;

import io.earnest.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The archive of loaded classes (CDS) of one image. A start up to the refreshed context tells which classes there are; from their
 * sorted list the JVM dumps the same bytes each time. An AOT cache would start a little faster, but holds profiles, which no two
 * runs share.
 */
final class ClassArchive {
    static final String PATH = "/app/classes.jsa";

    private ClassArchive() {}

    /**
     * Makes it in a settled file system.
     *
     * @throws Refusal if the service does not come up
     */
    static void make(RootFileSystem files, String service) throws IOException, InterruptedException {
        Path list = files.root().resolve("app/classes.lst");
        Path store = Files.createTempFile("earnest-images-", ".mv");
        try {
            Files.delete(store);
            try (EmbeddedStore embedded = EmbeddedStore.start(store, 0, broken -> {})) {
                run(
                        files,
                        service,
                        List.of(
                                "-Xshare:off",
                                "-XX:DumpLoadedClassList=/app/classes.lst",
                                "-Dspring.context.exit=onRefresh"),
                        embedded.uri());
            }
            normalize(list);
            run(
                    files,
                    service,
                    List.of(
                            "-Xshare:dump",
                            "-XX:SharedClassListFile=/app/classes.lst",
                            "-XX:SharedArchiveFile=" + PATH),
                    "");
        } finally {
            Files.deleteIfExists(list);
            Files.deleteIfExists(store);
        }
    }

    /** What a run loads is the same each time; its order, and which constants background threads resolve, is not. */
    private static void normalize(Path list) throws IOException {
        TreeSet<String> classes = new TreeSet<>();
        for (String line : Files.readAllLines(list)) {
            if (!line.startsWith("#") && !line.startsWith("@cp ") && !line.contains(" source: ")) {
                classes.add(line.replaceFirst(" id: \\d+.*", ""));
            }
        }
        Files.write(list, classes);
    }

    private static void run(RootFileSystem files, String service, List<String> flags, String storeUri)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/opt/java/bin/java", "-Xmx256m"));
        command.addAll(JavaRuntime.flags());
        command.addAll(flags);
        command.addAll(List.of("-Dspring.aot.enabled=true", "-jar", RootFileSystem.jarOf(service)));
        Map<String, String> environment =
                new HashMap<>(Map.of("PORT", "0", "MANAGEMENT_PORT", "0", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"));
        environment.put("MONGODB_URI", storeUri);
        Commands.Ended ended = Commands.run(Confined.writable(files.root(), command), environment);
        if (ended.code() != 0) {
            throw new Refusal(service + " does not come up to be trained: " + ended.lastLine());
        }
    }
}
