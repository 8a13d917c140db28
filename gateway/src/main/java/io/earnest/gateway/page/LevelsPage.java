package io.earnest.gateway.page;

import io.earnest.gateway.page.profile.Avatar;
import io.earnest.gateway.page.profile.Level;
import io.earnest.gateway.page.rewards.Prices;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every level opens. Where the visitor stands is filled in by script. */
public record LevelsPage(
        Frame frame,
        List<Level> levels,
        List<Avatar> avatars,
        @Nullable Prices prices) {

    /** How many readings a day are paid, in words; empty where the tariff is not known. */
    public String paidReadings() {
        return prices == null
                ? ""
                : prices.paidReadings().stream()
                        .map(paid -> paid.readings() + " from LVL " + paid.fromLevel())
                        .collect(Collectors.joining(", "));
    }

    public List<Avatar> avatarsAt(int level) {
        return avatars.stream().filter(a -> a.availableFromLevel() == level).toList();
    }
}
