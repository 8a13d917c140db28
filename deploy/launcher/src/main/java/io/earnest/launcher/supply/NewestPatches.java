package io.earnest.launcher.supply;

import io.earnest.launcher.system.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether libraries are the newest patch of their line, asked of the repositories that Maven is set up with, by Maven's own plugin: it
 * is given a project that uses them all.
 */
final class NewestPatches {
    /** Long behind: an answer in which it is not so is none. */
    private static final Library ALWAYS_BEHIND = new Library("junit", "junit", "4.13.1");

    /** What is no release: a pre-release is no patch. */
    private static final String NO_RELEASE =
            "(?i).*[.-](alpha|beta|b|m|milestone|rc|cr|snapshot|preview|ea)[.-]?\\d*.*";

    /** A long name stands on a line of its own. */
    private static final Pattern BEHIND = Pattern.compile("([\\w.-]+):([\\w.-]+)[ .]*\\s+(\\S+) -> (\\S+)");

    private final Checkout checkout;

    NewestPatches(Checkout checkout) {
        this.checkout = checkout;
    }

    /**
     * Asks about all of them.
     *
     * @return a line for each library that has a newer patch
     * @throws IOException if the repositories do not answer
     */
    List<String> behind(Set<Library> libraries) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(checkout.scratch().resolve("supply"));
        Path said = folder.resolve("updates.txt");
        Files.deleteIfExists(said);
        Files.writeString(folder.resolve("pom.xml"), project(libraries));
        Path log = folder.resolve("maven.log");
        int code = new ProcessBuilder(List.of(
                        "mvn",
                        "--batch-mode",
                        "--update-snapshots",
                        "org.codehaus.mojo:versions-maven-plugin:display-dependency-updates",
                        "-DprocessDependencyManagement=false",
                        "-DprocessPluginDependencies=false",
                        "-DallowMajorUpdates=false",
                        "-DallowMinorUpdates=false",
                        "-Dmaven.version.ignore=" + NO_RELEASE,
                        "-Dversions.outputFile=" + said))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0 || !Files.exists(said)) {
            throw new IOException("Maven could not ask: see " + log);
        }
        return lines(Files.readString(said));
    }

    /** What the plugin has written, a line for each. */
    static List<String> lines(String said) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean answered = false;
        Matcher each = BEHIND.matcher(said);
        while (each.find()) {
            String name = each.group(1) + ":" + each.group(2);
            if (name.equals(ALWAYS_BEHIND.group() + ":" + ALWAYS_BEHIND.artifact())) {
                answered = true;
            } else {
                lines.add(name + " " + each.group(3) + ", newest patch " + each.group(4));
            }
        }
        if (!answered) {
            throw new IOException("the repositories did not say which versions there are");
        }
        return lines;
    }

    /** Its parent pins the plugin. A classifier keeps two versions of one library apart, and is not asked for. */
    private String project(Set<Library> libraries) throws IOException {
        List<Library> all = new ArrayList<>(libraries);
        all.add(ALWAYS_BEHIND);
        StringBuilder dependencies = new StringBuilder();
        for (Library library : all) {
            dependencies.append("""
                        <dependency>
                          <groupId>%s</groupId>
                          <artifactId>%s</artifactId>
                          <version>%3$s</version>
                          <classifier>%3$s</classifier>
                        </dependency>
                    """.formatted(library.group(), library.artifact(), library.version()));
        }
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>io.earnest</groupId>
                    <artifactId>earnest</artifactId>
                    <version>0.1.0-SNAPSHOT</version>
                    <relativePath>../../pom.xml</relativePath>
                  </parent>
                  <artifactId>supply</artifactId>
                  <packaging>pom</packaging>
                  <dependencies>
                %s  </dependencies>
                </project>
                """.formatted(dependencies);
    }
}
