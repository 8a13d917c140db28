package io.earnest.rewards.log.tree;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of the tree of RFC 6962, section 2.1, from the hashes of its complete subtrees. */
public final class MerkleTree {
    private final Subtrees subtrees;

    /** The tree with these subtrees. */
    public MerkleTree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** Hashes of complete subtrees. */
    @FunctionalInterface
    public interface Subtrees {
        /** The hash of the subtree over the 2^height leaves from {@code index << height} on. */
        byte[] hash(int height, long index);
    }

    /** The root over the first so many leaves. */
    public byte[] root(long size) {
        return size == 0 ? TreeHashes.empty() : range(0, size);
    }

    /** The hash of a leaf, from 0. */
    public byte[] leaf(long index) {
        return subtrees.hash(0, index);
    }

    /** The path that proves a leaf (from 0) under the root over so many leaves, from the leaf's sibling up. */
    public List<byte[]> inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("leaf " + leaf + " is not among " + size);
        }
        List<byte[]> path = new ArrayList<>();
        include(leaf, 0, size, path);
        return path;
    }

    /** What proves that the tree over so many leaves is the beginning of a larger one; nothing for an empty or an equal tree. */
    public List<byte[]> consistency(long smaller, long larger) {
        if (smaller < 0 || smaller > larger) {
            throw new IllegalArgumentException("a tree of " + smaller + " leaves is no beginning of one of " + larger);
        }
        List<byte[]> proof = new ArrayList<>();
        if (smaller > 0 && smaller < larger) {
            prove(smaller, 0, larger, true, proof);
        }
        return proof;
    }

    /** The root that a path leads to from a leaf's hash. */
    public static byte[] rootFrom(long leaf, long size, byte[] hash, List<byte[]> path) {
        if (size == 1 || path.isEmpty()) {
            return hash;
        }
        long split = split(size);
        byte[] last = path.getLast();
        List<byte[]> rest = path.subList(0, path.size() - 1);
        return leaf < split
                ? TreeHashes.node(rootFrom(leaf, split, hash, rest), last)
                : TreeHashes.node(last, rootFrom(leaf - split, size - split, hash, rest));
    }

    private void include(long leaf, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (leaf < middle) {
            include(leaf, from, middle, path);
            path.add(range(middle, to));
        } else {
            include(leaf, middle, to, path);
            path.add(range(from, middle));
        }
    }

    /** SUBPROOF of the RFC: {@code known} while the smaller tree's root is what the verifier has. */
    private void prove(long smaller, long from, long to, boolean known, List<byte[]> proof) {
        if (smaller == to) {
            if (!known) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (smaller <= middle) {
            prove(smaller, from, middle, known, proof);
            proof.add(range(middle, to));
        } else {
            prove(smaller, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    private byte[] range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int height = Long.numberOfTrailingZeros(leaves);
            return subtrees.hash(height, from >> height);
        }
        long middle = from + split(leaves);
        return TreeHashes.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two that is smaller than the number of leaves. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
