package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A profit-and-loss report as it was bought: the fold of the buyer's entries for the article up to and including the
 * purchase. Immutable.
 *
 * @param id the report's id
 * @param account the buyer
 * @param ref the purchase's entry
 * @param at when it was bought
 * @param hash of the purchase's block
 * @param price what it cost
 * @param n how many postings it sums up
 * @param sums of the postings by line, as they were booked; see {@link #shown}
 */
public record PurchasedReport(
        String id,
        String account,
        String article,
        EntryRef ref,
        Instant at,
        String hash,
        Twei price,
        long n,
        Map<Line, Twei> sums) {

    public PurchasedReport {
        sums = sums.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(sums));
    }

    PurchasedReport in(Block block) {
        return new PurchasedReport(id, account, article, ref, block.at(), block.hash(), price, n, sums);
    }

    /** The line as the report shows it: what was spent counts up on the loss side. */
    public Twei shown(Line line) {
        return Statement.shown(sums, line);
    }

    public Twei subtotal(Line.Side side) {
        Twei total = Twei.ZERO;
        for (Line line : Line.values()) {
            if (line.side() == side) {
                total = total.plus(shown(line));
            }
        }
        return total;
    }

    /** Profit less loss. */
    public Twei total() {
        return subtotal(Line.Side.PROFIT).minus(subtotal(Line.Side.LOSS));
    }
}
