package io.earnest.images;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was asked for on the command line.
 *
 * @param registry host and prefix to push to; empty for files in {@code out}
 * @param base an image with Java, by digest; empty for a runtime linked from the JDK at hand
 * @param classLists where lists of an earlier build lie; empty to make them
 * @param services those to build, and the tools
 */
record BuildOptions(
        Path out,
        Optional<String> registry,
        Optional<String> base,
        String tag,
        boolean archive,
        Optional<Path> classLists,
        List<String> services) {
    static final List<String> SERVICES =
            List.of("rewards-service", "profile-service", "article-service", "comment-service", "gateway");
    /** What operators run beside the services: backups and restores. No service, so it has no ports and no class archive. */
    static final String TOOLS = "tools";

    static final List<String> IMAGES =
            Stream.concat(SERVICES.stream(), Stream.of(TOOLS)).toList();
    private static final String TAG = "0.1.0";

    /** Reads the arguments; refuses what is not known or malformed, with the next step. */
    static BuildOptions parse(List<String> arguments, Path home) {
        Path out = home.resolve(".earnest/images");
        Optional<String> registry = Optional.empty();
        Optional<String> base = Optional.empty();
        String tag = TAG;
        boolean archive = true;
        Optional<Path> classLists = Optional.empty();
        List<String> services = IMAGES;
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String option = left.remove();
            switch (option) {
                case "--out" -> out = Path.of(value(option, left)).toAbsolutePath();
                case "--registry" ->
                    registry = Optional.of(
                            matching(option, value(option, left), "[\\w.-]+(:\\d+)?(/[a-z0-9._-]+)+", "HOST/PREFIX"));
                case "--base" ->
                    base = Optional.of(matching(
                            option,
                            value(option, left),
                            ".+@sha256:[0-9a-f]{64}",
                            "an image by its digest, IMAGE@sha256:…"));
                case "--tag" ->
                    tag = matching(option, value(option, left), "\\w[\\w.-]{0,127}", "a tag such as " + TAG);
                case "--class-lists" ->
                    classLists = Optional.of(Path.of(value(option, left)).toAbsolutePath());
                case "--no-class-archive" -> archive = false;
                case "--service" ->
                    services = List.of(matching(
                            option,
                            value(option, left),
                            String.join("|", IMAGES),
                            "one of " + String.join(", ", IMAGES)));
                default -> throw new Refusal("./earnest images knows no " + option + ". See ./earnest help");
            }
        }
        return new BuildOptions(out, registry, base, tag, archive, classLists, services);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new Refusal("The option " + option + " needs a value. See ./earnest help");
        }
        return left.remove();
    }

    private static String matching(String option, String value, String form, String what) {
        if (!value.matches(form)) {
            throw new Refusal(option + " needs " + what + ", not " + value);
        }
        return value;
    }
}
