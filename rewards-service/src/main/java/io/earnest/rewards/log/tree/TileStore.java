package io.earnest.rewards.log.tree;

import java.util.Map;
import java.util.Optional;

/** Tiles, each as wide as it has grown. What is in a narrower one never changes when it grows. */
public interface TileStore {

    /** The tile's bytes; empty where there is none. */
    Optional<byte[]> read(TileAddress address);

    /**
     * Writes tiles, durably; one that is there and as wide stays as it is.
     *
     * @param tiles the bytes of each, and how wide they are
     */
    void write(Map<TileAddress, Tile> tiles);

    /** Forgets all tiles, for them to be made again. */
    void clear();

    /** A tile's content: {@code width} hashes, or entries. */
    final class Tile {
        private final int width;
        private final byte[] bytes;

        public Tile(int width, byte[] bytes) {
            this.width = width;
            this.bytes = bytes.clone();
        }

        public int width() {
            return width;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }
}
