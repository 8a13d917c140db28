package io.earnest.rewards.log.note;

import java.util.Base64;
import java.util.List;

/**
 * What a checkpoint says: the text of its note.
 *
 * @param origin the log's name
 * @param size how many leaves
 * @param root the tree's root over them, Base64
 */
public record TreeHead(String origin, long size, String root) {
    private static final int ROOT_BYTES = 32;

    public TreeHead {
        if (origin.isEmpty()
                || origin.contains("\n")
                || size < 0
                || Base64.getDecoder().decode(root).length != ROOT_BYTES) {
            throw new IllegalArgumentException("no checkpoint of a log");
        }
    }

    /** The head of a tree with that root. */
    public static TreeHead of(String origin, long size, byte[] root) {
        return new TreeHead(origin, size, Base64.getEncoder().encodeToString(root));
    }

    /**
     * The head in the text of a note; lines behind the third are passed over.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static TreeHead parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("a checkpoint is an origin, a size and a root, each on a line");
        }
        return new TreeHead(lines.get(0), Long.parseLong(lines.get(1)), lines.get(2));
    }

    /** The text that is signed. */
    public String text() {
        return origin + '\n' + size + '\n' + root + '\n';
    }
}
