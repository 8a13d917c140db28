package io.earnest.rewards.verify;

import io.earnest.rewards.log.witness.Policy;
import io.earnest.rewards.proof.check.Flaw;
import io.earnest.rewards.proof.check.ProofVerifier;
import io.earnest.rewards.proof.check.Site;
import io.earnest.rewards.proof.check.Verified;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program: {@code VerifyProof FILE [--policy FILE] [--against URL]}. Its last line says what it found; it ends with 0 where
 * all is in order, 1 where something is not, 2 where it could not be found out.
 */
public final class VerifyProof {
    private static final int MOST_BYTES = 256 * 1024 * 1024;
    private static final String POLICY = "--policy";
    private static final String AGAINST = "--against";

    private VerifyProof() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(Arrays.asList(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(List<String> arguments, PrintStream out) throws InterruptedException {
        Map<String, String> options = new HashMap<>();
        String file = "";
        for (Iterator<String> given = arguments.iterator(); given.hasNext(); ) {
            String argument = given.next();
            if (List.of(POLICY, AGAINST).contains(argument) && given.hasNext()) {
                options.put(argument, given.next());
            } else if (file.isEmpty() && !argument.startsWith("--")) {
                file = argument;
            } else {
                out.println("usage: VerifyProof FILE [--policy FILE] [--against URL]");
                return 2;
            }
        }
        return verify(file, Optional.ofNullable(options.get(POLICY)), Optional.ofNullable(options.get(AGAINST)), out);
    }

    private static int verify(String file, Optional<String> policy, Optional<String> site, PrintStream out)
            throws InterruptedException {
        try {
            byte[] proof = read(file);
            Optional<Policy> trusted = policy.isEmpty() ? Optional.empty() : Optional.of(policy(policy.get()));
            Verified verified = ProofVerifier.verify(proof, trusted);
            Optional<String> continued =
                    site.isEmpty() ? Optional.empty() : Optional.of(new Site(site.get()).continues(verified));
            verified.lines().forEach(out::println);
            continued.ifPresent(out::println);
            out.println("In order.");
            return 0;
        } catch (Flaw e) {
            out.println("Wrong (" + e.kind().text() + "): " + e.getMessage());
            return 1;
        } catch (IOException e) {
            out.println("It could not be verified: " + e.getMessage());
            return 2;
        }
    }

    private static Policy policy(String file) throws IOException {
        try {
            return Policy.parse(new String(read(file), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IOException("the policy " + file + " is none: " + e.getMessage(), e);
        }
    }

    private static byte[] read(String file) throws IOException {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new IOException("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(file + " is too long");
            }
            return bytes;
        }
    }
}
