package io.earnest.profile.rewards;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of entries with all their postings, for operators.
 *
 * @param items entries as the ledger shows them: key, activity, at, block, index, tariff, article, comment, postings
 * @param next opaque cursor of the next page, or null
 */
public record LedgerEntries(
        List<Map<String, Object>> items, @Nullable String next) {
    public LedgerEntries {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
