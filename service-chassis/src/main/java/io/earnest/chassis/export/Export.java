package io.earnest.chassis.export;

import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service holds about one person: sections in order, each read a few items at a time. What changes while it is
 * read may be in it as it was or as it is; what does not change is in it once.
 */
public final class Export {
    private final List<Section> sections;

    private Export(List<Section> sections) {
        this.sections = sections;
    }

    public static Export of(Section... sections) {
        return new Export(List.of(sections));
    }

    /** The same with more sections behind. */
    public Export and(List<Section> more) {
        return new Export(Stream.concat(sections.stream(), more.stream()).toList());
    }

    /**
     * A member of the service's part.
     *
     * @param read gives the items behind a key; null for the first ones
     */
    public record Section(String name, boolean single, Function<@Nullable String, Slice> read) {
        public static Section list(String name, Function<@Nullable String, Slice> read) {
            return new Section(name, false, read);
        }

        public static Section single(String name, Supplier<?> item) {
            return new Section(name, true, after -> new Slice(List.of(item.get()), null));
        }
    }

    /**
     * Some items of a section.
     *
     * @param last the key behind which the next ones are; null where there are none
     */
    public record Slice(List<?> items, @Nullable String last) {
        /** The first {@code limit} of what a query for one more than that found. */
        public static <T> Slice of(List<T> found, int limit, Function<T, String> key, Function<T, ?> view) {
            List<T> taken = found.size() > limit ? found.subList(0, limit) : found;
            return new Slice(
                    taken.stream().map(view).toList(), found.size() > limit ? key.apply(taken.getLast()) : null);
        }
    }

    /** The page at the cursor, the first one without; 400 for a cursor that no page gave. */
    public ExportPage page(@Nullable String cursor) {
        List<String> parts = Paging.parts(cursor, 2);
        int index = parts == null ? 0 : indexOf(parts.getFirst());
        String after = parts == null || parts.getLast().isEmpty() ? null : parts.getLast();
        Section section = sections.get(index);
        Slice slice = section.read.apply(after);
        String next = null;
        if (slice.last != null) {
            next = Paging.cursor(section.name, slice.last);
        } else if (index + 1 < sections.size()) {
            next = Paging.cursor(sections.get(index + 1).name, "");
        }
        return new ExportPage(section.name, section.single, slice.items, next);
    }

    private int indexOf(String name) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).name.equals(name)) {
                return i;
            }
        }
        throw Problem.invalid("cursor", "is not one that this list gave; start without it")
                .exception();
    }
}
