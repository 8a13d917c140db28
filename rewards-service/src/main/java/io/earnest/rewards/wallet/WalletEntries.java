package io.earnest.rewards.wallet;

import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of a person's entries, with what each reversal among them takes back. */
@Component
public class WalletEntries {
    /** An entry has no more postings on one account. */
    private static final int MOST_POSTINGS = 8;

    private final Ledger ledger;
    private final ReversalReasons reasons;

    WalletEntries(Ledger ledger, ReversalReasons reasons) {
        this.ledger = ledger;
        this.reasons = reasons;
    }

    /** The entries asked for, one more than a page has telling that there are others. */
    public Page<WalletEntry> page(EntryQuery query, int most) {
        return ledger.together(() -> {
            Map<String, Optional<WalletEntry.Undone>> undone = new HashMap<>();
            Function<AccountEntry, Optional<WalletEntry.Undone>> find =
                    row -> undone.computeIfAbsent(row.key() + row.line(), key -> undone(row));
            Page<AccountEntry> page = Page.of(ledger.entries(query), most, row -> Paging.cursor(row.position()));
            Map<String, String> why = reasons.of(page.items().stream()
                    .filter(row -> row.activity() == Activity.REVERSED)
                    .map(AccountEntry::key)
                    .distinct()
                    .toList());
            return page.map(row -> WalletEntry.of(
                    row,
                    why.get(row.key()),
                    row.activity() == Activity.REVERSED ? find.apply(row).orElse(null) : null));
        });
    }

    /** The row of the same account that the reversal's row is the other side of: the one on its line, else the entry's first. */
    private Optional<WalletEntry.Undone> undone(AccountEntry reversal) {
        @Nullable NaturalKey key = NaturalKey.parse(reversal.key()).orElse(null);
        if (!(key instanceof NaturalKey.Reversal(String reversed))) {
            return Optional.empty();
        }
        return ledger.find(reversed).flatMap(ref -> {
            List<AccountEntry> rows = ledger
                    .entries(new EntryQuery(
                            reversal.account(), reversal.article(), null, false, null, ref, MOST_POSTINGS))
                    .stream()
                    .filter(row -> row.ref().equals(ref))
                    .toList();
            return rows.stream()
                    .filter(row -> row.line() == reversal.line())
                    .findFirst()
                    .or(() -> rows.stream().findFirst())
                    .map(WalletEntry.Undone::of);
        });
    }
}
