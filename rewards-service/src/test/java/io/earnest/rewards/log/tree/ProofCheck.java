package io.earnest.rewards.log.tree;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Verifies proofs as RFC 9162, sections 2.1.3.2 and 2.1.4.2, says: by another way than that by which they are made. */
public final class ProofCheck {
    private ProofCheck() {}

    /** Whether a leaf's hash is at that place under the root. */
    public static boolean included(long leaf, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
        if (leaf >= size) {
            return false;
        }
        long fn = leaf;
        long sn = size - 1;
        byte[] r = leafHash;
        for (byte[] p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = TreeHashes.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = TreeHashes.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(r, root);
    }

    /** Whether the first tree is the beginning of the second. */
    public static boolean consistent(long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> proof) {
        if (first == second) {
            return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        if (first == 0) {
            return proof.isEmpty();
        }
        if (first > second || proof.isEmpty()) {
            return false;
        }
        boolean power = Long.bitCount(first) == 1;
        Iterator<byte[]> rest = proof.iterator();
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = power ? firstRoot : rest.next();
        byte[] sr = fr;
        while (rest.hasNext()) {
            byte[] c = rest.next();
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = TreeHashes.node(c, fr);
                sr = TreeHashes.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = TreeHashes.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot);
    }
}
