package io.earnest.chassis.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bounded part of an {@link Export}.
 *
 * @param section which member of the service's part these items belong to
 * @param single whether the member is the one item itself; else it is the list of all pages' items
 * @param next the cursor of the next page, of the same section or of the next one; null at the end
 */
public record ExportPage(
        String section,
        boolean single,
        List<?> items,
        @Nullable String next) {
    public ExportPage {
        items = List.copyOf(items);
    }
}
