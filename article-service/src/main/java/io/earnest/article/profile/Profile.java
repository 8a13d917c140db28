package io.earnest.article.profile;

import io.earnest.chassis.problem.Problem;
import java.util.Set;

/**
 * A profile as profile-service knows it.
 *
 * @param level as it is now: what it may do
 * @param publicLevel the one that others are shown
 * @param suspended may read, may not write
 * @param deleted has no name any more; what it wrote shows no author
 */
public record Profile(
        String id,
        String handle,
        String displayName,
        int level,
        int publicLevel,
        Set<String> roles,
        boolean suspended,
        boolean deleted) {
    public Profile {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Whether it may write at all. */
    boolean isActive() {
        return !suspended && !deleted;
    }

    /** 403 for an action that a higher level opens. */
    public static Problem levelTooLow(int requiredLevel, int level) {
        return Problem.of("level-too-low", 403, "Your level is too low")
                .detail("Available from LVL " + requiredLevel + "; you are at LVL " + level + ".")
                .with("requiredLevel", requiredLevel)
                .with("level", level);
    }
}
