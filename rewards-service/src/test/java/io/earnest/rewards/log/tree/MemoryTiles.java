package io.earnest.rewards.log.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tiles in memory. */
final class MemoryTiles implements TileStore {
    private final Map<TileAddress, byte[]> tiles = new HashMap<>();

    @Override
    public Optional<byte[]> read(TileAddress address) {
        return Optional.ofNullable(tiles.get(address));
    }

    @Override
    public void write(Map<TileAddress, Tile> grown) {
        grown.forEach((address, tile) -> tiles.put(address, tile.bytes()));
    }

    @Override
    public void clear() {
        tiles.clear();
    }

    int count() {
        return tiles.size();
    }

    void remove(TileAddress address) {
        tiles.remove(address);
    }
}
