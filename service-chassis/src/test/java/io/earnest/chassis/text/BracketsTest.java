package io.earnest.chassis.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import org.junit.jupiter.api.Test;

@Hostile
class BracketsTest {
    @Test
    void shallowTextIsLeftAlone() {
        String text = "[a](b) ![c](d) [e [f] g](h)\n- [ ] i\n- [x] j\n`]]]` \\[\\[\\[";
        assertThat(Brackets.limited(text, 2)).isSameAs(text);
    }

    @Test
    void whatOpensDeeperIsEscaped() {
        assertThat(Brackets.limited("![![![x]]]", 2)).isEqualTo("![![!\\[x]]]");
        assertThat(Brackets.limited("[[[[", 1)).isEqualTo("[\\[\\[\\[");
        assertThat(Brackets.limited("\\\\[[\\[[", 2)).isEqualTo("\\\\[[\\[\\[");
    }

    @Test
    void aParagraphBeginsAnew() {
        String text = "[ [ \n[\n\n[ [ [\n \t\n[ [ [";
        assertThat(Brackets.limited(text, 3)).isSameAs(text);
    }
}
