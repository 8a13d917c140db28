package io.earnest.rewards.log.tree;

import java.util.ArrayDeque;
import java.util.Deque;

/** The root over leaves that pass by, in memory: the roots of complete subtrees, the largest first. */
public final class RunningRoot {
    private final Deque<byte[]> roots = new ArrayDeque<>();
    private long size;

    /** The next leaf. */
    public void add(byte[] data) {
        byte[] hash = TreeHashes.leaf(data);
        for (long full = size; (full & 1) == 1; full >>= 1) {
            hash = TreeHashes.node(roots.removeLast(), hash);
        }
        roots.addLast(hash);
        size++;
    }

    /** How many there were. */
    public long size() {
        return size;
    }

    /** The root over all of them. */
    public byte[] root() {
        byte[] root = null;
        for (var from = roots.descendingIterator(); from.hasNext(); ) {
            byte[] left = from.next();
            root = root == null ? left : TreeHashes.node(left, root);
        }
        return root == null ? TreeHashes.empty() : root;
    }
}
