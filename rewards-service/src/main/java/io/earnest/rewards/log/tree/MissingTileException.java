package io.earnest.rewards.log.tree;

/** A tile that must be there, as a checkpoint covers it, is not, or is too narrow: the tiles have to be made again. */
public class MissingTileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingTileException(TileAddress address) {
        super("tile " + address + " is missing");
    }
}
