package io.earnest.comment.flag;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.comment.Removing;
import io.earnest.comment.profile.AuditTrail;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Does what a decision owes: the comment's deletion where it was to go, then the audit's notes. */
@Component
class CaseCompletion implements IntentQueue.Completion {
    private static final int MAX_ROUNDS = 20;

    private final Cases cases;
    private final Comments comments;
    private final Removing removing;
    private final AuditTrail trail;

    CaseCompletion(Cases cases, Comments comments, Removing removing, AuditTrail trail) {
        this.cases = cases;
        this.comments = comments;
        this.removing = removing;
        this.trail = trail;
    }

    @Override
    public void complete(String commentId) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Optional<Case> found = cases.find(commentId);
            if (found.isEmpty() || found.get().intent() == null) {
                return;
            }
            Case.Decision decision = found.get().decision();
            if (decision != null && decision.kind() == Case.Decision.Kind.REMOVE) {
                comments.find(commentId).ifPresent(comment -> removing.remove(comment, decision.note(), null));
            }
            trail.write(found.get().owed());
            if (cases.finish(found.get())) {
                return;
            }
        }
        throw new IllegalStateException("the case of " + commentId + " keeps changing");
    }

    @Configuration(proxyBeanMethods = false)
    static class Queue {
        @Bean
        IntentQueue caseIntents(MongoDatabase database, IntentOwner owner, Clock clock, CaseCompletion completion) {
            return new IntentQueue("decisions", database.getCollection(Cases.COLLECTION), owner, clock, completion);
        }
    }
}
