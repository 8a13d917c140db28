package io.earnest.images;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A package of this machine's distribution, as its package manager names it. Known where that is dpkg.
 *
 * @param distribution its id and version, such as {@code debian} and {@code 12}
 */
record SystemPackage(String name, String version, String architecture, List<String> distribution) {
    private static final Path RELEASE = Path.of("/etc/os-release");

    /** The package that a file came with; empty where nobody knows. */
    static Optional<SystemPackage> owning(Path file) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/dpkg-query"))) {
            return Optional.empty();
        }
        // The same file may be known by the one or the other, as /lib is a link to /usr/lib.
        for (Path path : List.of(file, file.toRealPath())) {
            Commands.Ended found = Commands.run(List.of("dpkg-query", "--search", path.toString()), Map.of());
            if (found.code() == 0) {
                String name = found.lastLine().replaceFirst(": .*", "");
                return Optional.of(described(name));
            }
        }
        return Optional.empty();
    }

    private static SystemPackage described(String name) throws IOException, InterruptedException {
        Commands.Ended said = Commands.run(
                List.of("dpkg-query", "--show", "--showformat=${Package} ${Version} ${Architecture}", name), Map.of());
        String[] fields = said.output().strip().split(" ", -1);
        if (said.code() != 0 || fields.length != 3) {
            throw new IOException("dpkg-query does not know its own package " + name + ": " + said.lastLine());
        }
        Map<String, String> release = Files.readAllLines(RELEASE).stream()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace("\"", ""), (one, other) -> one));
        return new SystemPackage(
                fields[0],
                fields[1],
                fields[2],
                List.of(release.getOrDefault("ID", "linux"), release.getOrDefault("VERSION_ID", "")));
    }

    /** Its package URL, by which databases of known holes know it. */
    String purl() {
        return "pkg:deb/%s/%s@%s?arch=%s&distro=%s"
                .formatted(
                        distribution.getFirst(),
                        name,
                        encoded(version),
                        architecture,
                        String.join("-", distribution).replaceFirst("-$", ""));
    }

    /** A version as a package URL has it. */
    static String encoded(String version) {
        return URLEncoder.encode(version, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("+", "%20");
    }
}
