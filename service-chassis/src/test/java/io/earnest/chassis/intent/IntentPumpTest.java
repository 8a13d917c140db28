package io.earnest.chassis.intent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.testing.TestStores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntentPumpTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int AT_ONCE = 8;

    private final MongoClient client = MongoClients.create(TestStores.embeddedUri());
    private final MongoCollection<Document> things =
            client.getDatabase(TestStores.freshName()).getCollection("things");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void noMoreIsClaimedThanIsBegun() throws InterruptedException {
        owe(3 * AT_ONCE);
        CountDownLatch begun = new CountDownLatch(AT_ONCE);
        CountDownLatch end = new CountDownLatch(1);
        Map<String, Boolean> working = new ConcurrentHashMap<>();
        IntentPump pump = pump(id -> {
            working.put(id, true);
            begun.countDown();
            await(end);
            done(id);
        });
        pump.start();
        try {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            List<String> claimed = things.find(new Document("intent.owner", "me"))
                    .map(thing -> thing.getString("_id"))
                    .into(new java.util.ArrayList<>());
            assertThat(claimed).hasSize(AT_ONCE).containsExactlyInAnyOrderElementsOf(working.keySet());
            end.countDown();
            until(() -> things.countDocuments(new Document("intent.owner", new Document("$exists", true))) == 0);
            until(() -> attempts("completed") == 3 * AT_ONCE);
        } finally {
            end.countDown();
            pump.stop();
        }
    }

    @Test
    void whatIsPutOffAgainAndAgainKeepsItsAge() {
        owe(1);
        IntentPump pump = pump(id -> {
            throw new RemoteUnavailable("rewards-service", "down");
        });
        pump.start();
        try {
            until(() -> attempts("unavailable") > 0);
            until(() -> meters.get("earnest.intents.waiting").gauge().value() == 1);
            assertThat(meters.get("earnest.intents.age").gauge().value()).isEqualTo(600);
        } finally {
            pump.stop();
        }
    }

    private IntentPump pump(IntentQueue.Completion completion) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        IntentQueue queue = new IntentQueue("things", things, new IntentOwner("me"), clock, completion);
        return new IntentPump(List.of(queue), clock, meters);
    }

    private void owe(int howMany) {
        for (int i = 0; i < howMany; i++) {
            things.insertOne(new Document("_id", "thing-" + i)
                    .append(
                            "intent",
                            new Document("command", "thing:" + i + "#1")
                                    .append("attempt", 1)
                                    .append("owner", "somebody who is gone")
                                    .append("notBefore", Date.from(NOW.minusSeconds(1)))
                                    .append("acceptedAt", Date.from(NOW.minus(Duration.ofMinutes(10))))));
        }
    }

    private void done(String id) {
        things.updateOne(new Document("_id", id), new Document("$unset", new Document("intent", "")));
    }

    private double attempts(String outcome) {
        return meters.get("earnest.intents.attempts")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition::getAsBoolean);
    }
}
