package io.earnest.article.article;

import java.time.Instant;

/**
 * The article's place in each list: a text that sorts and is unique, so that a page of a list is one flat range of one
 * index, and its last text is the cursor.
 *
 * @param newest by publication
 * @param top by pluses less minuses, then by publication
 * @param discussed by comments, then by publication
 * @param edited by the last change of the text, for the author's own list
 */
public record Order(String newest, String top, String discussed, String edited) {
    /** A score of 0; scores may be negative and must sort as text. */
    private static final long ZERO = 1_000_000_000L;

    private static final int TIME_DIGITS = 14;

    /** The places of an article that nobody has rated or discussed. */
    public static Order at(String id, Instant published, Instant edited) {
        String newest = time(published, id);
        return new Order(newest, top(newest, 0), discussed(newest, 0), time(edited, id));
    }

    /**
     * The place in the order of changes: whatever follows the articles asks for what comes behind the last place that it
     * has seen. By the clock of who writes, so that places of two writers may come up in another order.
     */
    static String change(Instant at, String id) {
        return time(at, id);
    }

    /** The time behind which a place lies. */
    static long millis(String place) {
        return Long.parseLong(place, 0, TIME_DIGITS, 10);
    }

    static String time(Instant at, String id) {
        return "%014d-%s".formatted(Math.max(0, at.toEpochMilli()), id);
    }

    static String top(String newest, long score) {
        return number(score) + "-" + newest;
    }

    static String discussed(String newest, long comments) {
        return number(comments) + "-" + newest;
    }

    private static String number(long value) {
        return "%010d".formatted(Math.clamp(ZERO + value, 0, 2 * ZERO));
    }
}
