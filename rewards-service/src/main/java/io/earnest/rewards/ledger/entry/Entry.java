package io.earnest.rewards.ledger.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decided command, for ever.
 *
 * @param command the command's id
 * @param key the natural key
 * @param fingerprint of activity, actor, subject and value: another command for the key must have the same
 * @param level the actor's level, where it was told
 * @param requiredSeconds what a reading took at least; null in entries of before it was booked
 * @param tariff the version that decided
 */
public record Entry(
        String command,
        String key,
        String fingerprint,
        Activity activity,
        @Nullable String article,
        @Nullable String comment,
        @Nullable Integer level,
        @Nullable Integer requiredSeconds,
        int tariff,
        Outcome outcome) {

    /** The postings, paid and unpaid; none where the command was refused or announced a tariff. */
    public List<Posting> postings() {
        return outcome instanceof Outcome.Postings(List<Posting> postings) ? postings : List.of();
    }

    /** The same as it was booked before an entry said what a reading takes at least. */
    public Entry withoutRequiredSeconds() {
        return new Entry(command, key, fingerprint, activity, article, comment, level, null, tariff, outcome);
    }

    /** Whether the natural key is taken by this entry. */
    public boolean booked() {
        return !(outcome instanceof Outcome.Rejected);
    }

    /**
     * The natural key by its parts.
     *
     * @throws IllegalArgumentException if it is none, which no entry that was decided has
     */
    public NaturalKey naturalKey() {
        return NaturalKey.parse(key).orElseThrow(() -> new IllegalArgumentException(key + " is no natural key"));
    }

    /** The attempt that the command's id ends with. */
    public int attempt() {
        return CommandId.parse(command)
                .orElseThrow(() -> new IllegalArgumentException(command + " is no command's id"))
                .attempt();
    }
}
