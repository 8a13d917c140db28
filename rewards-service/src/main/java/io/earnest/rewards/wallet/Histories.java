package io.earnest.rewards.wallet;

import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.tariff.Twei;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds up what came and went on an account by day, activity and article, from a bounded number of its entries. */
@Component
class Histories {
    static final int MOST_DAYS = 90;

    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 5;
    private static final Set<Activity> GRANTS = Set.of(Activity.PROFILE_SIGNED_UP, Activity.GRANTED);

    private final Ledger ledger;

    Histories(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The last days of an account, the ledger's present one included. */
    History of(String account, int days) {
        return ledger.together(() -> {
            LocalDate today = ledger.today();
            Rows rows = rows(account, today.minusDays(days - 1L));
            // Where there are too many, the day on which reading them ended is not whole.
            LocalDate whole = rows.complete
                    ? today.minusDays(days - 1L)
                    : day(rows.list.getLast()).plusDays(1);
            LocalDate from = whole.isAfter(today) ? today : whole;
            List<AccountEntry> shown =
                    rows.list.stream().filter(row -> !day(row).isBefore(from)).toList();
            long balance = ledger.account(account).balance().amount();
            return new History(
                    from,
                    today,
                    balance
                            - shown.stream()
                                    .mapToLong(row -> row.twei().amount())
                                    .sum(),
                    rows.complete,
                    days(shown, from, today, balance),
                    activities(shown),
                    articles(shown).stream().limit(History.MOST_ARTICLES).toList(),
                    others(articles(shown)));
        });
    }

    /** @param complete whether they reach back to the first day asked for */
    private record Rows(List<AccountEntry> list, boolean complete) {}

    private Rows rows(String account, LocalDate from) {
        List<AccountEntry> all = new ArrayList<>();
        String after = null;
        for (int i = 0; i < MOST_PAGES; i++) {
            List<AccountEntry> page = ledger.entries(EntryQuery.of(account, after, PAGE));
            all.addAll(page);
            if (page.size() < PAGE || day(page.getLast()).isBefore(from)) {
                return new Rows(all, true);
            }
            after = page.getLast().position();
        }
        return new Rows(all, false);
    }

    /** Days are the ledger's, which are UTC's. */
    private static LocalDate day(AccountEntry row) {
        return row.at().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static List<History.WalletDay> days(
            List<AccountEntry> newestFirst, LocalDate from, LocalDate to, long balanceNow) {
        Map<LocalDate, Sum> byDay = new HashMap<>();
        newestFirst.forEach(row ->
                byDay.computeIfAbsent(day(row), d -> new Sum()).add(row.twei(), GRANTS.contains(row.activity())));
        List<History.WalletDay> days = new ArrayList<>();
        long balance = balanceNow;
        for (LocalDate date = to; !date.isBefore(from); date = date.minusDays(1)) {
            Sum sum = byDay.getOrDefault(date, new Sum());
            days.addFirst(new History.WalletDay(date, balance, sum.came, sum.went, sum.granted));
            balance -= sum.came + sum.granted - sum.went;
        }
        return days;
    }

    private record Kind(Activity activity, @Nullable Line line, String title) {
        static Kind of(AccountEntry row) {
            WalletEntry entry = WalletEntry.of(row);
            // A line's name says it all, whoever did it; a reversal stays one.
            return row.activity() == Activity.REVERSED
                    ? new Kind(row.activity(), null, row.activity().title())
                    : new Kind(row.activity(), entry.line(), entry.title());
        }
    }

    private static List<History.ByActivity> activities(List<AccountEntry> rows) {
        Map<Kind, Sum> sums = new HashMap<>();
        rows.forEach(row -> sums.computeIfAbsent(Kind.of(row), k -> new Sum()).add(row.twei(), false));
        return sums.entrySet().stream()
                .map(e -> new History.ByActivity(
                        e.getKey().activity(),
                        e.getKey().line(),
                        e.getKey().title(),
                        e.getValue().came,
                        e.getValue().went,
                        e.getValue().entries))
                .sorted(Comparator.comparingLong((History.ByActivity a) -> a.came() + a.went())
                        .reversed()
                        .thenComparing(History.ByActivity::title))
                .toList();
    }

    private static List<History.ByArticle> articles(List<AccountEntry> rows) {
        Map<String, Sum> sums = new HashMap<>();
        rows.stream()
                .filter(row -> row.article() != null)
                .forEach(row -> sums.computeIfAbsent(Objects.requireNonNull(row.article()), a -> new Sum())
                        .add(row.twei(), false));
        return sums.entrySet().stream()
                .map(e -> new History.ByArticle(e.getKey(), e.getValue().came, e.getValue().went))
                .sorted(Comparator.comparingLong((History.ByArticle a) -> a.came() + a.went())
                        .reversed()
                        .thenComparing(History.ByArticle::articleId))
                .toList();
    }

    private static History.@Nullable Sums others(List<History.ByArticle> all) {
        if (all.size() <= History.MOST_ARTICLES) {
            return null;
        }
        List<History.ByArticle> rest = all.subList(History.MOST_ARTICLES, all.size());
        return new History.Sums(
                rest.stream().mapToLong(History.ByArticle::came).sum(),
                rest.stream().mapToLong(History.ByArticle::went).sum());
    }

    /** Mutable, for one thread. */
    private static final class Sum {
        private long came;
        private long went;
        private long granted;
        private long entries;

        void add(Twei twei, boolean grant) {
            long amount = twei.amount();
            entries++;
            if (grant && amount > 0) {
                granted += amount;
            } else if (amount > 0) {
                came += amount;
            } else {
                went -= amount;
            }
        }
    }
}
