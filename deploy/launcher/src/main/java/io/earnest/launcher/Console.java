package io.earnest.launcher;

import java.io.PrintStream;
import java.time.Duration;

/**
 * What the user sees: lines that stay, and on a terminal one live line below them. Safe for use by several threads.
 */
public final class Console {
    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final int WIDEST = 110;

    private final PrintStream out;
    private final boolean terminal;
    private String live = "";

    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether a live line is shown at all. */
    public boolean terminal() {
        return terminal;
    }

    /** Prints a line that stays. */
    public synchronized void say(String line) {
        if (!live.isEmpty()) {
            out.print(CLEAR_LINE);
        }
        out.println(line);
        out.print(live);
        out.flush();
    }

    /** Replaces the live line; nothing is shown where the output is no terminal. */
    public synchronized void live(String line) {
        if (!terminal) {
            return;
        }
        String cut = line.length() > WIDEST ? line.substring(0, WIDEST - 1) + "…" : line;
        if (!cut.equals(live)) {
            out.print(CLEAR_LINE + cut);
            out.flush();
            live = cut;
        }
    }

    /** Removes the live line. */
    public synchronized void quiet() {
        if (!live.isEmpty()) {
            out.print(CLEAR_LINE);
            out.flush();
            live = "";
        }
    }

    /** A duration as people read it: {@code 3.4 s}, {@code 2 min 05 s}. */
    public static String readable(Duration duration) {
        long tenths = duration.toMillis() / 100;
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        return "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
