package io.earnest.rewards.ledger.chain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, HMAC-SHA-256 and the Merkle tree of RFC 9162. */
final class Hashing {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte PART = 2;

    private Hashing() {}

    static byte[] sha256(byte[]... pieces) {
        MessageDigest digest = newSha256();
        for (byte[] piece : pieces) {
            digest.update(piece);
        }
        return digest.digest();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The salt of the part at a place. */
    static byte[] partSalt(Mac blockSalt, String place) {
        return blockSalt.doFinal(place.getBytes(StandardCharsets.UTF_8));
    }

    /** An HMAC under a block's salt; for one thread. */
    static Mac hmac(byte[] blockSalt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(blockSalt, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    static byte[] part(byte[] partSalt, byte[] json) {
        return sha256(new byte[] {PART}, partSalt, json);
    }

    static byte[] leaf(List<byte[]> parts) {
        MessageDigest digest = newSha256();
        digest.update(LEAF);
        parts.forEach(digest::update);
        return digest.digest();
    }

    /** The root over leaves: split at the largest power of two that is smaller than their number. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {NODE}, left, right);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
