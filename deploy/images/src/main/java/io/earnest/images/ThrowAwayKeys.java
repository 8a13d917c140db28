package io.earnest.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys for one run of a service inside a file system. None of them is in an image. */
final class ThrowAwayKeys {
    private static final String SECRETS = "/run/secrets";
    private static final String CALLERS = "/etc/earnest/callers";

    private ThrowAwayKeys() {}

    /** Writes what the service needs to start, and tells the variables that name it. */
    static Map<String, String> write(Path root, String service) throws IOException {
        Path secrets = Files.createDirectories(root.resolve(SECRETS.substring(1)));
        Path callers = Files.createDirectories(root.resolve(CALLERS.substring(1)));
        for (String other : BuildOptions.SERVICES) {
            KeyPair pair = pair("EC");
            pem(
                    callers.resolve(other + ".pub.pem"),
                    "PUBLIC KEY",
                    pair.getPublic().getEncoded());
            if (other.equals(service)) {
                pem(
                        secrets.resolve("service.pem"),
                        "PRIVATE KEY",
                        pair.getPrivate().getEncoded());
            }
        }
        Map<String, String> environment = new HashMap<>(
                Map.of("EARNEST_SERVICE_KEY_FILE", SECRETS + "/service.pem", "EARNEST_CALLER_KEYS_DIR", CALLERS));
        if (service.equals("profile-service")) {
            for (String key : List.of("tokens.pem", "factors.pem")) {
                pem(secrets.resolve(key), "PRIVATE KEY", pair("EC").getPrivate().getEncoded());
            }
            environment.put("EARNEST_TOKEN_KEY_FILE", SECRETS + "/tokens.pem");
            environment.put("EARNEST_FACTOR_KEY_FILE", SECRETS + "/factors.pem");
            environment.put("EARNEST_OPERATOR_HANDLE", "operator");
            environment.put("EARNEST_OPERATOR_PASSWORD", "only for this one run");
        } else if (service.equals("rewards-service")) {
            for (String key : List.of("ledger.pem", "log.pem")) {
                pem(
                        secrets.resolve(key),
                        "PRIVATE KEY",
                        pair("Ed25519").getPrivate().getEncoded());
            }
            environment.put("EARNEST_LEDGER_KEY_FILE", SECRETS + "/ledger.pem");
            environment.put("EARNEST_LEDGER_LOG_KEY_FILE", SECRETS + "/log.pem");
        }
        return environment;
    }

    /** Takes them out again, and leaves the folders in which a container mounts its own. */
    static void remove(Path root) throws IOException {
        RootFileSystem.delete(root.resolve(SECRETS.substring(1)));
        RootFileSystem.delete(root.resolve("etc/earnest"));
        Files.createDirectories(root.resolve(SECRETS.substring(1)));
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + algorithm, e);
        }
    }

    private static void pem(Path file, String label, byte[] der) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
    }
}
