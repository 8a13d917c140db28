package io.earnest.comment.flag;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a comment is flagged. */
public enum Reason {
    SPAM,
    HARASSMENT,
    HATE,
    SEXUAL,
    ILLEGAL,
    /** Anything else, in the flagger's own words. */
    OTHER;

    /** The reason of this name, in either case, or null where the text is words of one's own. */
    static @Nullable Reason named(String text) {
        for (Reason reason : values()) {
            if (reason.name().equals(text.toUpperCase(Locale.ROOT))) {
                return reason;
            }
        }
        return null;
    }
}
