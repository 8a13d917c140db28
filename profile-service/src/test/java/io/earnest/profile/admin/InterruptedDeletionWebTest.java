package io.earnest.profile.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.Ids;
import io.earnest.chassis.intent.Intent;
import io.earnest.profile.RunningService;
import io.earnest.profile.profile.Erasure;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process that died at its work leaves the order behind; whoever finds it carries it out. */
class InterruptedDeletionWebTest extends RunningService {
    @Autowired
    private AuditStore audit;

    @Autowired
    private Erasure erasure;

    @Autowired
    private MongoDatabase database;

    @Test
    void aDeletionOfWhichOnlyTheOrderWasWrittenIsCarriedOut() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        leaveBehind(id);
        assertDeleted(handle, id);
    }

    @Test
    void aDeletionThatEndedBeforeTheSessionsDidIsCarriedOut() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        erasure.erase(id);
        assertThat(sessions(id)).isEqualTo(1);
        leaveBehind(id);
        assertDeleted(handle, id);
    }

    private void leaveBehind(String profile) {
        audit.append(new AuditRecord(
                Ids.random(),
                Instant.ofEpochMilli(clock.millis()),
                profile,
                Order.Kind.DELETION.action(),
                profile,
                "",
                AuditRecord.Status.PENDING,
                Order.deletion(profile),
                null,
                null,
                new Intent("account-deleted:" + profile + "#1", 1, "dead", Instant.EPOCH)));
    }

    private void assertDeleted(String handle, String id) {
        await().untilAsserted(() -> assertThat(sessions(id)).isZero());
        signInAs(handle, PASSWORD).isProblem(401, "bad-credentials");
        get("/api/profiles/" + handle, null).isProblem(404, "not-found");
        await().untilAsserted(() -> assertThat(database.getCollection("audit")
                        .countDocuments(new Document("subject", id).append("status", "DONE")))
                .isEqualTo(1));
    }

    private long sessions(String profile) {
        return database.getCollection("sessions").countDocuments(new Document("profile", profile));
    }
}
