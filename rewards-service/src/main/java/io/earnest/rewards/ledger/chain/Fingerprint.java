package io.earnest.rewards.ledger.chain;

/** A short digest by which two commands for one key are told apart, as LEDGER.md defines it. */
public final class Fingerprint {
    private static final int DIGITS = 32;

    private Fingerprint() {}

    /**
     * The first 32 hexadecimal digits of SHA-256 over the canonical JSON of a tree.
     *
     * @param tree maps, lists, strings and whole numbers
     */
    public static String of(Object tree) {
        return Hashing.hex(Hashing.sha256(CanonicalJson.bytes(tree))).substring(0, DIGITS);
    }
}
