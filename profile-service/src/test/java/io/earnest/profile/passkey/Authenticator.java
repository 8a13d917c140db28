package io.earnest.profile.passkey;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** An authenticator of software that does as it is told, also what no real one would do. */
public final class Authenticator {
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int PRESENT = 0x01;
    private static final int HOLDS_KEY = 0x40;

    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private final String origin;
    private final String site;
    private int counter = 1;
    private boolean verifies = true;

    public Authenticator(String origin, String site) {
        this.origin = origin;
        this.site = site;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that does not ask who holds it. */
    public Authenticator unverified() {
        verifies = false;
        return this;
    }

    public Authenticator counting(int next) {
        counter = next;
        return this;
    }

    public String id() {
        return encoded(id);
    }

    /** The fields of a registration. */
    public String registration(String challenge, String clientOrigin) {
        byte[] key = cose();
        byte[] data = ByteBuffer.allocate(37 + 16 + 2 + id.length + key.length)
                .put(head(HOLDS_KEY))
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(key)
                .array();
        ByteArrayOutputStream cbor = new ByteArrayOutputStream();
        cbor.write(0xa3);
        text(cbor, "fmt");
        text(cbor, "none");
        text(cbor, "attStmt");
        cbor.write(0xa0);
        text(cbor, "authData");
        cbor.write(0x58);
        cbor.write(data.length);
        cbor.writeBytes(data);
        return "'clientDataJSON': '%s', 'attestationObject': '%s'"
                .formatted(
                        encoded(clientData("webauthn.create", challenge, clientOrigin)), encoded(cbor.toByteArray()));
    }

    public String registration(String challenge) {
        return registration(challenge, origin);
    }

    /** The body of a sign-in, as this authenticator's passkey. */
    public String assertion(String challenge, String user) {
        return assertion(challenge, user, origin, id());
    }

    public String assertion(String challenge, String user, String clientOrigin, String claimedId) {
        byte[] client = clientData("webauthn.get", challenge, clientOrigin);
        byte[] data = head(0);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(MessageDigest.getInstance("SHA-256").digest(client));
            return "{'id': '%s', 'clientDataJSON': '%s', 'authenticatorData': '%s', 'signature': '%s', 'userHandle': '%s'}"
                    .formatted(claimedId, encoded(client), encoded(data), encoded(signature.sign()), user);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] head(int flags) {
        try {
            return ByteBuffer.allocate(37)
                    .put(MessageDigest.getInstance("SHA-256").digest(site.getBytes(StandardCharsets.UTF_8)))
                    .put((byte) ((verifies ? PRESENT_AND_VERIFIED : PRESENT) | flags))
                    .putInt(counter++)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] clientData(String type, String challenge, String clientOrigin) {
        return """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}""".formatted(type, challenge, clientOrigin).getBytes(StandardCharsets.UTF_8);
    }

    /** The public key as COSE has it: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
    private byte[] cose() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream cbor = new ByteArrayOutputStream();
        cbor.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
        cbor.writeBytes(coordinate(key.getW().getAffineX()));
        cbor.writeBytes(new byte[] {0x22, 0x58, 32});
        cbor.writeBytes(coordinate(key.getW().getAffineY()));
        return cbor.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] coordinate = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, coordinate, 32 - length, length);
        return coordinate;
    }

    private static void text(ByteArrayOutputStream cbor, String text) {
        cbor.write(0x60 + text.length());
        cbor.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
