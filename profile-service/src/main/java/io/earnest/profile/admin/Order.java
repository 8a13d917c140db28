package io.earnest.profile.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator ordered, or somebody for their own account, as kept with the record of it: a kind, and the fields that this kind has.
 *
 * @param profile whom it concerns
 * @param twei of a grant
 * @param to account of a grant
 * @param entry natural key of the entry to reverse
 * @param xp of a gift of experience
 * @param roles all roles that the profile is to have
 * @param suspended whether the profile is to be suspended
 * @param tariff the tariff as JSON
 * @param version the tariff's version
 */
public record Order(
        Kind kind,
        @Nullable String profile,
        @Nullable Long twei,
        @Nullable String to,
        @Nullable String entry,
        @Nullable Long xp,
        @Nullable List<String> roles,
        @Nullable Boolean suspended,
        @Nullable String tariff,
        @Nullable Integer version) {

    /** What can be ordered. */
    public enum Kind {
        GRANT("twei-granted"),
        REVERSAL("entry-reversed"),
        TARIFF("tariff-changed"),
        EXPERIENCE("experience-given"),
        ROLES("roles-set"),
        SUSPENSION("suspension-set"),
        DELETION("account-deleted");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        /** The name in the audit. */
        String action() {
            return action;
        }
    }

    static Order grant(@Nullable String profile, String to, long twei) {
        return new Order(Kind.GRANT, profile, twei, to, null, null, null, null, null, null);
    }

    static Order reversal(String entry) {
        return new Order(Kind.REVERSAL, null, null, null, entry, null, null, null, null, null);
    }

    static Order tariff(String tariff, int version) {
        return new Order(Kind.TARIFF, null, null, null, null, null, null, null, tariff, version);
    }

    static Order experience(String profile, long xp) {
        return new Order(Kind.EXPERIENCE, profile, null, null, null, xp, null, null, null, null);
    }

    static Order roles(String profile, List<String> roles) {
        return new Order(Kind.ROLES, profile, null, null, null, null, roles, null, null, null);
    }

    static Order deletion(String profile) {
        return new Order(Kind.DELETION, profile, null, null, null, null, null, null, null, null);
    }

    static Order suspension(String profile, boolean suspended) {
        return new Order(Kind.SUSPENSION, profile, null, null, null, null, null, suspended, null, null);
    }
}
