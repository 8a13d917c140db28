package io.earnest.rewards.log.tree;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tree in its tiles. What is asked of one look at it is read once. */
public final class Tiles {
    private final TileStore store;

    public Tiles(TileStore store) {
        this.store = store;
    }

    /** The tree as it is in the store; for one thread, and one question. */
    public MerkleTree tree() {
        Map<TileAddress, byte[]> read = new HashMap<>();
        return new MerkleTree((height, index) -> {
            int level = height / TileAddress.HEIGHT;
            int within = height % TileAddress.HEIGHT;
            long first = index << within;
            TileAddress address = new TileAddress(level, first / TileAddress.WIDTH);
            byte[] tile = read.computeIfAbsent(
                    address, absent -> store.read(absent).orElseThrow(() -> new MissingTileException(absent)));
            int from = Math.toIntExact(first % TileAddress.WIDTH);
            if (tile.length < (from + (1 << within)) * TreeHashes.BYTES) {
                throw new MissingTileException(address);
            }
            return hash(tile, from, 1 << within);
        });
    }

    /** A tile at that width, as everybody gets it; empty while the tree has not grown so far. */
    public Optional<byte[]> read(TileAddress.Wide wanted) {
        return store.read(wanted.address()).flatMap(bytes -> prefix(wanted.address(), bytes, wanted.width()));
    }

    /**
     * Adds leaves and writes the tiles that grow by them.
     *
     * @param size how many leaves there are, all of them in the tiles
     * @throws MissingTileException if the tiles lack some of those
     */
    public void append(long size, List<byte[]> leaves) {
        Growth growth = new Growth();
        long next = size;
        for (byte[] data : leaves) {
            growth.add(next++, data);
        }
        growth.write();
    }

    /** Forgets all tiles. */
    public void clear() {
        store.clear();
    }

    private static Optional<byte[]> prefix(TileAddress address, byte[] tile, int width) {
        Optional<Integer> length = address.level() == TileAddress.ENTRIES
                ? Bundles.bytes(tile, width)
                : Optional.of(width * TreeHashes.BYTES).filter(bytes -> bytes <= tile.length);
        return length.map(bytes -> Arrays.copyOf(tile, bytes));
    }

    /** The hash over a run of hashes within a tile. */
    private static byte[] hash(byte[] tile, int from, int count) {
        if (count == 1) {
            return Arrays.copyOfRange(tile, from * TreeHashes.BYTES, (from + 1) * TreeHashes.BYTES);
        }
        int half = count / 2;
        return TreeHashes.node(hash(tile, from, half), hash(tile, from + half, half));
    }

    /** The tiles that change while leaves are added. */
    private final class Growth {
        private final Map<TileAddress, ByteArrayOutputStream> grown = new HashMap<>();
        private final Map<TileAddress, Integer> widths = new HashMap<>();

        void add(long leaf, byte[] data) {
            Bundles.append(tile(TileAddress.ENTRIES, leaf), data);
            push(0, leaf, TreeHashes.leaf(data));
        }

        private void push(int level, long index, byte[] hash) {
            ByteArrayOutputStream tile = tile(level, index);
            tile.writeBytes(hash);
            if (index % TileAddress.WIDTH == TileAddress.WIDTH - 1) {
                push(level + 1, index / TileAddress.WIDTH, Tiles.hash(tile.toByteArray(), 0, TileAddress.WIDTH));
            }
        }

        /** The tile at whose end the hash, or the entry, of that index comes. */
        private ByteArrayOutputStream tile(int level, long index) {
            TileAddress address = new TileAddress(level, index / TileAddress.WIDTH);
            int place = Math.toIntExact(index % TileAddress.WIDTH);
            widths.put(address, place + 1);
            return grown.computeIfAbsent(address, absent -> {
                ByteArrayOutputStream begun = new ByteArrayOutputStream();
                if (place > 0) {
                    begun.writeBytes(store.read(absent)
                            .flatMap(bytes -> prefix(absent, bytes, place))
                            .orElseThrow(() -> new MissingTileException(absent)));
                }
                return begun;
            });
        }

        void write() {
            Map<TileAddress, TileStore.Tile> tiles = new HashMap<>();
            grown.forEach((address, bytes) ->
                    tiles.put(address, new TileStore.Tile(widths.getOrDefault(address, 0), bytes.toByteArray())));
            store.write(tiles);
        }
    }
}
