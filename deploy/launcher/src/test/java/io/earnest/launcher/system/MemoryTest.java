package io.earnest.launcher.system;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.launcher.Refusal;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void too_little_memory_is_one_clear_line() {
        assertThatThrownBy(() -> Memory.check(600)).isInstanceOf(Refusal.class).hasMessageContaining("600 MB");
        assertThatCode(() -> Memory.check(4_000)).doesNotThrowAnyException();
    }
}
