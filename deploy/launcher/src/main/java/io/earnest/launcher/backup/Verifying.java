package io.earnest.launcher.backup;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Application;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.Java;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks stores that nobody writes to: the ledger by itself, by rewards-service's own program, then all of them together. */
final class Verifying {
    private static final String PROGRAM = "io.earnest.rewards.verify.VerifyLedger";

    private final Checkout checkout;
    private final Console console;

    Verifying(Checkout checkout, Console console) {
        this.checkout = checkout;
        this.console = console;
    }

    /** Says what is in order; refuses with the first thing that is not. */
    void run(Addresses addresses) throws InterruptedException {
        console.live("Verifying the ledger …");
        console.say("Ledger: " + ledger(addresses.of(Databases.REWARDS)));
        console.live("Comparing the stores …");
        try (Clients clients = new Clients(addresses)) {
            console.say("Stores: " + new CrossCheck(clients).run());
        }
    }

    /** Shows how far it is; the last line is what it found. */
    private String lastOf(Process process) throws IOException {
        String last = "the check said nothing";
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line.strip();
                console.live("Verifying the ledger: " + last + " …");
            }
        }
        return last;
    }

    private String ledger(String uri) throws InterruptedException {
        List<String> command = List.of(
                Java.command(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                Application.rewards(checkout).toString(),
                PROGRAM,
                Databases.REWARDS);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("MONGODB_URI", uri);
            Process process = builder.start();
            String last = lastOf(process);
            if (process.waitFor() != 0) {
                throw new Refusal("The ledger is not in order: " + last);
            }
            return last;
        } catch (IOException e) {
            throw new Refusal("The ledger's check does not start: " + e.getMessage(), e);
        }
    }
}
