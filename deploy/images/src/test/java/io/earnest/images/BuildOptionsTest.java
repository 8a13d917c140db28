package io.earnest.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildOptionsTest {

    @Test
    void without_options_all_six_are_written_into_the_checkout() {
        BuildOptions options = BuildOptions.parse(List.of(), Path.of("/checkout"));

        assertThat(options.out()).isEqualTo(Path.of("/checkout/.earnest/images"));
        assertThat(options.services()).hasSize(6);
        assertThat(options.tag()).isEqualTo("0.1.0");
        assertThat(options.registry()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--base, eclipse-temurin:25, by its digest",
        "--registry, registry.example.org, HOST/PREFIX",
        "--registry, https://registry.example.org/earnest, HOST/PREFIX",
        "--tag, not a tag, a tag",
        "--service, other-service, one of",
        "--colour, blue, knows no --colour"
    })
    void what_is_malformed_is_refused_with_what_is_needed(String option, String value, String said) {
        assertThatThrownBy(() -> BuildOptions.parse(List.of(option, value), Path.of("/checkout")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(said);
    }

    @Test
    void an_option_without_its_value_is_refused() {
        assertThatThrownBy(() -> BuildOptions.parse(List.of("--tag"), Path.of("/checkout")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--tag needs a value");
    }
}
