package io.earnest.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaTest {

    @Test
    void optionsAreWordsAndNoneIsNotAnEmptyOne() {
        assertThat(Java.words(" -XX:TieredStopAtLevel=1   -Dname=value\n"))
                .containsExactly("-XX:TieredStopAtLevel=1", "-Dname=value");
        assertThat(Java.words(" ")).isEmpty();
    }
}
