package io.earnest.chassis.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.testing.TestStores;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentQueueTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Date CLAIM_ENDS = Date.from(NOW.plus(Intent.CLAIM));

    private final MongoClient client = MongoClients.create(TestStores.embeddedUri());
    private final MongoCollection<Document> things =
            client.getDatabase(TestStores.freshName()).getCollection("things");

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anAttemptThatSucceedsGivesWhatItsCompletionGives() {
        IntentQueue queue = claimed(
                id -> things.updateOne(new Document("_id", id), new Document("$unset", new Document("intent", ""))));

        assertThat(queue.attempt("thing", () -> "settled")).contains("settled");
        assertThat(queue.attempt("thing")).isTrue();
        assertThat(things.find().first()).doesNotContainKey("intent");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAPeerKeepsFromItsEndIsTakenUpAtOnceAndNotWhenTheClaimEnds(boolean refused) {
        IntentQueue queue = claimed(id -> {
            throw refused
                    ? new RemoteRefused("profile-service", 400, "{}")
                    : new RemoteUnavailable("profile-service", "down");
        });

        assertThat(queue.attempt("thing")).isFalse();
        assertThat(notBefore()).isEqualTo(Date.from(NOW));
        assertThat(queue.claimDue(1)).containsExactly("thing");
    }

    @Test
    void aDefectIsTheRequestsOwnAndLeavesTheClaim() {
        IntentQueue queue = claimed(id -> {
            throw new IllegalStateException("a defect");
        });

        assertThatThrownBy(() -> queue.attempt("thing")).isInstanceOf(IllegalStateException.class);
        assertThat(notBefore()).isEqualTo(CLAIM_ENDS);
    }

    private Date notBefore() {
        return things.find().first().get("intent", Document.class).getDate("notBefore");
    }

    private IntentQueue claimed(IntentQueue.Completion completion) {
        things.insertOne(new Document("_id", "thing")
                .append(
                        "intent",
                        new Document("command", "thing#1")
                                .append("attempt", 1)
                                .append("owner", "me")
                                .append("notBefore", CLAIM_ENDS)
                                .append("acceptedAt", Date.from(NOW))));
        return new IntentQueue("things", things, new IntentOwner("me"), Clock.fixed(NOW, ZoneOffset.UTC), completion);
    }
}
