package io.earnest.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The C library and whatever else of this machine a runtime's binaries are linked against. */
final class SystemLibraries {
    private static final List<Path> FOLDERS = List.of(
            Path.of("/lib64"),
            Path.of("/usr/lib64"),
            Path.of("/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/lib/aarch64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"),
            Path.of("/lib"),
            Path.of("/usr/lib"));
    /** Loaded by name when a host's name is looked up, so nothing is linked against them. Built into newer C libraries. */
    private static final Set<String> NAME_SERVICE = Set.of("libnss_files.so.2", "libnss_dns.so.2", "libresolv.so.2");

    private SystemLibraries() {}

    /**
     * Follows what the files of a runtime need.
     *
     * @return where each library lies in the image, and here
     */
    static Map<String, Path> of(Path runtime) throws IOException {
        Set<String> own = new HashSet<>();
        Deque<Path> open = new ArrayDeque<>();
        try (Stream<Path> files = Files.walk(runtime)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                own.add(file.getFileName().toString());
                open.add(file);
            });
        }
        Map<String, Path> found = new TreeMap<>();
        NAME_SERVICE.stream()
                .flatMap(name -> find(name).stream())
                .forEach(file -> add(file.toString(), file, found, open));
        while (!open.isEmpty()) {
            Optional<ElfFile> elf = ElfFile.read(open.remove());
            if (elf.isEmpty()) {
                continue;
            }
            elf.get().interpreter().ifPresent(path -> add(path, Path.of(path), found, open));
            for (String name : elf.get().needed()) {
                if (!own.contains(name)) {
                    Path file = find(name)
                            .orElseThrow(
                                    () -> new Refusal("The runtime needs " + name + ", which is not on this machine"));
                    add(file.toString(), file, found, open);
                }
            }
        }
        return found;
    }

    private static void add(String name, Path file, Map<String, Path> found, Deque<Path> open) {
        boolean there = found.keySet().stream()
                .anyMatch(other ->
                        Path.of(other).getFileName().equals(Path.of(name).getFileName()));
        if (!there) {
            found.put(name, file);
            open.add(file);
        }
    }

    private static Optional<Path> find(String name) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
