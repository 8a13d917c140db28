package io.earnest.rewards.log;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.log.Headers.Header;
import io.earnest.rewards.log.note.TreeHead;
import io.earnest.rewards.log.tree.MissingTileException;
import io.earnest.rewards.log.tree.RunningRoot;
import io.earnest.rewards.log.tree.TileAddress;
import io.earnest.rewards.log.tree.Tiles;
import io.earnest.rewards.log.tree.TreeHashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
     * Adds the blocks behind what is published.
     *
     * @param published null: nothing
     * @param most how many blocks to add at most
     * @return how many blocks the tiles hold then
     * @throws ContradictionException if the blocks do not go on from what is published
     */
    long behind(@Nullable TreeHead published, long most) {
        long size = published == null ? 0 : published.size();
        try {
            return grow(size, most);
        } catch (MissingTileException | MongoTiles.StaleTileException e) {
            LOG.warn("the log's tiles are to be made again: {}", e.getMessage());
            if (published == null) {
                tiles.clear();
            } else if (!remake(published)) {
                throw new ContradictionException("the first " + size + " of the " + headers.height()
                        + " blocks in the store are not those that were published");
            }
            return grow(size, most);
        }
    }

    /** Makes all tiles up to a checkpoint anew, if the blocks are those that it is of; tells whether they are. */
    boolean remake(TreeHead published) {
        // What was published stays to be seen while the blocks say something else.
        if (!rootOfBlocks(published.size()).equals(published.root())) {
            return false;
        }
        tiles.clear();
        long grown = 0;
        while (grown < published.size()) {
            grown = grow(grown, published.size() - grown);
        }
        return true;
    }

    private String rootOfBlocks(long size) {
        RunningRoot root = new RunningRoot();
        while (root.size() < size) {
            List<Header> read = headers.from(root.size() + 1, (int) Math.min(BLOCKS_A_READ, size - root.size()));
            if (read.isEmpty()) {
                throw new ContradictionException("the log holds " + size + " blocks, the store " + headers.height());
            }
            read.forEach(header -> root.add(bytes(header)));
        }
        return Base64.getEncoder().encodeToString(root.root());
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
