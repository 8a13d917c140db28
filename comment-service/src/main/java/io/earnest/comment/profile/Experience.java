package io.earnest.comment.profile;

/**
 * Something that gives experience; counted once per key.
 *
 * @param key the natural key of what gave it
 * @param profile who receives it
 */
public record Experience(String key, String profile, Kind kind) {
    /** What comments can give. */
    public enum Kind {
        LIKE_RECEIVED,
        COMMENT_VALUED
    }
}
