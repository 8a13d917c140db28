package io.earnest.profile.experience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally empty = Tally.emptyDay("ada", "2026-05-01");

    @Test
    void theFirstReadingOfADayBringsTwentyMore() {
        Tally day = empty.plus("article-read:a:ada", Kind.READING).plus("article-read:b:ada", Kind.READING);
        assertThat(day.xpOf("article-read:a:ada")).isEqualTo(30);
        assertThat(day.xpOf("article-read:b:ada")).isEqualTo(10);
        assertThat(day.xp()).isEqualTo(40);
    }

    @Test
    void eachKindBringsWhatTheProductSays() {
        Tally day = empty.plus("r", Kind.RATING).plus("l", Kind.LIKE_RECEIVED).plus("v", Kind.COMMENT_VALUED);
        assertThat(List.of(day.xpOf("r"), day.xpOf("l"), day.xpOf("v"))).containsExactly(2L, 5L, 15L);
        assertThat(day.xp()).isEqualTo(22);
    }

    @Test
    void anEventCountsOnce() {
        Tally once = empty.plus("r", Kind.RATING);
        assertThat(once.plus("r", Kind.RATING)).isSameAs(once);
    }

    @Test
    void aDayBringsAtMostOneHundredAndTen() {
        Tally day = empty;
        for (int i = 0; i < 9; i++) {
            day = day.plus("article-read:" + i, Kind.READING);
        }
        assertThat(day.xp()).isEqualTo(110);
        assertThat(day.plus("v", Kind.COMMENT_VALUED)).isSameAs(day);
        Tally nearlyFull = new Tally("ada:2026-05-01", 1, 104, List.of());
        assertThat(nearlyFull.plus("v", Kind.COMMENT_VALUED).xpOf("v")).isEqualTo(6);
    }

    @Test
    void theTotalOfADayDependsOnItsEventsAndNotOnTheirOrder() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Kind> kinds = new ArrayList<>();
            for (int i = 0; i < random.nextInt(40); i++) {
                kinds.add(Kind.values()[random.nextInt(Kind.values().length)]);
            }
            long raw = kinds.stream().mapToLong(Kind::xp).sum() + (kinds.contains(Kind.READING) ? 20 : 0);
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                order.add(i);
                order.add(random.nextInt(i + 1));
            }
            Collections.shuffle(order, random);
            Tally day = empty;
            for (int i : order) {
                day = day.plus("key" + i, kinds.get(i));
            }
            assertThat(day.xp()).as("seed %d", seed).isEqualTo(Math.min(110, raw));
            assertThat(day.gains().stream().mapToLong(Tally.Gain::xp).sum())
                    .as("seed %d", seed)
                    .isEqualTo(day.xp());
            assertThat(day.gains()).hasSizeLessThanOrEqualTo(55);
        }
    }
}
