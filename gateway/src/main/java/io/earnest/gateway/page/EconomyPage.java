package io.earnest.gateway.page;

import io.earnest.gateway.chart.LineChart;
import io.earnest.gateway.page.rewards.Economy;
import io.earnest.gateway.page.rewards.EconomyDay;
import io.earnest.gateway.page.rewards.LedgerLog;
import io.earnest.gateway.page.rewards.Prices;
import io.earnest.gateway.page.rewards.TariffVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole economy as pictures.
 *
 * @param days the newest days' sums, oldest first; null while they are not known
 * @param tariffs the versions of the tariff, newest first; null while they are not known
 * @param log the newest checkpoint; null where there is none or it is not known
 */
public record EconomyPage(
        Frame frame,
        Economy economy,
        @Nullable Prices prices,
        @Nullable List<EconomyDay> days,
        @Nullable List<TariffVersion> tariffs,
        @Nullable LedgerLog log) {

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

    /** The days' sums as lines; null where there are no days to draw. */
    public @Nullable LineChart sums() {
        return chart(
                "The sums by day",
                chart -> chart.with("issued", "Issued", amounts(EconomyDay::issued))
                        .with("held", "Held by people", amounts(EconomyDay::held))
                        .with("treasury", "Treasury", amounts(EconomyDay::treasury)));
    }

    /** What the budget paid on each day; null where there are no days to draw. */
    public @Nullable LineChart paid() {
        return chart("Paid out of the day's budget", chart -> chart.with("paid", "Paid", amounts(EconomyDay::paid)));
    }

    private @Nullable LineChart chart(String title, Function<LineChart, LineChart> lines) {
        return days == null || days.isEmpty()
                ? null
                : lines.apply(LineChart.of(
                        title,
                        days.stream().map(d -> Words.day(d.date())).toList(),
                        days.stream()
                                .map(d -> LocalDate.parse(d.date()).toEpochDay())
                                .toList()));
    }

    private List<Long> amounts(Function<EconomyDay, Long> amount) {
        return days == null ? List.of() : days.stream().map(amount).toList();
    }

    /** The versions with what each changed of the one before it, newest first. */
    public List<TariffChange> changes() {
        List<TariffVersion> all = tariffs == null ? List.of() : tariffs;
        int present = all.stream()
                .filter(TariffVersion::inForce)
                .mapToInt(TariffVersion::version)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        return IntStream.range(0, all.size())
                .mapToObj(i -> TariffChange.of(all.get(i), i + 1 < all.size() ? all.get(i + 1) : null, present))
                .toList();
    }

    /**
     * A version of the tariff.
     *
     * @param changed what it changed; none in the first one, or where the one before it is not shown
     * @param time {@code in force}, {@code past} or {@code to come}
     */
    public record TariffChange(int version, String from, String time, boolean first, List<Changed> changed) {
        static TariffChange of(TariffVersion version, @Nullable TariffVersion before, int present) {
            return new TariffChange(
                    version.version(),
                    Words.day(version.from()),
                    version.inForce() ? "in force" : version.version() > present ? "to come" : "past",
                    version.version() == 1,
                    before == null ? List.of() : changed(before.numbers(), version.numbers()));
        }

        private static List<Changed> changed(Map<String, String> before, Map<String, String> now) {
            return Stream.concat(before.keySet().stream(), now.keySet().stream())
                    .distinct()
                    .filter(name -> !before.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
                    .map(name -> new Changed(
                            TariffWords.of(name), before.getOrDefault(name, "–"), now.getOrDefault(name, "–")))
                    .toList();
        }
    }

    /** One number of the tariff, before and after. */
    public record Changed(String name, String before, String now) {}
}
