package io.earnest.profile.rewards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the ledger: facts, and amounts only where an operator grants. The same command again gets the same
 * answer for ever.
 *
 * @param command natural key, {@code #} and the attempt
 * @param activity the ledger's name of the activity
 * @param actor who does it, a profile's id
 * @param twei of a grant
 * @param to account of a grant
 * @param entry natural key of the entry to reverse
 * @param tariff of a new tariff
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Command(
        String command,
        String activity,
        String actor,
        @Nullable Long twei,
        @Nullable String to,
        @Nullable String entry,
        @Nullable String note,
        @Nullable Map<String, Object> tariff) {

    /** The starter grant of a new profile. */
    public static Command signedUp(String command, String profile) {
        return new Command(command, "profile-signed-up", profile, null, null, null, null, null);
    }

    /** Twei from the mint to an account, or to {@code treasury}. */
    public static Command granted(String command, String operator, String to, long twei, String note) {
        return new Command(command, "granted", operator, twei, to, null, note, null);
    }

    /** The reversal of an entry. */
    public static Command reversed(String command, String operator, String entry, String note) {
        return new Command(command, "reversed", operator, null, null, entry, note, null);
    }

    /** A tariff for the days to come. */
    public static Command tariffChanged(String command, String operator, Map<String, Object> tariff) {
        return new Command(command, "tariff-changed", operator, null, null, null, null, tariff);
    }
}
