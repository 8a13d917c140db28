package io.earnest.chassis.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), next);
    }

    /**
     * A page of at most {@code limit} items out of {@code found}, which a query with {@code limit + 1} gave: one more
     * than shown means that there is a next page, whose cursor is that of the last item shown.
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, String> cursorOf) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> shown = found.subList(0, limit);
        return new Page<>(shown, cursorOf.apply(shown.getLast()));
    }
}
