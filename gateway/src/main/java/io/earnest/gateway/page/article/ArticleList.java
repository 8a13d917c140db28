package io.earnest.gateway.page.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of cards.
 *
 * @param next the cursor of the next page, or null at the end
 * @param total on the first page of a list that is narrowed: how many there are in all
 * @param didYouMean of a search that finds nothing: words near to those that were asked for, by which these cards were found
 * @param followed of the list of what a person follows: how many authors and tags these are
 */
public record ArticleList(
        List<ArticleCard> items,
        @Nullable String next,
        @Nullable Long total,
        @Nullable String didYouMean,
        @Nullable Integer followed) {

    public ArticleList(
            List<ArticleCard> items, @Nullable String next, @Nullable Long total, @Nullable String didYouMean) {
        this(items, next, total, didYouMean, null);
    }

    public static final ArticleList EMPTY = new ArticleList(List.of(), null, null, null);
}
