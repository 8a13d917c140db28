package io.earnest.gateway.page;

import io.earnest.gateway.page.rewards.Economy;
import io.earnest.gateway.page.rewards.Prices;
import org.jspecify.annotations.Nullable;

/** The whole economy as a picture. */
public record EconomyPage(
        Frame frame, Economy economy, @Nullable Prices prices) {

    public Bar holdings() {
        return Bar.of("Who holds the Twei")
                .with("held", "People", economy.held())
                .with("treasury", "Treasury", economy.treasury())
                .with("budget", "The day's budget", economy.budget())
                .with("archive", "Archive", economy.archive());
    }

    public Bar today() {
        Economy.Day day = economy.day();
        if (day == null) {
            return Bar.of("The day's rewards");
        }
        return Bar.of("The day's rewards")
                .with("paid", "Paid", day.paid())
                .with("open", "Released, not yet paid", Math.max(0, day.released() - day.paid()))
                .with("rest", "Still to be released", Math.max(0, day.budget() - Math.max(day.released(), day.paid())));
    }
}
