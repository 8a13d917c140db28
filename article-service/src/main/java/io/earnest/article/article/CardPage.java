package io.earnest.article.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.chassis.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of articles.
 *
 * @param next the cursor of the next page, or null at the end
 * @param total on the first page of a list that is narrowed: how many there are, {@value #MOST_COUNTED} for that many or
 *     more
 * @param didYouMean what the items were found by, where nothing holds the words that were asked for: words near to them
 * @param followed of the list of what the viewer follows: how many authors and tags these are
 */
record CardPage(
        List<CardView> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String didYouMean,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer followed) {

    static final int MOST_COUNTED = 10_000;

    static CardPage empty() {
        return new CardPage(List.of(), null, 0L, null, null);
    }

    static CardPage ofFollowed(Page<CardView> page, int followed) {
        return new CardPage(page.items(), page.next(), null, null, followed);
    }

    static CardPage of(Page<CardView> page, @Nullable Long total) {
        return of(page, total, null);
    }

    static CardPage of(Page<CardView> page, @Nullable Long total, @Nullable String didYouMean) {
        return new CardPage(page.items(), page.next(), total, didYouMean, null);
    }
}
