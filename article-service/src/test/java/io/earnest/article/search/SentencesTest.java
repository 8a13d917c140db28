package io.earnest.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static List<String> of(String text) {
        Sentences sentences = new Sentences();
        sentences.setText(text);
        List<String> found = new ArrayList<>();
        int from = sentences.first();
        for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
            found.add(text.substring(from, to));
            from = to;
        }
        return found;
    }

    @Test
    void aSentenceBeginsBehindAnEndAndASpace() {
        assertThat(of("One. Two! Three? “Four.” Five… 6 (seven.) Eight"))
                .containsExactly("One. ", "Two! ", "Three? ", "“Four.” ", "Five… ", "6 (seven.) ", "Eight");
        assertThat(of("It costs 3.50, i.e. the price of www.example.org."))
                .containsExactly("It costs 3.50, i.e. the price of www.example.org.");
        assertThat(of("鯨は歌う。海は広い！そうか？")).containsExactly("鯨は歌う。", "海は広い！", "そうか？");
        assertThat(of("no end")).containsExactly("no end");
        assertThat(of("")).isEmpty();
    }

    @Test
    void backwardsItStopsAtTheSamePlaces() {
        long seed = 20261126;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 40; j++) {
                text.append(".!?。 \"aA1)é".charAt(random.nextInt(11)));
            }
            Sentences sentences = new Sentences();
            sentences.setText(text.toString());
            List<Integer> forwards = new ArrayList<>(List.of(sentences.first()));
            for (int at = sentences.next(); at != BreakIterator.DONE; at = sentences.next()) {
                forwards.add(at);
            }
            List<Integer> backwards = new ArrayList<>(List.of(sentences.last()));
            for (int at = sentences.previous(); at != BreakIterator.DONE; at = sentences.previous()) {
                backwards.add(at);
            }
            assertThat(backwards.reversed()).as("%s, seed %d", text, seed).isEqualTo(forwards);
            for (int at : forwards) {
                assertThat(sentences.isBoundary(at)).isTrue();
            }
        }
    }
}
