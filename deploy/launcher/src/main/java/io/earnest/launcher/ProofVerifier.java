package io.earnest.launcher;

import io.earnest.launcher.system.Application;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.Java;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A proof's file, checked by rewards-service's own program, which needs no store. */
final class ProofVerifier {
    private static final String PROGRAM = "io.earnest.rewards.verify.VerifyProof";

    private ProofVerifier() {}

    /** The program's answer: 0 where all is in order, 1 where something is not, 2 where that could not be found out. */
    static int run(String proof, Optional<String> policy, Optional<String> against) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Java.command(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Application.rewards(Checkout.current()).toString(),
                PROGRAM,
                proof));
        policy.ifPresent(file -> command.addAll(List.of("--policy", file)));
        against.ifPresent(url -> command.addAll(List.of("--against", url)));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new Refusal("The verifier does not start: " + e.getMessage(), e);
        }
    }
}
