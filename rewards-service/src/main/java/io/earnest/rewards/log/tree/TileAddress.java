package io.earnest.rewards.log.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile is, whatever its width.
 *
 * @param level 0 holds the hashes of leaves, each above the hashes of full tiles below; {@link #ENTRIES} the leaves' data
 * @param index from 0, within the level
 */
public record TileAddress(int level, long index) {
    /** The level of what no hash stands for: the data of the leaves. */
    public static final int ENTRIES = -1;
    /** So many hashes, or leaves, make a full tile. */
    public static final int WIDTH = 256;
    /** Each level of tiles spans so many of the tree. */
    public static final int HEIGHT = 8;

    private static final int MOST_LEVEL = 63;
    /** Six elements hold more leaves than a block's number can count. */
    private static final Pattern PATH =
            Pattern.compile("(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TileAddress {
        if (level < ENTRIES || level > MOST_LEVEL || index < 0) {
            throw new IllegalArgumentException("there is no tile " + level + "/" + index);
        }
    }

    /** A tile at one of its widths. */
    public record Wide(TileAddress address, int width) {}

    /** What a path behind {@code /tile/} names; empty if it is none of the standard's, or written in another way. */
    public static Optional<Wide> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        int width = matcher.group(3) == null ? WIDTH : Integer.parseInt(matcher.group(3));
        String index = matcher.group(2);
        boolean padded = index.startsWith("x000/");
        if (level > MOST_LEVEL || padded || (matcher.group(3) != null && width >= WIDTH)) {
            return Optional.empty();
        }
        long number = Long.parseLong(index.replace("x", "").replace("/", ""));
        return Optional.of(new Wide(new TileAddress(level, number), width));
    }

    /** The path of the full tile, {@code 0/x001/x234/067}. */
    @Override
    public String toString() {
        Deque<String> elements = new ArrayDeque<>();
        long rest = index;
        do {
            String element = String.format("%03d", rest % 1000);
            elements.addFirst(elements.isEmpty() ? element : "x" + element);
            rest /= 1000;
        } while (rest > 0);
        return (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + String.join("/", elements);
    }
}
