package io.earnest.profile.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SessionStoreContract {
    private static final Instant T = Instant.parse("2026-05-01T10:00:00Z");

    private SessionStore store;

    abstract MongoDatabase database();

    @BeforeEach
    void start() {
        store = new SessionStore(database());
    }

    @Test
    void oneOfManyRotationsWins() throws Exception {
        Session session = session("s1", "ada", T);
        store.insert(session);
        List<Callable<Boolean>> rotations = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            rotations.add(() -> store.rotate(session, T.plusSeconds(1)));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            long won = 0;
            for (var rotation : threads.invokeAll(rotations)) {
                won += rotation.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(store.byId("s1").orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void sessionsEndOneByOneAndOnlyTheOwners() {
        store.insert(session("s1", "ada", T));
        store.insert(session("s2", "ada", T.plusSeconds(2)));
        store.insert(session("s3", "ada", T.plusSeconds(1)));
        store.insert(session("s4", "bob", T));
        assertThat(store.of("ada")).extracting(Session::id).containsExactly("s2", "s3", "s1");
        assertThat(store.end("s4", "ada")).isFalse();
        assertThat(store.end("s1", "ada")).isTrue();
        assertThat(store.of("ada")).extracting(Session::id).containsExactly("s2", "s3");
        assertThat(store.of("bob")).hasSize(1);
    }

    private static Session session(String id, String profile, Instant rotatedAt) {
        return new Session(id, profile, T, 1, rotatedAt, "");
    }
}
