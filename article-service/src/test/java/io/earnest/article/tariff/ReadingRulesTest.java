package io.earnest.article.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadingRulesTest {
    @Test
    void timesAreOfTheWords() {
        ReadingRules first = ReadingRules.FIRST;
        assertThat(first.shownSeconds(0)).isZero();
        assertThat(first.shownSeconds(238)).isEqualTo(60);
        assertThat(first.shownSeconds(239)).isEqualTo(61);
        assertThat(first.requiredSeconds(10)).isEqualTo(15);
        assertThat(first.requiredSeconds(500)).isEqualTo(60);
        assertThat(first.requiredSeconds(501)).isEqualTo(61);
        assertThat(first.requiredSeconds(40_000_000)).as("no sum runs over").isEqualTo(4_800_000);
    }

    @Test
    void anotherTariffHasOtherTimes() {
        ReadingRules slow = new ReadingRules(2, 30, 250, 120);
        assertThat(slow.shownSeconds(240)).isEqualTo(120);
        assertThat(slow.requiredSeconds(10)).isEqualTo(30);
        assertThat(slow.requiredSeconds(250)).isEqualTo(60);
        assertThatThrownBy(() -> new ReadingRules(2, 30, 0, 120)).isInstanceOf(IllegalArgumentException.class);
    }
}
