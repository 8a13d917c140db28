package io.earnest.launcher.imports;

import io.earnest.launcher.Console;
import java.time.Duration;

/** How far the import is: a bar on a terminal, else a line for every tenth. Safe for use by several threads. */
final class Progress {
    private static final int WIDTH = 40;

    private final Console console;
    private final int total;
    private int imported;
    private int there;
    private int failed;

    Progress(Console console, int total) {
        this.console = console;
        this.total = total;
    }

    synchronized void add(Outcome outcome, String name) {
        int before = done();
        switch (outcome) {
            case Outcome.Imported ignored -> imported++;
            case Outcome.There ignored -> there++;
            case Outcome.Failed because -> {
                failed++;
                console.say("Not imported: " + name + ": " + because.reason());
            }
        }
        show(before);
    }

    synchronized int failed() {
        return failed;
    }

    /** Says the sums, of what was not even tried too. */
    synchronized void close(Duration took, Findings findings) {
        int refused = failed + findings.unreadable().size();
        int leftOut = findings.leftOut().size();
        console.say("%d imported, %d there already, %d not imported, %d left out, in %s"
                .formatted(imported, there, refused, leftOut, Console.readable(took)));
    }

    private int done() {
        return imported + there + failed;
    }

    private void show(int before) {
        if (console.terminal()) {
            int filled = WIDTH * done() / Math.max(1, total);
            console.live("Importing [" + "#".repeat(filled) + "·".repeat(WIDTH - filled) + "] " + done() + "/" + total);
        } else if (10 * before / total < 10 * done() / total) {
            console.say("Importing " + done() + "/" + total);
        }
    }
}
