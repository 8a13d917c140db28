package io.earnest.article.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds articles by their words. What it knows is a second or two behind the store, so that whoever shows a hit looks
 * there whether the article still is what was found.
 */
public interface ArticleSearch {
    /**
     * A page of hits.
     *
     * @throws io.earnest.chassis.problem.ProblemException 503 {@code search-not-ready} while the index is being built,
     *     400 for a cursor that this order did not give
     */
    Hits find(Query query);

    /** Orders of hits: {@code RELEVANCE}, or one of those that lists have. */
    enum Order {
        RELEVANCE,
        NEWEST,
        TOP,
        DISCUSSED
    }

    /**
     * What is looked for.
     *
     * @param words as people type them: all must be found, the last one by its beginning; {@code "…"} is a phrase
     * @param tag its key, or null for all
     * @param authorId profile, or null for all
     * @param cursor of the last hit shown, or null at the start
     * @param limit hits on the page
     */
    record Query(
            String words,
            @Nullable String tag,
            @Nullable String authorId,
            Order order,
            @Nullable String cursor,
            int limit) {}

    /**
     * An article that was found.
     *
     * @param cursor of the hits behind this one
     * @param excerpt where the words stand in the text; empty where they are in title or tags only
     */
    record Hit(String article, String cursor, List<ExcerptPart> excerpt) {}

    /**
     * Hits, best first.
     *
     * @param more whether there are others behind the last
     * @param total how many the index knows in all, counted up to a limit
     * @param didYouMean the words by which these were found, where nothing was found by those that were asked for
     */
    record Hits(
            List<Hit> items,
            boolean more,
            long total,
            @Nullable String didYouMean) {
        public static final Hits NONE = new Hits(List.of(), false, 0, null);

        /** These hits, found by other words than those that were asked for. */
        public Hits by(String words) {
            return new Hits(items, more, total, words);
        }
    }
}
