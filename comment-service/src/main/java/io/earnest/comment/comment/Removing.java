package io.earnest.comment.comment;

import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.comment.profile.AuditNote;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Takes comments away, and brings them back; a tombstone stays where one has replies, and nothing is refunded. */
@Component
public class Removing {
    private final Comments comments;
    private final IntentQueue intents;
    private final IntentOwner owner;
    private final Clock clock;

    Removing(Comments comments, @Qualifier("commentIntents") IntentQueue intents, IntentOwner owner, Clock clock) {
        this.comments = comments;
        this.intents = intents;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * Deletes the comment. A second time changes nothing.
     *
     * @param reason a moderator's, which the writer is told; null where it is the writer's own deed
     * @param note written to the audit sooner or later, if it was this call that deleted the comment
     */
    public void remove(Comment comment, @Nullable String reason, @Nullable AuditNote note) {
        String id = comment.id();
        if (comments.delete(id, intent(comment), note, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .isPresent()) {
            intents.attempt(id);
        }
    }

    /** Brings a removed comment back with what it said. One that is not deleted stays as it is. */
    public void restore(String id, String body) {
        Comment removed = comments.find(id).filter(Comment::deleted).orElse(null);
        if (removed != null
                && comments.restore(id, Posting.text(body), intent(removed)).isPresent()) {
            intents.attempt(id);
        }
    }

    private Intent intent(Comment comment) {
        return Intent.claimed(
                Comment.naturalKey(comment.id()), comment.payment().attempt(), owner.name(), clock);
    }
}
