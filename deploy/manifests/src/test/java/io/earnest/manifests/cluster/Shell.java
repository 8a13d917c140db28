package io.earnest.manifests.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Commands, with an environment of their own. */
record Shell(Path folder, Map<String, String> environment) {
    private static final int MOST_MINUTES = 40;

    /** What a command ended with and said. */
    record Ended(int code, String said) {}

    Ended run(String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("said", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                    throw new AssertionError(String.join(" ", command) + " has no end: " + Files.readString(log));
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
            return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        } finally {
            Files.delete(log);
        }
    }

    /** What a command said that has to succeed. */
    String succeed(String... command) throws IOException, InterruptedException {
        Ended ended = run(command);
        if (ended.code() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + ended.code() + ":\n" + ended.said());
        }
        return ended.said();
    }

    /** Lines as an operator types them. */
    String lines(String script) throws IOException, InterruptedException {
        return succeed("bash", "-euo", "pipefail", "-c", script);
    }

    static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    static List<String> missing(String... programs) {
        return Stream.of(programs).filter(program -> !has(program)).toList();
    }
}
