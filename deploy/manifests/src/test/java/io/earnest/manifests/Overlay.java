package io.earnest.manifests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An overlay of deploy/kubernetes, built by kubectl's own Kustomize. */
record Overlay(String name) {
    static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
    private static final Map<String, String> BUILT = new ConcurrentHashMap<>();

    static List<Overlay> all() {
        try (Stream<Path> folders = Files.list(DEPLOY.resolve("kubernetes/overlays"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> new Overlay(folder.getFileName().toString()))
                    .sorted(java.util.Comparator.comparing(Overlay::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Manifest> build() {
        assumeTrue(kubectl().isPresent(), "kubectl is not on the PATH, which builds the overlays");
        return Manifest.parse(BUILT.computeIfAbsent(name, Overlay::kustomize));
    }

    boolean oneOfEach() {
        return name.equals("local");
    }

    /** What kubectl's Kustomize makes of a folder; says where there is no kubectl. */
    static List<Manifest> built(Path folder) {
        assumeTrue(kubectl().isPresent(), "kubectl is not on the PATH, which builds the overlays");
        return Manifest.parse(kustomize(folder));
    }

    private static String kustomize(String name) {
        return kustomize(DEPLOY.resolve("kubernetes/overlays").resolve(name));
    }

    static String kustomize(Path folder) {
        try {
            Process process = new ProcessBuilder(kubectl().orElseThrow().toString(), "kustomize", folder.toString())
                    .redirectError(ProcessBuilder.Redirect.PIPE)
                    .start();
            process.getOutputStream().close();
            String built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || !said.isBlank()) {
                throw new AssertionError("kubectl kustomize of " + folder + " says: " + said);
            }
            return built;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> kubectl() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
