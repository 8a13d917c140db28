package io.earnest.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportOrderTest {

    @Test
    void a_text_comes_after_those_that_it_links_to() {
        Map<String, Set<String>> order =
                ImportOrder.of(List.of("a", "b", "c"), Map.of("a", Set.of("b", "c"), "b", Set.of("c")));

        assertThat(new ArrayList<>(order.keySet())).containsExactly("c", "b", "a");
        assertThat(order.get("a")).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void a_circle_is_opened_where_it_closes() {
        Map<String, Set<String>> order = ImportOrder.of(List.of("a", "b"), Map.of("a", Set.of("b"), "b", Set.of("a")));

        assertThat(new ArrayList<>(order.keySet())).containsExactly("b", "a");
        assertThat(order.get("b")).isEmpty();
        assertThat(order.get("a")).containsExactly("b");
    }
}
