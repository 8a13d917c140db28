package io.earnest.rewards.log;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.log.Headers.Header;
import io.earnest.rewards.log.tree.MissingTileException;
import io.earnest.rewards.log.tree.TileAddress;
import io.earnest.rewards.log.tree.Tiles;
import io.earnest.rewards.log.tree.TreeHashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tiles to the end of the chain. They follow from the blocks, and are made again where they don't. */
final class Growth {
    private static final Logger LOG = LoggerFactory.getLogger(Growth.class);
    /** A block may be a megabyte. */
    private static final int BLOCKS_A_READ = 16;

    private final Headers headers;
    private final Tiles tiles;

    Growth(Headers headers, Tiles tiles) {
        this.headers = headers;
        this.tiles = tiles;
    }

    /**
     * Adds the blocks behind a size that the tiles hold.
     *
     * @param most how many blocks to add at most
     * @return how many blocks the tiles hold then
     * @throws ContradictionException if the blocks do not go on from those in the tiles
     */
    long behind(long size, long most) {
        try {
            return grow(size, most);
        } catch (MissingTileException | MongoTiles.StaleTileException e) {
            LOG.warn("the log's tiles are made again from the blocks: {}", e.getMessage());
            remake(size);
            return grow(size, most);
        }
    }

    /** Makes all tiles up to a size anew. */
    void remake(long size) {
        tiles.clear();
        long grown = 0;
        while (grown < size) {
            grown = grow(grown, size - grown);
        }
    }

    /** The root over the first blocks, Base64. */
    String root(long size) {
        return Base64.getEncoder().encodeToString(tiles.tree().root(size));
    }

    /** Whether the block of that number is, to the bit, the one that the tiles hold. */
    boolean holds(long seq, Header header) {
        byte[] leaf = tiles.tree().leaf(seq - 1);
        return Arrays.equals(leaf, TreeHashes.leaf(bytes(header)));
    }

    private long grow(long size, long most) {
        long grown = size;
        String previous = size == 0 ? Block.NO_HASH : last(size).hash();
        List<byte[]> leaves = new ArrayList<>();
        while (grown + leaves.size() < size + most) {
            long next = grown + leaves.size() + 1;
            List<Header> read = headers.from(next, (int) Math.min(BLOCKS_A_READ, size + most + 1 - next));
            for (Header header : read) {
                if (!header.previous().equals(previous)) {
                    throw new ContradictionException("block " + (grown + leaves.size() + 1)
                            + " in the store does not follow the one before it, which the log holds");
                }
                previous = header.hash();
                leaves.add(bytes(header));
            }
            if (leaves.size() >= TileAddress.WIDTH || read.isEmpty()) {
                tiles.append(grown, leaves);
                grown += leaves.size();
                leaves.clear();
            }
            if (read.isEmpty()) {
                return grown;
            }
        }
        tiles.append(grown, leaves);
        return grown + leaves.size();
    }

    /** The newest block that the tiles hold, as the store has it. */
    private Header last(long size) {
        List<Header> read = headers.from(size, 1);
        if (read.isEmpty()) {
            throw new ContradictionException("the log holds " + size + " blocks, the store " + headers.height());
        }
        if (!holds(size, read.getFirst())) {
            throw new ContradictionException("block " + size
                    + " in the store is not the one that the log holds; the store has " + headers.height() + " blocks");
        }
        return read.getFirst();
    }

    private static byte[] bytes(Header header) {
        return header.text().getBytes(StandardCharsets.UTF_8);
    }
}
