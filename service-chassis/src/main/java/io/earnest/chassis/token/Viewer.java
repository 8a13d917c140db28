package io.earnest.chassis.token;

import java.util.Set;

/**
 * The signed-in person who asks, as their verified token says. A controller that takes a {@code Viewer} answers 401 to
 * everybody else; one that takes an {@code Optional<Viewer>} serves both.
 *
 * @param id the profile's id, which is its ledger account too
 * @param handle the account's handle when the token was issued
 * @param roles roles when the token was issued; where a role decides, ask profile-service
 * @param level level when the token was issued, at most minutes old: for display, not for decisions
 * @param session the id of the session that the token belongs to
 */
public record Viewer(String id, String handle, Set<String> roles, int level, String session) {
    /** The only role in the token of somebody who is suspended: they read, mark what they read, and appeal. */
    public static final String SUSPENDED = "suspended";

    public Viewer {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
