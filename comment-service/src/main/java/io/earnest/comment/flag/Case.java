package io.earnest.comment.flag;

import io.earnest.chassis.intent.Intent;
import io.earnest.comment.profile.AuditNote;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What became of the flags on one comment. It is opened by the first flag, decided once, and opened anew, as its next
 * round, only by a flag on a text that is another than the one that was kept.
 *
 * @param commentId the key: a comment has one case
 * @param round from 1
 * @param position sorts by the time at which the round was opened
 * @param flags how many there are in this round, and by reason: absolute values
 * @param words the newest of what flaggers wrote themselves, at most {@link Cases#WORDS}
 * @param decision null while it is open
 * @param owed notes that the audit does not have yet
 * @param version all changes are compare-and-set on it
 * @param intent while something is owed
 */
public record Case(
        @BsonId String commentId,
        int round,
        State state,
        Instant openedAt,
        String position,
        int flags,
        List<Count> reasons,
        List<String> words,
        @Nullable Decision decision,
        List<AuditNote> owed,
        long version,
        @Nullable Intent intent) {

    /** How far it is. */
    public enum State {
        OPEN,
        DECIDED,
        /** The comment was deleted by somebody before anybody decided. */
        GONE
    }

    /** How many gave a reason. */
    public record Count(Reason reason, int flags) {}

    /**
     * A moderator's decision.
     *
     * @param by profile of the moderator; not shown to other moderators, but in the audit to operators
     * @param text which text it was about, see {@link ModerationQueue#textVersion}
     */
    public record Decision(Kind kind, String by, String note, String text, Instant at) {
        /** What can be decided. */
        public enum Kind {
            KEEP("comment-kept"),
            REMOVE("comment-removed");

            private final String action;

            Kind(String action) {
                this.action = action;
            }

            /** The name in the audit. */
            String action() {
                return action;
            }
        }
    }

    boolean kept() {
        return decision != null && decision.kind() == Decision.Kind.KEEP;
    }

    /** The round that a flag belongs to, which is about this text of the comment. */
    int roundFor(String text) {
        return state == State.DECIDED && decision != null && !decision.text().equals(text) ? round + 1 : round;
    }
}
