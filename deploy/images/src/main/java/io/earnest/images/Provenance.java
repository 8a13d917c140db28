package io.earnest.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of what and how an image was built, as a predicate of SLSA's provenance (v1.0), which cosign binds to the image's digest and signs.
 * It says what the builder knows: whether to believe it is a matter of who signs.
 */
record Provenance(BuildOptions options, String service, Optional<String> commit, boolean changed) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KIND = "urn:earnest:images:v1";

    /** Of the checkout as it is; without a commit where it is none of git's. */
    static Provenance of(BuildOptions options, String service, Path home) throws IOException, InterruptedException {
        Optional<String> commit =
                git(home, "rev-parse", "--verify", "HEAD").filter(id -> id.matches("[0-9a-f]{40,64}"));
        boolean changed = commit.isPresent()
                && !git(home, "status", "--porcelain", "--untracked-files=no")
                        .orElse("?")
                        .isEmpty();
        return new Provenance(options, service, commit, changed);
    }

    private static Optional<String> git(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(arguments));
        try {
            Commands.Ended ended = Commands.run(command, Map.of());
            return ended.code() == 0 ? Optional.of(ended.output().strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    byte[] json() throws IOException {
        ObjectNode predicate = JSON.createObjectNode();
        ObjectNode build = predicate.putObject("buildDefinition");
        build.put("buildType", KIND);
        ObjectNode asked = build.putObject("externalParameters");
        asked.put("service", service).put("tag", options.tag()).put("classArchive", options.archive());
        build.putObject("internalParameters")
                .put("jdk", Runtime.version().toString())
                .put("changedSinceCommit", changed);
        ArrayNode of = build.putArray("resolvedDependencies");
        commit.ifPresent(
                id -> of.addObject().put("name", "checkout").putObject("digest").put("gitCommit", id));
        options.base().ifPresent(base -> {
            int at = base.indexOf("@sha256:");
            of.addObject()
                    .put("name", "base")
                    .put("uri", "oci://" + base)
                    .putObject("digest")
                    .put("sha256", base.substring(at + "@sha256:".length()));
        });
        predicate.putObject("runDetails").putObject("builder").put("id", KIND);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(predicate);
    }
}
