package io.earnest.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long a start takes on this machine, as the last one showed.
 *
 * @param file where the last one is noted
 */
record StartTime(Path file) {
    private static final String UNKNOWN = "one or two minutes";

    /** In a few words. */
    String likely() {
        try {
            return "about " + Long.parseLong(Files.readString(file).strip()) + " s";
        } catch (IOException | NumberFormatException e) {
            return UNKNOWN;
        }
    }

    /** Nothing depends on it: what can't be noted is guessed again. */
    void note(Duration took) {
        try {
            Files.writeString(file, took.toSeconds() + "\n");
        } catch (IOException e) {
            // Guessed again, then.
        }
    }
}
