package io.earnest.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void an_option_takes_its_value_from_the_next_word_or_behind_an_equals_sign() {
        Options options = parse("--port", "8090", "--data=/tmp/here", "--demo", "folder");

        assertThat(options.port("--port", 8080)).isEqualTo(8090);
        assertThat(options.value("--data")).contains("/tmp/here");
        assertThat(options.has("--demo")).isTrue();
        assertThat(options.has("--empty")).isFalse();
        assertThat(options.operands()).containsExactly("folder");
    }

    @Test
    void an_unknown_option_is_refused_by_name() {
        assertThatThrownBy(() -> parse("--prot", "8090"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--prot");
    }

    @Test
    void a_missing_value_is_refused() {
        assertThatThrownBy(() -> parse("--port")).isInstanceOf(Refusal.class).hasMessageContaining("--port needs");
    }

    @Test
    void a_port_has_to_be_a_number_in_range() {
        assertThatThrownBy(() -> parse("--port", "eighty").port("--port", 8080)).hasMessageContaining("eighty");
        assertThatThrownBy(() -> parse("--port", "70000").port("--port", 8080)).hasMessageContaining("70000");
        assertThat(parse().port("--port", 8080)).isEqualTo(8080);
    }

    @Test
    void a_wrong_call_ends_with_code_1() {
        Console console = new Console(new PrintStream(new ByteArrayOutputStream()), false);

        assertThat(Launcher.run(List.of("dance"), console)).isEqualTo(1);
        assertThat(Launcher.run(List.of("import"), console)).isEqualTo(1);
        assertThat(Launcher.run(List.of("up", "--demo", "--empty"), console)).isEqualTo(1);
    }

    private static Options parse(String... arguments) {
        return Options.parse("up", List.of(arguments), Set.of("--port", "--data"), Set.of("--demo", "--empty"));
    }
}
