package io.earnest.rewards.report;

import io.earnest.chassis.token.Pem;
import io.earnest.rewards.config.LedgerProperties;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Signs reports with the ledger's Ed25519 key. The same report and key give the same bytes. */
@Component
class ReportSigner {
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final PublicKey publicKey;
    private final String keyId;

    ReportSigner(LedgerProperties properties) {
        Path file = properties.keyFile();
        if (file.toString().isEmpty()) {
            throw new IllegalStateException("EARNEST_LEDGER_KEY_FILE must name the ledger's Ed25519 private key");
        }
        this.key = Pem.privateKey(file, ALGORITHM);
        this.publicKey = publicKeyOf(key);
        this.keyId = ReportText.keyId(publicKey);
    }

    /** Names the key: the first 16 hexadecimal digits of the SHA-256 of the public key (SPKI). */
    String keyId() {
        return keyId;
    }

    PublicKey publicKey() {
        return publicKey;
    }

    /** The report with its signature, as the document that is kept. */
    ReportDocument sign(Report report) {
        ReportText text = ReportText.of(report);
        return text.signed(signature(text.unsigned()));
    }

    private String signature(byte[] text) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(text);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the ledger's key can't sign", e);
        }
    }

    /** A PKCS#8 file holds the seed only; the generator makes the pair of that seed. */
    private static PublicKey publicKeyOf(PrivateKey key) {
        byte[] seed = key instanceof EdECPrivateKey edwards
                ? edwards.getBytes().orElseThrow(() -> new IllegalStateException("the ledger's key can't be read"))
                : new byte[0];
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            KeyPair pair = generator.generateKeyPair();
            return pair.getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** Gives the generator the seed that it would else draw. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        private Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("the ledger's key is no Ed25519 key");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
