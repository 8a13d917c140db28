package io.earnest.article.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "İstanbul, istanbul",
        "ISPARTA, ısparta",
        "STRASSE, straße",
        "ΟΔΥΣΣΕΥΣ, ὀδυσσεύς",
        "σοφός, ΣΟΦΟΣ",
        "Café, cafe",
        "cafe\u0301, CAFÉ",
        "Łódź, lodz",
        "smørrebrød, SMORREBROD",
        "Æther, aether",
        "þing, thing",
        "Việt Nam, viet nam",
        "كِتَاب, كتاب",
        "كتـــاب, كتاب",
        "أحمد, احمد",
        "שָׁלוֹם, שלום",
        "Ёлка, елка",
        "за́мок, замок",
        "data\u00ADbase, database",
        "data\u200Bbase, database",
        "می\u200Cخواهم, میخواهم",
        "ﬁne, FINE",
        "ＡＢＣ, abc",
        "ｶﾞ, ガ",
        "①, 1"
    })
    void theseAreTheSame(String one, String other) {
        assertThat(Folding.of(one)).isEqualTo(Folding.of(other));
    }

    @ParameterizedTest
    @CsvSource({"мой, мои", "їжак, іжак", "か, が", "は, ぱ", "कि, की", "कु, क", "มา, ม้า", "c, c#", "c++, c", "日本, 日木"})
    void theseAreNot(String one, String other) {
        assertThat(Folding.of(one)).isNotEqualTo(Folding.of(other));
    }

    @Test
    void whatIsFoldedStaysAsItIs() {
        for (String text :
                new String[] {"İstanbul", "ΟΔΥΣΣΕΥΣ", "Straße", "कि", "กำ", "👩‍👩‍👧", "أ", "Й", "ﷺ", "\u1e9e"}) {
            String once = Folding.of(text);
            assertThat(Folding.of(once)).as(text).isEqualTo(once);
        }
    }
}
