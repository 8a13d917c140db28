package io.earnest.images;

import io.earnest.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The archive of loaded classes (CDS) of one image. Starts up to the refreshed context tell which classes there are; from one
 * sorted list the JVM dumps the same bytes each time. An AOT cache would start a little faster, but holds profiles, which no two
 * runs share.
 */
record ClassArchive(RootFileSystem files, String service) {
    private static final String ARCHIVE = "classes.jsa";
    private static final String LIST = "classes.lst";
    static final String PATH = "/app/" + ARCHIVE;

    /** By how many starts each class has to be decided, so that what an odd one loads, or misses, does not count. */
    static final int MARGIN = 3;

    private static final int MOST_STARTS = 9;

    /**
     * Loaded or not as threads race: when the driver's first command has to wait for its connection, and by AspectJ when the
     * collector has taken what it read. Left out, they are loaded from their jars, in a few milliseconds altogether.
     */
    private static final Pattern BY_CHANCE = Pattern.compile(
            "(@lambda-proxy )?(com/mongodb/internal/|java/util/concurrent/|org/aspectj/apache/bcel/classfile/LineNumber).*");

    /**
     * Lists what the service loads when it starts.
     *
     * @param margin by how many starts each class is to be decided
     * @throws Refusal if it does not come up
     */
    List<String> train(int margin) throws IOException, InterruptedException {
        ClassTally tally = new ClassTally();
        Map<String, String> environment = ThrowAwayKeys.write(files.root(), service);
        try {
            do {
                tally.add(loaded(environment));
            } while (!tally.decided(margin) && tally.starts() < MOST_STARTS);
        } finally {
            ThrowAwayKeys.remove(files.root());
        }
        return tally.most();
    }

    /** Dumps the archive of a list into the image's files, which have to be settled. */
    void dump(List<String> classes) throws IOException, InterruptedException {
        Path out = files.root().resolve(Confined.OUT.substring(1));
        Files.createDirectories(out);
        try {
            Files.write(out.resolve(LIST), classes);
            java(
                    List.of(
                            "-Xshare:dump",
                            "-XX:SharedClassListFile=" + Confined.OUT + "/" + LIST,
                            "-XX:SharedArchiveFile=" + Confined.OUT + "/" + ARCHIVE),
                    Map.of());
            Files.move(out.resolve(ARCHIVE), files.root().resolve(PATH.substring(1)));
        } finally {
            RootFileSystem.delete(out);
        }
    }

    private Set<String> loaded(Map<String, String> keys) throws IOException, InterruptedException {
        Path out = files.root().resolve(Confined.OUT.substring(1));
        Path store = Files.createTempFile("earnest-images-", ".mv");
        Files.delete(store);
        Files.createDirectories(out);
        try (EmbeddedStore embedded = EmbeddedStore.start(store, 0, broken -> {})) {
            Map<String, String> environment = new HashMap<>(keys);
            environment.putAll(Map.of("PORT", "0", "MANAGEMENT_PORT", "0", "MONGODB_URI", embedded.uri()));
            java(
                    List.of(
                            "-Xshare:off",
                            "-XX:DumpLoadedClassList=" + Confined.OUT + "/" + LIST,
                            "-Dspring.context.exit=onRefresh"),
                    environment);
            return normalized(Files.readAllLines(out.resolve(LIST)));
        } finally {
            RootFileSystem.delete(out);
            Files.deleteIfExists(store);
        }
    }

    /** Without numbers and order, and without the constants that happened to be resolved: these differ between runs. */
    private static Set<String> normalized(List<String> lines) {
        Set<String> classes = new TreeSet<>();
        for (String line : lines) {
            boolean left = line.startsWith("#") || line.startsWith("@cp ") || line.contains(" source: ");
            if (!left && !BY_CHANCE.matcher(line).matches()) {
                classes.add(line.replaceFirst(" id: \\d+.*", ""));
            }
        }
        return classes;
    }

    private void java(List<String> flags, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/opt/java/bin/java", "-Xmx256m"));
        command.addAll(JavaRuntime.flags());
        command.addAll(flags);
        command.addAll(List.of("-Dspring.aot.enabled=true", "-jar", RootFileSystem.jarOf(service)));
        Commands.Ended ended = Commands.run(Confined.training(files.root(), command), environment);
        if (ended.code() != 0) {
            throw new Refusal(service + " does not come up, so there is no class archive of it: " + ended.lastLine()
                    + ". Without one: --no-class-archive");
        }
    }
}
