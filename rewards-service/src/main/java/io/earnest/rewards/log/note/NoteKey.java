package io.earnest.rewards.log.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;

/** A verifier key (vkey) of a signed note: an Ed25519 key with a name, of a log or of a witness. */
public final class NoteKey {
    /** The bytes that name a key's kind of signature. */
    private static final byte LOG = 1;

    private static final byte WITNESS = 4;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final int SIGNATURE_BYTES = 64;
    private static final byte[] SPKI_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte kind;
    private final byte[] key;
    private final PublicKey publicKey;
    private final String id;

    private NoteKey(String name, byte kind, byte[] key) {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(NoteKey::isSpaceOrControl)) {
            throw new IllegalArgumentException(
                    "a key's name has no space and no plus, and is not empty: \"" + name + '"');
        }
        this.name = name;
        this.kind = kind;
        this.key = key;
        this.publicKey = publicKey(key);
        this.id = HexFormat.of()
                .formatHex(sha256((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {kind}, key), 0, ID_BYTES);
    }

    /** The key by which a log of that name signs. */
    public static NoteKey ofLog(String name, PublicKey key) {
        byte[] spki = key.getEncoded();
        return new NoteKey(name, LOG, Arrays.copyOfRange(spki, spki.length - KEY_BYTES, spki.length));
    }

    /**
     * A key from its text.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static NoteKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a verifier key is <name>+<id>+<key>: \"" + vkey + '"');
        }
        byte[] material = Base64.getDecoder().decode(parts[2]);
        if (material.length != 1 + KEY_BYTES || (material[0] != LOG && material[0] != WITNESS)) {
            throw new IllegalArgumentException(
                    "an Ed25519 key of a log (1) or of a witness (4) is wanted: \"" + vkey + '"');
        }
        NoteKey found = new NoteKey(parts[0], material[0], Arrays.copyOfRange(material, 1, material.length));
        if (!found.id.equals(parts[1])) {
            throw new IllegalArgumentException("the key's id is " + found.id + ", not " + parts[1]);
        }
        return found;
    }

    public String name() {
        return name;
    }

    /** Four bytes in hexadecimal digits; with the name they say which key made a signature. */
    public String id() {
        return id;
    }

    /** Whether its signatures are a witness' cosignatures. */
    public boolean isOfWitness() {
        return kind == WITNESS;
    }

    /** Whether the two are one key, whatever names they have. */
    public boolean isSameKeyAs(NoteKey other) {
        return MessageDigest.isEqual(key, other.key);
    }

    /** The key as text. */
    public String vkey() {
        byte[] material = ByteBuffer.allocate(1 + KEY_BYTES).put(kind).put(key).array();
        return name + '+' + id + '+' + Base64.getEncoder().encodeToString(material);
    }

    /** Whether the line was made by this key, by what it says of itself. */
    public boolean isOf(SignatureLine line) {
        return line.name().equals(name) && line.keyId().equals(id);
    }

    /** Whether the line is this key's signature of the text. */
    public boolean verifies(SignatureLine line, String text) {
        if (!isOf(line)) {
            return false;
        }
        byte[] signature = line.signature();
        if (kind == LOG) {
            return signature.length == SIGNATURE_BYTES && verifies(signature, text);
        }
        OptionalLong time = cosignedAt(line);
        return time.isPresent()
                && verifies(
                        Arrays.copyOfRange(signature, Long.BYTES, signature.length),
                        "cosignature/v1\ntime " + time.getAsLong() + "\n" + text);
    }

    /** When a witness says that it made this, in seconds since 1970; empty if it is no cosignature. */
    public static OptionalLong cosignedAt(SignatureLine line) {
        byte[] signature = line.signature();
        if (signature.length != Long.BYTES + SIGNATURE_BYTES) {
            return OptionalLong.empty();
        }
        long time = ByteBuffer.wrap(signature).getLong();
        return time > 0 ? OptionalLong.of(time) : OptionalLong.empty();
    }

    private boolean verifies(byte[] signature, String signed) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(signed.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // The JDK says so of some signatures that are none.
            return false;
        }
    }

    private static boolean isSpaceOrControl(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c < 0x20;
    }

    private static PublicKey publicKey(byte[] key) {
        byte[] spki = ByteBuffer.allocate(SPKI_HEAD.length + KEY_BYTES)
                .put(SPKI_HEAD)
                .put(key)
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }

    private static byte[] sha256(byte[]... pieces) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] piece : pieces) {
                digest.update(piece);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return vkey();
    }
}
