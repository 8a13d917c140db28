package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.chain.Fingerprint;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.CommandId;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.ledger.state.StateOverlay;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;
import java.time.LocalDate;
import java.util.List;

/** Opens a day: what is left of the last budget goes to treasury, and the day gets its own. */
final class DayOpening {

    private DayOpening() {}

    static Entry entry(StateOverlay overlay, LocalDate date) {
        Tariff tariff = overlay.head().tariffOn(date);
        Day last = overlay.head().day();
        Twei budget = tariff.budget().ofDay(last == null ? 0 : last.readers());
        // All amounts follow the balances in front of the entry: what is left over does not count as treasury's yet.
        Twei left = overlay.balance(SystemAccounts.BUDGET);
        Twei fromTreasury = overlay.balance(SystemAccounts.TREASURY)
                .minus(tariff.budget().treasuryReserve())
                .max(Twei.ZERO)
                .min(budget);
        Twei minted = budget.minus(fromTreasury);
        PostingsBuilder postings = new PostingsBuilder(overlay, null);
        postings.pay(SystemAccounts.BUDGET, left.negated(), null);
        postings.pay(SystemAccounts.TREASURY, left, null);
        postings.pay(SystemAccounts.TREASURY, fromTreasury.negated(), null);
        postings.pay(SystemAccounts.BUDGET, fromTreasury, null);
        postings.pay(SystemAccounts.MINT, minted.negated(), null);
        postings.pay(SystemAccounts.BUDGET, minted, null);
        NaturalKey key = new NaturalKey.DayOpened(date);
        return new Entry(
                CommandId.first(key).text(),
                key.text(),
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
        return Fingerprint.of(List.of(Activity.DAY_OPENED.wireName(), date.toString()));
    }
}
