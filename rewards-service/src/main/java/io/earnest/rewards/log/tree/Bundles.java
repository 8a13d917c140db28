package io.earnest.rewards.log.tree;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Bundles of leaves' data: each behind its length, in two bytes, big-endian. */
final class Bundles {
    private static final int LENGTH_BYTES = 2;
    private static final int MOST_BYTES = (1 << 16) - 1;

    private Bundles() {}

    static void append(ByteArrayOutputStream bundle, byte[] data) {
        if (data.length > MOST_BYTES) {
            throw new IllegalArgumentException("a leaf has " + data.length + " bytes; " + MOST_BYTES + " at most");
        }
        bundle.write(data.length >> Byte.SIZE);
        bundle.write(data.length);
        bundle.writeBytes(data);
    }

    /** How many bytes the first so many leaves take; empty if there are fewer. */
    static Optional<Integer> bytes(byte[] bundle, int leaves) {
        int at = 0;
        for (int i = 0; i < leaves; i++) {
            if (at + LENGTH_BYTES > bundle.length) {
                return Optional.empty();
            }
            at += LENGTH_BYTES + (Byte.toUnsignedInt(bundle[at]) << Byte.SIZE) + Byte.toUnsignedInt(bundle[at + 1]);
        }
        return at <= bundle.length ? Optional.of(at) : Optional.empty();
    }
}
