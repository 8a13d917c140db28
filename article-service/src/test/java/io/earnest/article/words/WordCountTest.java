package io.earnest.article.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "one two  three, 3",
        "read-to-earn, 1",
        "six — seven, 2",
        "l’été d’après, 2",
        "cafe\u0301 e\u0301te\u0301, 2",
        "data\u200Bbase soft\u00ADhyphen, 2",
        "日本 and more, 4",
        "我们在学习, 5",
        "人々, 2",
        "한국어 단어 세기, 3",
        "🐋 👩‍👩‍👧 ❤️, 0",
        "A 🐋 sings 𝄞., 2",
        "हिन्दी के शब्द, 3",
        "שָׁלוֹם עולם, 2",
        "3.14 x 2, 3"
    })
    void wordsAreCountedAsTheirReadersDo(String text, int words) {
        assertThat(WordCount.of(text)).isEqualTo(words);
    }

    @Test
    void scriptsWithoutSpacesAreCountedByTheirLetters() {
        assertThat(WordCount.of("ภาษาไทยง่าย".repeat(208).substring(0, 2_280))).isBetween(430, 470);
        assertThat(WordCount.of("ภาษาไทยง่าย ".repeat(190))).isBetween(400, 430);
        assertThat(WordCount.of("ພາສາລາວ".repeat(100))).isEqualTo(140);
        assertThat(WordCount.of("ភាសាខ្មែរ".repeat(100))).isEqualTo(180);
        assertThat(WordCount.of("မြန်မာဘာသာ".repeat(100))).isEqualTo(200);
        assertThat(WordCount.of("ひらがな".repeat(100))).isEqualTo(200);
        assertThat(WordCount.of("コーヒー".repeat(100))).isEqualTo(200);
        assertThat(WordCount.of("東京へ行きました".repeat(100))).isEqualTo(3 * 100 + 5 * 100 / 2);
    }
}
