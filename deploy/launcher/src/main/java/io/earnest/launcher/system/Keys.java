package io.earnest.launcher.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/**
 * The keys of one Earnest, made on its first start and kept: a pair per service, which signs its calls (EC P-256),
 * the key of people's tokens and the one that seals second factors (EC P-256), the one that signs reports and the one that signs the log (Ed25519). Private ones are PKCS#8, public ones
 * X.509, both PEM.
 */
public record Keys(DataDirectory data) {

    /** Makes the keys that are missing. A key that is there is never replaced: sessions and signatures outlive restarts. */
    public void create() {
        for (ServiceName service : ServiceName.values()) {
            if (!Files.exists(privateKey(service)) || !Files.exists(publicKey(service))) {
                KeyPair pair = ellipticCurve();
                write(publicKey(service), "PUBLIC KEY", pair.getPublic().getEncoded());
                write(privateKey(service), "PRIVATE KEY", pair.getPrivate().getEncoded());
            }
        }
        for (Path key : List.of(tokenKey(), factorKey())) {
            if (!Files.exists(key)) {
                write(key, "PRIVATE KEY", ellipticCurve().getPrivate().getEncoded());
            }
        }
        if (!Files.exists(ledgerKey())) {
            write(ledgerKey(), "PRIVATE KEY", pair("Ed25519").getPrivate().getEncoded());
        }
        if (!Files.exists(logKey())) {
            write(logKey(), "PRIVATE KEY", pair("Ed25519").getPrivate().getEncoded());
        }
    }

    /** With which a service signs its calls. */
    public Path privateKey(ServiceName service) {
        return data.file("keys/private/" + service.module() + ".pem");
    }

    Path callers() {
        return data.file("keys/callers");
    }

    Path tokenKey() {
        return data.file("keys/tokens.pem");
    }

    Path factorKey() {
        return data.file("keys/factors.pem");
    }

    Path ledgerKey() {
        return data.file("keys/ledger.pem");
    }

    Path logKey() {
        return data.file("keys/log.pem");
    }

    private Path publicKey(ServiceName service) {
        return callers().resolve(service.module() + ".pub.pem");
    }

    private void write(Path file, String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        data.write(
                data.root().relativize(file).toString(),
                "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
    }

    private static KeyPair ellipticCurve() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks EC P-256", e);
        }
    }

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + algorithm, e);
        }
    }
}
