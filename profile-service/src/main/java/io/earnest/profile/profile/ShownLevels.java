package io.earnest.profile.profile;

import io.earnest.profile.level.Levels;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/**
 * The levels that others are shown: those of the last UTC midnight. One's own moves at once, and if others saw that, whoever
 * likes a comment would see whose handle rises.
 */
@Component
class ShownLevels {
    private final CommentLevels commentLevels;
    private final Clock clock;

    ShownLevels(CommentLevels commentLevels, Clock clock) {
        this.commentLevels = commentLevels;
        this.clock = clock;
    }

    /** Beside the handle. */
    int ofHandle(Profile profile) {
        return atMidnight(profile, today());
    }

    /** Beside a pen name: the one level of a whole band. */
    int ofComments(Profile profile) {
        LocalDate today = today();
        return commentLevels.shown(atMidnight(profile, today), today);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static int atMidnight(Profile profile, LocalDate day) {
        return Levels.of(profile.xpAtMidnight(day));
    }
}
