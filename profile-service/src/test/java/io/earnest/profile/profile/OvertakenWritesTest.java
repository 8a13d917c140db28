package io.earnest.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.result.UpdateResult;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.network.TestNetworks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/** Who is overtaken by others at each try, which only a defect brings about, gives up instead of turning for ever. */
class OvertakenWritesTest {
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void theListOfOperators() {
        Operators.Book book = new Operators.Book(
                "operators",
                1,
                List.of(
                        new Operators.Entry("ada", true, Instant.EPOCH),
                        new Operators.Entry("bob", true, Instant.EPOCH)));
        Operators operators = new Operators(alwaysOvertaken(book));
        assertThatIllegalStateException().isThrownBy(() -> operators.order("ada", false, Instant.ofEpochSecond(1)));
        assertThatIllegalStateException().isThrownBy(() -> operators.leave("ada"));
    }

    @Test
    void theSignUpsOfANetwork() {
        SignUpLimit limit = new SignUpLimit(
                alwaysOvertaken(new SignUpLimit.Count("id", "day", 1)),
                new SignUpProperties(20),
                TestNetworks.ofFour(),
                Clock.systemUTC());
        assertThatIllegalStateException().isThrownBy(() -> limit.take(ClientNetwork.of("203.0.113.7")));
    }

    private MongoDatabase alwaysOvertaken(Object document) {
        FindIterable<?> found = mock(FindIterable.class);
        doReturn(document).when(found).first();
        MongoCollection<?> collection = mock(MongoCollection.class, RETURNS_DEEP_STUBS);
        doReturn(found).when(collection).find(any(Bson.class));
        doAnswer(call -> {
                    assertThat(tries.incrementAndGet()).isLessThan(10_000);
                    return UpdateResult.acknowledged(0, 0L, null);
                })
                .when(collection)
                .updateOne(any(Bson.class), any(Bson.class));
        MongoDatabase database = mock(MongoDatabase.class);
        doReturn(collection).when(database).getCollection(anyString(), any());
        return database;
    }
}
