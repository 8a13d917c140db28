package io.earnest.rewards.report;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/** The keys by which anybody can verify a report, as a JWK set (RFC 7517, RFC 8037). */
@Component
public class ReportKeys {
    private static final int KEY_BYTES = 32;

    private final KeySet published;

    ReportKeys(ReportSigner signer) {
        byte[] spki = signer.publicKey().getEncoded();
        // An Ed25519 SPKI is a fixed head and the key's 32 bytes.
        byte[] key = Arrays.copyOfRange(spki, spki.length - KEY_BYTES, spki.length);
        String x = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        this.published = new KeySet(List.of(new Key("OKP", "Ed25519", "EdDSA", "sig", signer.keyId(), x)));
    }

    /** A JWK set. */
    public record KeySet(List<Key> keys) {}

    /**
     * A public key.
     *
     * @param x its 32 bytes, Base64url
     */
    public record Key(String kty, String crv, String alg, String use, String kid, String x) {}

    /** The keys of all reports that this service signs. */
    public KeySet published() {
        return published;
    }
}
