package io.earnest.rewards.report;

import io.earnest.chassis.token.Ed25519;
import io.earnest.chassis.token.Pem;
import io.earnest.rewards.config.LedgerProperties;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Signs reports with the ledger's Ed25519 key. The same report and key give the same bytes. */
@Component
class ReportSigner {
    private final PrivateKey key;
    private final PublicKey publicKey;
    private final String keyId;

    ReportSigner(LedgerProperties properties) {
        Path file = properties.keyFile();
        if (file.toString().isEmpty()) {
            throw new IllegalStateException("EARNEST_LEDGER_KEY_FILE must name the ledger's Ed25519 private key");
        }
        this.key = Pem.privateKey(file, Ed25519.ALGORITHM);
        this.publicKey = Ed25519.publicKeyOf(key);
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
        return Base64.getEncoder().encodeToString(Ed25519.sign(key, text));
    }
}
