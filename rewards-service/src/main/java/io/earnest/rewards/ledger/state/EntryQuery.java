package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import org.jspecify.annotations.Nullable;

/**
 * Asks for rows of one account, newest first.
 *
 * @param article only of this article; null for all
 * @param line only on this line; null for all
 * @param withUnpaid whether legs that were not paid are listed too
 * @param after only rows behind the one with this {@link AccountEntry#position}; null from the newest
 * @param upTo only rows of this entry and of earlier ones; null for all
 * @param limit how many rows at most, 1 to 1000
 */
public record EntryQuery(
        String account,
        @Nullable String article,
        @Nullable Line line,
        boolean withUnpaid,
        @Nullable String after,
        @Nullable EntryRef upTo,
        int limit) {

    public EntryQuery {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be between 1 and 1000, not " + limit);
        }
    }

    /** Everything of an account that moved money. */
    public static EntryQuery of(String account, @Nullable String after, int limit) {
        return new EntryQuery(account, null, null, false, after, null, limit);
    }

    /** The id behind which the rows asked for begin; rows sort by id, newest first. */
    public String firstId() {
        // An index of a row is at most 999 and a place at most 99: the entry's own rows are the first ones behind this.
        String start = upTo == null
                ? account + ":"
                : account + ":" + AccountEntry.position(upTo, 99).substring(0, 19);
        String cursor = after == null ? "" : account + ":" + after;
        return start.compareTo(cursor) > 0 ? start : cursor;
    }

    /** The id before which the rows asked for end. */
    public String endId() {
        return account + ";";
    }

    /** Whether the row is one of those asked for. */
    public boolean matches(AccountEntry row) {
        return row.account().equals(account)
                && (article == null || article.equals(row.article()))
                && (line == null || line == row.line())
                && (withUnpaid || row.unpaid() == null)
                && row.id().compareTo(firstId()) > 0;
    }
}
