package io.earnest.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An OCI tar file as a container engine takes it apart: the layers over each other, and what its configuration says. */
record UnpackedImage(String digest, Path root, JsonNode config) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static UnpackedImage of(Path tar, Path into) throws IOException, InterruptedException {
        Path layout = Files.createDirectories(into.resolve("layout"));
        Path root = Files.createDirectories(into.resolve("root"));
        Commands.require(List.of("tar", "-xf", tar.toString(), "-C", layout.toString()), "tar");
        String digest = JSON.readTree(layout.resolve("index.json").toFile())
                .at("/manifests/0/digest")
                .asText();
        JsonNode manifest = JSON.readTree(blob(layout, digest).toFile());
        for (JsonNode layer : manifest.path("layers")) {
            Path blob = blob(layout, layer.path("digest").asText());
            Commands.require(List.of("tar", "-xzpf", blob.toString(), "-C", root.toString()), "tar");
        }
        JsonNode config = JSON.readTree(
                blob(layout, manifest.at("/config/digest").asText()).toFile());
        return new UnpackedImage(digest, root, config.path("config"));
    }

    private static Path blob(Path layout, String digest) {
        return layout.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    /** What the image starts. */
    List<String> entrypoint() {
        List<String> command = new ArrayList<>();
        config.path("Entrypoint").forEach(word -> command.add(word.asText()));
        return command;
    }

    /** Starts a command in it as a container does: as its user, on a root that can't be written to. */
    Process start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        List<String> absolute = new ArrayList<>(command);
        if (absolute.getFirst().equals("java")) {
            absolute.set(0, "/opt/java/bin/java");
        }
        ProcessBuilder builder = new ProcessBuilder(Confined.readOnly(root, absolute))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
