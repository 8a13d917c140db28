package io.earnest.gateway.page.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of cards.
 *
 * @param next the cursor of the next page, or null at the end
 * @param total on the first page of a list that is narrowed: how many there are in all
 * @param didYouMean of a search that finds nothing: words near to those that were asked for, by which these cards were found
 */
public record ArticleList(
        List<ArticleCard> items,
        @Nullable String next,
        @Nullable Long total,
        @Nullable String didYouMean) {

    public static final ArticleList EMPTY = new ArticleList(List.of(), null, null, null);
}
