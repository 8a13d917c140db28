package io.earnest.rewards.ledger.state;

import java.util.List;

/**
 * What one block, or several in a row, change in the projections.
 *
 * @param head as of the last of them
 * @param documents the changed ones, with their values as of the last block
 * @param rows new rows of accounts
 * @param reports that were bought
 */
public record Changes(Head head, Documents documents, List<AccountEntry> rows, List<PurchasedReport> reports) {
    public Changes {
        rows = List.copyOf(rows);
        reports = List.copyOf(reports);
    }
}
