package io.earnest.rewards.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Inclusion proofs of the Merkle tree of RFC 9162, section 2.1.3: the hashes beside the way from a leaf to the root, from
 * below.
 */
public final class MerklePath {

    private MerklePath() {}

    /** The path of a leaf among these. */
    static List<byte[]> of(List<byte[]> leaves, int index) {
        List<byte[]> path = new ArrayList<>();
        List<byte[]> tree = leaves;
        int at = index;
        while (tree.size() > 1) {
            int split = Integer.highestOneBit(tree.size() - 1);
            List<byte[]> left = tree.subList(0, split);
            List<byte[]> right = tree.subList(split, tree.size());
            path.addFirst(Hashing.root(at < split ? right : left));
            tree = at < split ? left : right;
            at = at < split ? at : at - split;
        }
        return path;
    }

    /**
     * The root of a tree of so many leaves that has this one at the index.
     *
     * @param leaf the leaf's hash
     * @return empty if no such tree has a path of that length, or such an index
     */
    public static Optional<byte[]> root(byte[] leaf, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long at = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] beside : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if (at % 2 == 1 || at == last) {
                hash = Hashing.node(beside, hash);
                while (at % 2 == 0 && at != 0) {
                    at /= 2;
                    last /= 2;
                }
            } else {
                hash = Hashing.node(hash, beside);
            }
            at /= 2;
            last /= 2;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }
}
