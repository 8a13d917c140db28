package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One posting as a row of its account's list, newest first.
 *
 * @param account a profile or {@code archive}
 * @param ref the entry
 * @param place of the posting in the entry, from 0
 * @param key the entry's natural key. It may name other parties: never to be shown to a person who is no operator
 * @param twei what moved; for an unpaid one the tariff's amount
 * @param balanceAfter the account's balance behind it; null for an unpaid one
 * @param unpaid why nothing moved; null if it did
 * @param tariff the version that decided
 */
public record AccountEntry(
        String account,
        EntryRef ref,
        int place,
        Instant at,
        Activity activity,
        String key,
        @Nullable String article,
        @Nullable String comment,
        @Nullable Line line,
        Twei twei,
        @Nullable Twei balanceAfter,
        @Nullable Reason unpaid,
        int tariff) {

    private static final long LAST_BLOCK = 999_999_999_999_999L;
    private static final Pattern POSITION = Pattern.compile("[0-9]{15}:[0-9]{3}:[0-9]{2}");

    /**
     * The row's id, which sorts an account's rows newest first: {@code {account}:{inverse block}:{inverse index}:{inverse
     * place}}.
     */
    public String id() {
        return account + ":" + position();
    }

    /** The id without the account: a cursor for {@link EntryQuery}, and an id that names nobody. */
    public String position() {
        return position(ref, place);
    }

    /** A position that sorts like {@link #id} within an account. */
    public static String position(EntryRef ref, int place) {
        return "%015d:%03d:%02d".formatted(LAST_BLOCK - ref.block(), 999 - ref.index(), 99 - place);
    }

    /** The entry whose row has such a position; empty if the text is no position. */
    public static Optional<EntryRef> refOf(String position) {
        return POSITION.matcher(position).matches()
                ? Optional.of(new EntryRef(
                        LAST_BLOCK - Long.parseLong(position.substring(0, 15)),
                        999 - Integer.parseInt(position.substring(16, 19))))
                : Optional.empty();
    }

    /** The report that was bought, where the row is a purchase. */
    public @Nullable String reportId() {
        return NaturalKey.parse(key).orElse(null) instanceof NaturalKey.ReportBought(String report) ? report : null;
    }
}
