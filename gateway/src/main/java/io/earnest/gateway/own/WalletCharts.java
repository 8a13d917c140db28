package io.earnest.gateway.own;

import io.earnest.gateway.chart.Flows;
import io.earnest.gateway.chart.LineChart;
import io.earnest.gateway.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wallet's days as charts.
 *
 * @param articles null where nothing moved for any article
 */
public record WalletCharts(
        LineChart balance, Flows activities, @Nullable Flows articles, List<Day> days, boolean complete) {
    private static final Set<String> GRANTS = Set.of("profile-signed-up", "granted");

    /** A day of the table, newest first, that something moved on. */
    public record Day(String date, long balance, long earned, long spent, long granted) {
        boolean moved() {
            return earned != 0 || spent != 0 || granted != 0;
        }
    }

    static WalletCharts of(OwnRewards.History history) {
        List<Day> days = history.days().stream()
                .map(d -> new Day(Words.day(d.date()), d.balance(), d.earned(), d.spent(), d.granted()))
                .toList();
        return new WalletCharts(
                LineChart.of("Your balance", days.stream().map(Day::date).toList())
                        .with(
                                "balance",
                                "Balance",
                                days.stream().map(Day::balance).toList()),
                Flows.of(
                        "By activity",
                        history.activities().stream()
                                .map(a -> new Flows.Flow(
                                        a.title(), null, a.came(), a.went(), GRANTS.contains(a.activity())))
                                .toList()),
                articles(history),
                days.reversed().stream().filter(Day::moved).toList(),
                history.complete());
    }

    private static @Nullable Flows articles(OwnRewards.History history) {
        List<Flows.Flow> flows = new ArrayList<>();
        history.articles()
                .forEach(a -> flows.add(new Flows.Flow("An article", a.articleId(), a.came(), a.went(), false)));
        OwnRewards.Sums others = history.otherArticles();
        if (others != null) {
            flows.add(new Flows.Flow("All others", null, others.came(), others.went(), false));
        }
        return flows.isEmpty() ? null : Flows.of("By article", flows);
    }
}
