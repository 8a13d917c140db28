package io.earnest.chassis.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportTest {
    private static final int LIMIT = 3;

    @Test
    void everyItemOfEverySectionComesOnceAndInOrder() {
        Export export = Export.of(
                Export.Section.single("card", () -> "the card"),
                Export.Section.list("none", after -> numbers(0, after)),
                Export.Section.list("seven", after -> numbers(7, after)),
                Export.Section.list("six", after -> numbers(6, after)));
        List<Object> read = new ArrayList<>();
        List<String> sections = new ArrayList<>();
        String cursor = null;
        do {
            ExportPage page = export.page(cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(LIMIT);
            assertThat(page.single()).isEqualTo(page.section().equals("card"));
            sections.add(page.section());
            read.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(sections).containsExactly("card", "none", "seven", "seven", "seven", "six", "six");
        assertThat(read).containsExactly("the card", 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void aCursorThatNoPageGaveIsRefused() {
        Export export = Export.of(Export.Section.single("card", () -> "the card"));
        for (String cursor : List.of("nonsense", Paging.cursor("other", ""), Paging.cursor("card"))) {
            assertThatThrownBy(() -> export.page(cursor)).isInstanceOf(ProblemException.class);
        }
    }

    private static Export.Slice numbers(int count, @Nullable String after) {
        int first = after == null ? 1 : Integer.parseInt(after) + 1;
        List<Integer> found =
                IntStream.rangeClosed(first, count).limit(LIMIT + 1L).boxed().toList();
        return Export.Slice.of(found, LIMIT, String::valueOf, n -> n);
    }
}
