package io.earnest.launcher.backup;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Application;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.Java;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds the ledger's projections from its blocks, by rewards-service's own program. */
final class Rebuilding {
    private static final String PROGRAM = "io.earnest.rewards.rebuild.RebuildLedger";
    /** Lines that say how far it is begin so. */
    private static final String PROGRESS = "> ";
    /** What the program ends with where something was wrong. */
    private static final int PUT_RIGHT = 10;
    /** It holds what an account, a statement or a pair is, of all of them. */
    private static final String MEMORY = "-Xmx1g";

    private final Checkout checkout;
    private final Console console;

    Rebuilding(Checkout checkout, Console console) {
        this.checkout = checkout;
        this.console = console;
    }

    /**
     * Says what it found, projection by projection.
     *
     * @param projection the only one to be built; empty for all
     * @return 0 where all was in order, 1 where something was not, and is now
     */
    int run(Addresses addresses, Optional<String> projection) throws InterruptedException {
        console.live("Folding the ledger's projections …");
        List<String> command = new ArrayList<>(List.of(
                Java.command(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-cp",
                Application.rewards(checkout).toString(),
                PROGRAM,
                Databases.REWARDS));
        projection.ifPresent(command::add);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("MONGODB_URI", addresses.of(Databases.REWARDS));
            Process process = builder.start();
            List<String> found = told(process);
            int code = process.waitFor();
            if (code != 0 && code != PUT_RIGHT) {
                throw new Refusal("The projections can't be built: " + String.join("; ", found));
            }
            found.forEach(console::say);
            if (code == PUT_RIGHT) {
                console.say(
                        "What was wrong may have been read: each rewards-service that serves drops it within some seconds. Run"
                                + " this once more then, and see docs/runbooks/ProjectionWrong.md");
            }
            return code == 0 ? 0 : 1;
        } catch (IOException e) {
            throw new Refusal("The rebuild does not start: " + e.getMessage(), e);
        }
    }

    private List<String> told(Process process) throws IOException {
        List<String> found = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(PROGRESS)) {
                    console.live("Rebuilding: " + line.substring(PROGRESS.length()) + " …");
                } else {
                    found.add(line.strip());
                }
            }
        }
        console.quiet();
        return found;
    }
}
