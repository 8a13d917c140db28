package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.gateway.page.rewards.Prices;
import io.earnest.gateway.page.rewards.Prices.PaidReadings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LevelsPageTest {
    @Test
    void howManyReadingsArePaidIsTheTariffs() {
        Prices prices = new Prices(
                20,
                60,
                5,
                1,
                2,
                20,
                1,
                3,
                5,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                List.of(new PaidReadings(1, 3), new PaidReadings(7, 9)),
                5);
        assertThat(page(prices).paidReadings()).isEqualTo("3 from LVL 1, 9 from LVL 7");
        assertThat(page(null).paidReadings()).isEmpty();
    }

    private static LevelsPage page(@Nullable Prices prices) {
        return new LevelsPage(Frame.of(Samples.SITE, "Levels", "/levels"), List.of(), List.of(), prices);
    }
}
