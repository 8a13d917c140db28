package io.earnest.profile.level;

import java.util.Collection;
import java.util.Locale;

/** What a level, or a role, lets somebody do. */
public enum Privilege {
    READING(1),
    REPORTS(1),
    PLUS(2),
    MINUS(5),
    LIKE(5),
    DISLIKE(8),
    COMMENT(13, "author"),
    AVATAR(13),
    PUBLISH(15, "author");

    private final int level;
    private final String role;

    Privilege(int level) {
        this(level, "");
    }

    Privilege(int level, String role) {
        this.level = level;
        this.role = role;
    }

    public int availableFromLevel() {
        return level;
    }

    /** Whether the level has reached it, or a role opens it at any level. */
    public boolean unlocked(int reached, Collection<String> roles) {
        return reached >= level || roles.contains(role);
    }

    /** The name in the API, such as {@code comment}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
