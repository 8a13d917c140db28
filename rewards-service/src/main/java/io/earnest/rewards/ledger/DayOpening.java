package io.earnest.rewards.ledger;

import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;
import java.time.LocalDate;
import java.util.List;

/** Opens a day: what is left of the last budget goes to treasury, and the day gets its own. */
final class DayOpening {

    private DayOpening() {}

    static Entry entry(Draft draft, LocalDate date) {
        Tariff tariff = draft.head().tariffOn(date);
        Day last = draft.head().day();
        Twei budget = tariff.budget().ofDay(last == null ? 0 : last.readers());
        // All amounts follow the balances in front of the entry: what is left over does not count as treasury's yet.
        Twei left = draft.balance(SystemAccounts.BUDGET);
        Twei fromTreasury = draft.balance(SystemAccounts.TREASURY)
                .minus(tariff.budget().treasuryReserve())
                .max(Twei.ZERO)
                .min(budget);
        Twei minted = budget.minus(fromTreasury);
        Postings postings = new Postings(draft, null);
        postings.pay(SystemAccounts.BUDGET, left.negated(), null);
        postings.pay(SystemAccounts.TREASURY, left, null);
        postings.pay(SystemAccounts.TREASURY, fromTreasury.negated(), null);
        postings.pay(SystemAccounts.BUDGET, fromTreasury, null);
        postings.pay(SystemAccounts.MINT, minted.negated(), null);
        postings.pay(SystemAccounts.BUDGET, minted, null);
        String key = "day-opened:" + date;
        return new Entry(
                key + "#1",
                key,
                fingerprint(date),
                Activity.DAY_OPENED,
                null,
                null,
                null,
                null,
                tariff.version(),
                postings.outcome());
    }

    private static String fingerprint(LocalDate date) {
        return Hashing.hex(
                        Hashing.sha256(CanonicalJson.bytes(List.of(Activity.DAY_OPENED.wireName(), date.toString()))))
                .substring(0, 32);
    }
}
