package io.earnest.comment.comment;

import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.comment.profile.AuditNote;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Takes comments away; a tombstone stays where one has replies, and nothing is refunded. */
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
     * @param note written to the audit sooner or later, if it was this call that deleted the comment
     */
    public void remove(Comment comment, @Nullable AuditNote note) {
        String id = comment.id();
        Intent intent = Intent.claimed(Comment.naturalKey(id), comment.payment().attempt(), owner.name(), clock);
        if (comments.delete(id, intent, note).isPresent()) {
            intents.attempt(id);
        }
    }
}
