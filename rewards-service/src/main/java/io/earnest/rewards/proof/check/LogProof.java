package io.earnest.rewards.proof.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A proof that a leaf stands in a log (C2SP tlog-proof).
 *
 * @param index of the leaf, from 0
 * @param path the hashes beside its way to the root, from below
 * @param note the checkpoint, word for word
 */
record LogProof(long index, List<byte[]> path, String note) {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final int MOST_HASHES = 63;
    private static final int HASH_BYTES = 32;

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static LogProof parse(String text) {
        int blank = text.indexOf("\n\n");
        List<String> lines = new ArrayList<>(
                Arrays.asList(text.substring(0, Math.max(blank, 0)).split("\n", -1)));
        if (blank < 0 || !lines.removeFirst().equals(FIRST_LINE)) {
            throw new IllegalArgumentException("the block's proof is no " + FIRST_LINE);
        }
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            lines.removeFirst();
        }
        if (lines.isEmpty() || !lines.getFirst().matches("index (0|[1-9][0-9]{0,15})")) {
            throw new IllegalArgumentException("the block's proof names no index");
        }
        long index = Long.parseLong(lines.removeFirst().substring("index ".length()));
        if (lines.size() > MOST_HASHES) {
            throw new IllegalArgumentException("the block's proof has too many hashes");
        }
        return new LogProof(index, lines.stream().map(LogProof::hash).toList(), text.substring(blank + 2));
    }

    private static byte[] hash(String base64) {
        byte[] hash = Base64.getDecoder().decode(base64);
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("no hash: " + base64);
        }
        return hash;
    }
}
