package io.earnest.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassTallyTest {
    private final ClassTally tally = new ClassTally();

    @Test
    void starts_that_agree_decide_as_soon_as_there_are_enough() {
        tally.add(Set.of("B", "A"));
        tally.add(Set.of("A", "B"));
        assertThat(tally.decided(3)).isFalse();
        tally.add(Set.of("A", "B"));

        assertThat(tally.decided(3)).isTrue();
        assertThat(tally.most()).containsExactly("A", "B");
    }

    @Test
    void what_one_start_loaded_or_missed_takes_two_more_to_decide() {
        tally.add(Set.of("A", "B", "odd"));
        tally.add(Set.of("A"));
        tally.add(Set.of("A", "B"));
        assertThat(tally.decided(3)).isFalse();
        tally.add(Set.of("A", "B"));
        assertThat(tally.decided(3)).isFalse();
        tally.add(Set.of("A", "B"));

        assertThat(tally.decided(3)).isTrue();
        assertThat(tally.starts()).isEqualTo(5);
        assertThat(tally.most()).containsExactly("A", "B");
    }
}
