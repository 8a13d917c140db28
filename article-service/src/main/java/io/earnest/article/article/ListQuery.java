package io.earnest.article.article;

import io.earnest.chassis.page.Paging;
import org.jspecify.annotations.Nullable;

/**
 * A page of published articles that is asked for.
 *
 * @param tag as it is shown, or null for all
 * @param authorId profile, or null for all
 * @param after place of the last article shown, or null at the start
 */
record ListQuery(
        Sort sort,
        @Nullable String tag,
        @Nullable String authorId,
        @Nullable String after,
        int limit) {

    enum Sort {
        NEWEST("newest"),
        TOP("top"),
        DISCUSSED("discussed");

        private final String field;

        Sort(String field) {
            this.field = field;
        }

        String field() {
            return "order." + field;
        }

        String place(Article article) {
            return switch (this) {
                case NEWEST -> article.order().newest();
                case TOP -> article.order().top();
                case DISCUSSED -> article.order().discussed();
            };
        }
    }

    /** A cursor serves only the order that gave it. */
    String cursor(Article last) {
        return Paging.cursor(sort.field, sort.place(last));
    }
}
