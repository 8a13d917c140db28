package io.earnest.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

/**
 * The keys that the services' READMEs ask for, made anew: a pair for each service (EC P-256), the key of people's tokens
 * (EC P-256), the ledger's and its log's (Ed25519), as PEM files; laid out as {@code ./earnest secrets} does.
 */
record TestKeyFiles(Path folder) {

    static TestKeyFiles create(Path folder, List<String> services) throws IOException, GeneralSecurityException {
        TestKeyFiles keys = new TestKeyFiles(folder);
        Files.createDirectories(keys.callers());
        Files.createDirectories(folder.resolve("private"));
        for (String service : services) {
            KeyPair pair = ellipticCurve();
            write(keys.privateKey(service), "PRIVATE KEY", pair.getPrivate().getEncoded());
            write(
                    keys.callers().resolve(service + ".pub.pem"),
                    "PUBLIC KEY",
                    pair.getPublic().getEncoded());
        }
        write(keys.tokens(), "PRIVATE KEY", ellipticCurve().getPrivate().getEncoded());
        write(keys.factors(), "PRIVATE KEY", ellipticCurve().getPrivate().getEncoded());
        writeSigningKey(keys.ledger());
        writeSigningKey(keys.log());
        return keys;
    }

    /** An Ed25519 key, as the ledger and its log sign with. */
    private static void writeSigningKey(Path file) throws IOException, GeneralSecurityException {
        write(
                file,
                "PRIVATE KEY",
                KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
    }

    Path privateKey(String service) {
        return folder.resolve("private").resolve(service + ".pem");
    }

    Path callers() {
        return folder.resolve("callers");
    }

    Path tokens() {
        return folder.resolve("tokens.pem");
    }

    Path factors() {
        return folder.resolve("factors.pem");
    }

    Path ledger() {
        return folder.resolve("ledger.pem");
    }

    Path log() {
        return folder.resolve("log.pem");
    }

    private static KeyPair ellipticCurve() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static void write(Path file, String label, byte[] der) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
    }
}
