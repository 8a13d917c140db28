package io.earnest.comment.comment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: one level of an article's thread, in an order, after a key.
 *
 * @param after the sort key of the last comment seen, null at the start
 */
record Slice(
        String articleId,
        @Nullable String parentId,
        Sort sort,
        @Nullable String after) {

    static Slice of(String articleId, @Nullable String parentId, @Nullable String sort, @Nullable String cursor) {
        Sort order = Sort.named(sort);
        List<String> parts = Paging.parts(cursor, 2);
        if (parts != null && !parts.getFirst().equals(order.name())) {
            throw Problem.invalid("cursor", "is of another order; start without it")
                    .exception();
        }
        return new Slice(articleId, parentId, order, parts == null ? null : parts.get(1));
    }

    String cursorAt(Comment last) {
        return Paging.cursor(sort.name(), sort.key(last));
    }

    Bson filter() {
        Bson level = and(eq("articleId", articleId), eq("parentId", parentId));
        return after == null ? level : and(level, sort.after(after));
    }

    /** The orders of a list; each sorts by one field, which an index ends in. */
    enum Sort {
        OLDEST("position", true),
        NEWEST("position", false),
        TOP("rank", true);

        private final String field;
        private final boolean ascending;

        Sort(String field, boolean ascending) {
            this.field = field;
            this.ascending = ascending;
        }

        static Sort named(@Nullable String name) {
            if (name == null) {
                return OLDEST;
            }
            for (Sort sort : values()) {
                if (sort.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return sort;
                }
            }
            throw Problem.invalid("sort", "must be oldest, newest or top").exception();
        }

        Bson order() {
            return ascending ? Sorts.ascending(field) : Sorts.descending(field);
        }

        Bson after(String key) {
            return ascending ? Filters.gt(field, key) : Filters.lt(field, key);
        }

        String key(Comment comment) {
            return this == TOP ? comment.rank() : comment.position();
        }

        Comparator<Comment> comparator() {
            Comparator<Comment> byKey = Comparator.comparing(this::key);
            return ascending ? byKey : byKey.reversed();
        }
    }
}
