package io.earnest.article.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    private static final String ID = "0123456789abcdefghjk";

    @ParameterizedTest
    @CsvSource({
        "Straße, strasse",
        "Łódź, lodz",
        "İstanbul'da ısı, istanbul-da-isi",
        "Smørrebrød og æbler, smorrebrod-og-aebler",
        "Þingvellir í Ðjúpi, thingvellir-i-djupi",
        "đường phố, duong-pho",
        "Œuvre, oeuvre",
        "Don't panic!, don-t-panic",
        "cafe\u0301, cafe",
        "ＡＢＣ ﬁne, abc-fine",
        "Ελλάδα, ellada",
        "Большой театр, bolsoj-teatr",
        "C++ & C#, c-c"
    })
    void noLetterIsLost(String title, String words) {
        assertThat(Slug.of(title, ID)).isEqualTo(words + "-" + ID);
    }

    @Test
    void otherScriptsAreWrittenInLatinLetters() {
        for (String title : new String[] {"北京欢迎你", "ภาษาไทย", "日本語かな", "한국어", "مرحبا", "हिन्दी"}) {
            assertThat(Slug.of(title, ID)).as(title).matches("[a-z0-9]+(-[a-z0-9]+)*-" + ID);
        }
    }

    @Test
    void itIsShortAndTheIdAloneWhereThereIsNothingToWrite() {
        assertThat(Slug.of("🐋 !!! …", ID)).isEqualTo(ID);
        assertThat(Slug.of("word ".repeat(40), ID))
                .hasSizeLessThanOrEqualTo(61 + ID.length())
                .doesNotContain("--");
    }
}
