package io.earnest.gateway.page.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of cards.
 *
 * @param next the cursor of the next page, or null at the end
 * @param total on the first page of a list that is narrowed: how many there are in all
 */
public record ArticleList(
        List<ArticleCard> items,
        @Nullable String next,
        @Nullable Long total) {

    public static final ArticleList EMPTY = new ArticleList(List.of(), null, null);
}
