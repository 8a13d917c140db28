package io.earnest.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs another program to its end. */
final class Commands {

    /** @param output both streams, as text */
    record Ended(int code, String output) {
        /** The last line that says something. */
        String lastLine() {
            return output.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
        }
    }

    private Commands() {}

    static Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What the shell exports for some other Java would change what is built.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } finally {
            process.destroy();
        }
    }

    /** Runs what has to succeed. */
    static void require(List<String> command, String what) throws IOException, InterruptedException {
        Ended ended = run(command, Map.of());
        if (ended.code() != 0) {
            throw new Refusal(what + " failed: " + ended.lastLine());
        }
    }
}
