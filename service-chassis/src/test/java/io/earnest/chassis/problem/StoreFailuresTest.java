package io.earnest.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import org.junit.jupiter.api.Test;

class StoreFailuresTest {
    private static final ServerAddress STORE = new ServerAddress("store");

    @Test
    void whoeverTheStoreLeavesWithoutAnAnswerIsToldToComeAgain() {
        assertThat(StoreFailures.isUnavailable(new MongoTimeoutException("no server")))
                .isTrue();
        assertThat(StoreFailures.isUnavailable(new MongoSocketReadException("cut", STORE)))
                .isTrue();
        assertThat(StoreFailures.isUnavailable(new IllegalStateException(new MongoTimeoutException("no server"))))
                .isTrue();
    }

    @Test
    void whoeverWaitedForAConnectionWhenAnothersBrokeIsToldSoToo() {
        var cleared = new MongoConnectionPoolClearedException(
                new ServerId(new ClusterId(), STORE), new MongoSocketReadException("cut", STORE));
        assertThat(StoreFailures.isUnavailable(cleared)).isTrue();
    }

    @Test
    void whoeverTheStoreDoesNotLetInIsToldToComeAgain() {
        MongoCredential user = MongoCredential.createCredential("earnest", "admin", new char[0]);
        assertThat(StoreFailures.isUnavailable(new MongoSecurityException(user, "the password is another one")))
                .isTrue();
    }

    @Test
    void aDefectOfOursIsNoOutage() {
        assertThat(StoreFailures.isUnavailable(new IllegalStateException("a defect")))
                .isFalse();
    }
}
