package io.earnest.article.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.difference.Piece.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void aWordThatWasChangedIsToldWithinItsLine() {
        assertThat(Difference.ofTexts("one\nThe quick fox jumps.\nthree", "one\nThe slow fox jumps.\nthree"))
                .containsExactly(
                        Line.of("one", Kind.SAME),
                        new Line(
                                Line.Kind.CHANGED,
                                List.of(
                                        new Piece("The ", Kind.SAME),
                                        new Piece("quick", Kind.REMOVED),
                                        new Piece("slow", Kind.ADDED),
                                        new Piece(" fox jumps.", Kind.SAME)),
                                1),
                        Line.of("three", Kind.SAME));
    }

    @Test
    void linesWithLittleInCommonAreToldOneAfterTheOther() {
        assertThat(Difference.ofTexts("All of this goes away.", "Here is something else!"))
                .extracting(Line::kind)
                .containsExactly(Line.Kind.REMOVED, Line.Kind.ADDED);
    }

    @Test
    void whatIsTheSameForLongIsLeftOut() {
        String long1 = IntStream.range(0, 50).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        List<Line> lines = Difference.ofTexts(long1, long1.replace("line 25", "LINE TWENTY FIVE, NEW"));
        assertThat(lines.getFirst()).isEqualTo(Line.skipped(23));
        assertThat(lines.getLast()).isEqualTo(Line.skipped(22));
        assertThat(lines).hasSize(1 + 2 + 2 + 2 + 1);
        assertThat(Difference.ofTexts(long1, long1)).containsExactly(Line.skipped(50));
        assertThat(Difference.ofTexts("", "a")).containsExactly(Line.of("a", Kind.ADDED));
        assertThat(Difference.ofTexts("a", "a\n\n"))
                .extracting(Line::kind)
                .containsExactly(Line.Kind.SAME, Line.Kind.ADDED);
    }

    @Test
    void wordsAreThoseOfTheirScript() {
        assertThat(Difference.ofLines("我喜歡貓", "我喜歡狗"))
                .containsExactly(new Piece("我喜歡", Kind.SAME), new Piece("貓", Kind.REMOVED), new Piece("狗", Kind.ADDED));
        assertThat(Difference.ofLines("Ein 👩‍👩‍👧 hier", "Ein 🎉 hier"))
                .first()
                .isEqualTo(new Piece("Ein ", Kind.SAME));
    }

    @Test
    void bothTextsAreInWhatIsTold() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String before = text(random);
            String after = random.nextInt(4) == 0 ? text(random) : edited(before, random);
            List<Piece> pieces = Difference.ofLines(before, after);
            assertThat(without(pieces, Kind.ADDED)).as("seed %d", seed).isEqualTo(before);
            assertThat(without(pieces, Kind.REMOVED)).as("seed %d", seed).isEqualTo(after);

            List<Line> lines = Difference.ofTexts(before, after);
            List<String> old = new ArrayList<>();
            List<String> now = new ArrayList<>();
            List<String> all = before.lines().toList();
            for (Line line : lines) {
                if (line.kind() == Line.Kind.SKIPPED) {
                    List<String> skipped = all.subList(old.size(), old.size() + line.lines());
                    old.addAll(skipped);
                    now.addAll(skipped);
                    continue;
                }
                if (line.kind() != Line.Kind.ADDED) {
                    old.add(without(line.pieces(), Kind.ADDED));
                }
                if (line.kind() != Line.Kind.REMOVED) {
                    now.add(without(line.pieces(), Kind.REMOVED));
                }
            }
            assertThat(old).as("seed %d", seed).isEqualTo(all);
            assertThat(now).as("seed %d", seed).isEqualTo(after.lines().toList());
        }
    }

    @Test
    void textsThatShareNothingCostLittle() {
        String lines = IntStream.range(0, 40_000).mapToObj(i -> "a" + i).collect(Collectors.joining("\n"));
        String words = IntStream.range(0, 40_000).mapToObj(i -> "b" + i).collect(Collectors.joining(" "));
        String many = IntStream.range(0, 1_900)
                .mapToObj(i -> "x " + i + " y".repeat(40))
                .collect(Collectors.joining("\n"));
        Instant start = Instant.now();
        Difference.ofTexts(lines, lines.replace('a', 'c'));
        Difference.ofTexts(words, words.replace('b', 'd'));
        Difference.ofTexts(many, many.replace('y', 'z').replace('x', 'w'));
        Difference.ofTexts("(".repeat(200_000), ")".repeat(200_000));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(12);
        for (int i = 0; i < lines; i++) {
            int words = random.nextInt(6);
            for (int w = 0; w < words; w++) {
                text.append("ab cd 我 , ß".charAt(random.nextInt(10))).append(random.nextInt(3) == 0 ? " " : "");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String edited(String text, Random random) {
        StringBuilder edited = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0 && !edited.isEmpty(); i--) {
            int at = random.nextInt(edited.length());
            switch (random.nextInt(3)) {
                case 0 -> edited.deleteCharAt(at);
                case 1 -> edited.insert(at, "new\n");
                default -> edited.insert(at, " w");
            }
        }
        return edited.toString();
    }

    private static String without(List<Piece> pieces, Kind kind) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
