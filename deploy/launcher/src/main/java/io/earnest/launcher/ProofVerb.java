package io.earnest.launcher;

import io.earnest.launcher.system.Application;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.Java;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code ./earnest verify FILE}: a proof's file, by rewards-service's own program, which needs no store. */
final class ProofVerb {
    private static final String PROGRAM = "io.earnest.rewards.verify.VerifyProof";
    private static final List<String> OPTIONS = List.of("--policy", "--against");
    /** What follows one of these is no file of a proof. */
    private static final Set<String> OF_STORES = Set.of("--data", "--store");

    private ProofVerb() {}

    /** Whether this {@code verify} is of a proof's file, and not of stores. */
    static boolean isMeant(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (OF_STORES.contains(argument)) {
                i++;
            } else if (!argument.startsWith("--") || OPTIONS.stream().anyMatch(argument::startsWith)) {
                return true;
            }
        }
        return false;
    }

    /** The program's answer: 0 where all is in order, 1 where something is not, 2 where that could not be found out. */
    static int run(List<String> arguments) throws InterruptedException {
        Options options = Options.parse("verify FILE", arguments, Set.copyOf(OPTIONS), Set.of());
        if (options.operands().size() != 1) {
            throw new Refusal("Say which proof: ./earnest verify FILE [--policy FILE] [--against URL]");
        }
        List<String> command = new ArrayList<>(List.of(
                Java.command(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Application.rewards(Checkout.current()).toString(),
                PROGRAM,
                options.operands().getFirst()));
        OPTIONS.forEach(option -> options.value(option).ifPresent(value -> command.addAll(List.of(option, value))));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new Refusal("The verifier does not start: " + e.getMessage(), e);
        }
    }
}
