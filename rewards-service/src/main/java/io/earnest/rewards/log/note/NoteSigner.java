package io.earnest.rewards.log.note;

import io.earnest.chassis.token.Ed25519;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;

/** Signs notes by a log's name with an Ed25519 key. The same text gives the same signature. */
public final class NoteSigner {
    private final NoteKey key;
    private final PrivateKey secret;

    public NoteSigner(String name, PrivateKey secret) {
        this.secret = secret;
        this.key = NoteKey.ofLog(name, Ed25519.publicKeyOf(secret));
    }

    /** By which its signatures are verified. */
    public NoteKey key() {
        return key;
    }

    /** The signature of a text. */
    public SignatureLine sign(String text) {
        return SignatureLine.of(key, Ed25519.sign(secret, text.getBytes(StandardCharsets.UTF_8)));
    }
}
