package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void amountsAreGroupedFromTenThousandOnAndHaveATrueMinus() {
        assertThat(Words.amount(0)).isEqualTo("0");
        assertThat(Words.amount(9_999)).isEqualTo("9999");
        assertThat(Words.amount(1_234_567)).isEqualTo("1\u202f234\u202f567");
        assertThat(Words.amount(-12)).isEqualTo("\u221212");
    }

    @Test
    void timesAreSaidAsPeopleSayThem() {
        assertThat(Words.clock(112)).isEqualTo("1:52");
        assertThat(Words.minutes(20)).isEqualTo("1 min");
        assertThat(Words.minutes(240)).isEqualTo("4 min");
        assertThat(Words.day(Samples.AT)).isEqualTo("21 October 2026");
        assertThat(Words.month(Samples.AT)).isEqualTo("October 2026");
        assertThat(Words.minute(Samples.AT)).isEqualTo("21 October 2026, 09:04 UTC");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Words.count(1, "Comment", "Comments")).isEqualTo("1 Comment");
        assertThat(Words.count(0, "Comment", "Comments")).isEqualTo("0 Comments");
    }

    @Test
    void aMonogramIsTheFirstLetterEvenBeyondTheBasicPlane() {
        assertThat(Words.monogram(" ada")).isEqualTo("A");
        assertThat(Words.monogram("\ud835\udcd0da")).isEqualTo("\ud835\udcd0");
        assertThat(Words.monogram("")).isEqualTo("?");
    }
}
