package io.earnest.comment.profile;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in, as far as comments care.
 *
 * @param level as it is now: what the person may do
 * @param commentLevel the one that others are shown beside what the person writes, a whole band's
 * @param avatarId the avatar chosen in the profile, if any
 */
public record Person(
        String id,
        int level,
        int commentLevel,
        Set<String> roles,
        boolean suspended,
        @Nullable String avatarId) {
    public static final int COMMENT_LEVEL = 13;

    public Person {
        roles = Set.copyOf(roles);
    }

    /** Whether the person may comment: by level, or by the role {@code author}. */
    public boolean mayComment() {
        return !suspended && (level >= COMMENT_LEVEL || roles.contains("author"));
    }

    /** Whether the person may do what opens at a level. */
    public boolean reached(int requiredLevel) {
        return !suspended && level >= requiredLevel;
    }

    public boolean isModerator() {
        return !suspended && roles.contains("moderator");
    }

    public boolean isOperator() {
        return !suspended && roles.contains("operator");
    }

    /** Whether the person sees and decides what was flagged. */
    public boolean mayModerate() {
        return isModerator() || isOperator();
    }

    /** Why a person who may not do what needs this level may not. */
    public ProblemException refusal(int requiredLevel) {
        if (suspended) {
            return Problem.of("suspended", 403, "The profile is suspended")
                    .detail("A suspended profile can read, but not write or vote.")
                    .exception();
        }
        return Problem.of("level-too-low", 403, "Not available at this level")
                .detail("Available from LVL " + requiredLevel + "; this profile has LVL " + level + ".")
                .with("requiredLevel", requiredLevel)
                .with("level", level)
                .exception();
    }
}
