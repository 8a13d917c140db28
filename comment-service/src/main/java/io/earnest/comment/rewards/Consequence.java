package io.earnest.comment.rewards;

import org.jspecify.annotations.Nullable;

/**
 * What the ledger booked by itself behind an activity.
 *
 * @param activity such as {@code comment-valued}
 * @param key its natural key
 * @param account whom it concerns
 * @param twei what was paid, 0 where it was not
 */
public record Consequence(
        String activity,
        String key,
        String account,
        long twei,
        @Nullable String reason) {
    public static final String COMMENT_VALUED = "comment-valued";
}
