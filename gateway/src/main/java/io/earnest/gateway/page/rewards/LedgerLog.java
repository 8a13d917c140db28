package io.earnest.gateway.page.rewards;

import java.time.Instant;
import java.util.List;

/**
 * The newest checkpoint of the ledger's log.
 *
 * @param origin the log's name
 * @param size how many blocks it covers
 * @param root of the tree over their headers, Base64
 * @param at when it was signed
 * @param witnesses who has cosigned it by now
 */
public record LedgerLog(String origin, long size, String root, Instant at, List<Witness> witnesses) {
    private static final int SHORT = 12;

    /** A witness, by the name of its key, and when it signed. */
    public record Witness(String name, Instant at) {}

    /** Enough of the root to compare by eye. */
    public String shortRoot() {
        return root.length() > SHORT ? root.substring(0, SHORT) + '…' : root;
    }
}
