package io.earnest.rewards.report;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Verifies what signs a report: an Ed25519 key that is named by its hash and published by its 32 bytes. */
public final class ReportSignature {
    /** In front of the 32 bytes of each Ed25519 key (RFC 8410). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private ReportSignature() {}

    /**
     * The key of that name.
     *
     * @param x its 32 bytes, Base64url
     * @return empty if this is no key, or one of another name
     */
    public static Optional<PublicKey> key(String keyId, String x) {
        try {
            byte[] key = Base64.getUrlDecoder().decode(x);
            byte[] spki = new byte[SPKI.length + key.length];
            System.arraycopy(SPKI, 0, spki, 0, SPKI.length);
            System.arraycopy(key, 0, spki, SPKI.length, key.length);
            PublicKey read = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
            return Optional.of(read).filter(named -> ReportText.keyId(named).equals(keyId));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the key made the signature.
     *
     * @param text the canonical JSON of all but the signature
     * @param signature Base64
     */
    public static boolean signed(PublicKey key, byte[] text, String signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
