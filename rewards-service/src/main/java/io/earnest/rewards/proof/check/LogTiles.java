package io.earnest.rewards.proof.check;

import io.earnest.rewards.log.tree.TileAddress;
import io.earnest.rewards.log.tree.TreeHashes;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The tree of a log as its tiles hold it (C2SP tlog-tiles). */
final class LogTiles {
    /** Fetches a tile by its address below the log's. */
    interface Source {
        byte[] get(String path, int mostBytes) throws IOException, InterruptedException;
    }

    /** Two roots that were computed of the same hashes: so the older tree is a beginning of the newer one. */
    static final class Roots {
        private final byte[] older;
        private final byte[] newer;

        private Roots(byte[] older, byte[] newer) {
            this.older = older;
            this.newer = newer;
        }

        boolean are(byte[] claimedOlder, byte[] claimedNewer) {
            return Arrays.equals(older, claimedOlder) && Arrays.equals(newer, claimedNewer);
        }
    }

    private final Source source;
    private final long size;
    private final Map<String, byte[]> tiles = new HashMap<>();

    /** @param size leaves of the tree that the tiles are of */
    LogTiles(Source source, long size) {
        this.source = source;
        this.size = size;
    }

    /** The roots of the first {@code older} leaves, and of all. */
    Roots roots(long older) throws IOException, InterruptedException {
        return roots(older, 0, size);
    }

    private Roots roots(long older, long from, long to) throws IOException, InterruptedException {
        if (older == to - from) {
            byte[] root = root(from, to);
            return new Roots(root, root);
        }
        long half = Long.highestOneBit(to - from - 1);
        if (older <= half) {
            Roots left = roots(older, from, from + half);
            return new Roots(left.older, TreeHashes.node(left.newer, root(from + half, to)));
        }
        byte[] left = root(from, from + half);
        Roots right = roots(older - half, from + half, to);
        return new Roots(TreeHashes.node(left, right.older), TreeHashes.node(left, right.newer));
    }

    private byte[] root(long from, long to) throws IOException, InterruptedException {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtree(level, from >> level);
        }
        long half = Long.highestOneBit(leaves - 1);
        return TreeHashes.node(root(from, from + half), root(from + half, to));
    }

    /** A whole subtree of 2^level leaves: from the tile that holds it, or of the hashes below. */
    private byte[] subtree(int level, long index) throws IOException, InterruptedException {
        if (level % TileAddress.HEIGHT != 0) {
            return TreeHashes.node(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
        }
        byte[] tile = tile(level / TileAddress.HEIGHT, index / TileAddress.WIDTH);
        int at = (int) (index % TileAddress.WIDTH) * TreeHashes.BYTES;
        return Arrays.copyOfRange(tile, at, at + TreeHashes.BYTES);
    }

    private byte[] tile(int level, long number) throws IOException, InterruptedException {
        int width =
                (int) Math.min(TileAddress.WIDTH, (size >> (TileAddress.HEIGHT * level)) - number * TileAddress.WIDTH);
        String path = "tile/" + new TileAddress(level, number) + (width < TileAddress.WIDTH ? ".p/" + width : "");
        byte[] known = tiles.get(path);
        if (known != null) {
            return known;
        }
        byte[] tile = source.get(path, TileAddress.WIDTH * TreeHashes.BYTES);
        if (tile.length != width * TreeHashes.BYTES) {
            throw new IOException("the site's " + path + " has another length");
        }
        tiles.put(path, tile);
        return tile;
    }
}
