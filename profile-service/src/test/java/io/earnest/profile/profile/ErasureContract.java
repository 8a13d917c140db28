package io.earnest.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.profile.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What erasing promises, with a crash before or behind each of its writes. */
abstract class ErasureContract {
    private static final List<String> WRITES = List.of("erase", "cutLoose", "forget");

    private final ManualClock clock = new ManualClock();

    abstract MongoDatabase database();

    @Test
    void whereverItCrashesRepeatingItCompletesIt() {
        for (String write : WRITES) {
            for (boolean done : List.of(false, true)) {
                MongoDatabase database = database();
                put(database);
                String where = write + (done ? " is done" : " is not done");
                boolean[] crashed = {false};
                crashing(database, at -> {
                            crashed[0] |= at.equals(where);
                            return at.equals(where);
                        })
                        .accept("p1");
                assertThat(crashed[0]).as(where).isTrue();
                erasure(database).erase("p1");
                erasure(database).erase("p1");
                assertErased(database, where);
            }
        }
    }

    @Test
    void theHandleOfADeletedAccountIsClaimedByNobodyEver() {
        MongoDatabase database = database();
        put(database);
        erasure(database).erase("p1");
        Handles handles = handles(database);
        clock.advance(Duration.ofDays(400));
        assertThat(handles.claim("ada", "p2")).isFalse();
        assertThat(handles.settle("ada", "p1")).isFalse();
        assertThat(handles.profileOf("ada")).hasValue(HandleClaim.NOBODY);
    }

    @Test
    void aChangeThatComesTooLateBringsNothingBack() {
        MongoDatabase database = database();
        put(database);
        ProfileStore store = new ProfileStore(database);
        erasure(database).erase("p1");
        store.edit("p1", "Ada Lovelace", "Counts.", "leonardo");
        store.orderRoles("p1", List.of("author"), clock.instant());
        assertThat(store.changePassword("p1", "no hash", "another")).isFalse();
        assertErased(database, "late");
    }

    @Test
    void aStarterGrantThatIsOwedStaysOwed() {
        MongoDatabase database = database();
        put(database);
        erasure(database).erase("p1");
        assertThat(new ProfileStore(database).byId("p1").orElseThrow().intent()).isNotNull();
    }

    @Test
    void whoeverFindsTheHandleGoneRemovesNoDeletedAccount() {
        MongoDatabase database = database();
        put(database);
        erasure(database).erase("p1");
        // As who completes the sign-up does, having read the profile before and asked for its handle behind the
        // erasure.
        assertThat(handles(database).settle("ada", "p1")).isFalse();
        new ProfileStore(database).remove("p1");
        assertErased(database, "removed");
    }

    private void put(MongoDatabase database) {
        handles(database).claim("ada", "p1");
        ProfileStore store = new ProfileStore(database);
        store.insert(StoredProfiles.profile("p1", "ada"));
        store.edit("p1", "Ada", "Counts.", "leonardo");
        handles(database).settle("ada", "p1");
    }

    private void assertErased(MongoDatabase database, String where) {
        Profile kept = new ProfileStore(database).byId("p1").orElseThrow();
        assertThat(kept.deleted()).as(where).isTrue();
        assertThat(kept.handle()).isEqualTo("deleted-p1");
        assertThat(kept.displayName()).isEmpty();
        assertThat(kept.bio()).isEmpty();
        assertThat(kept.roles()).isEmpty();
        assertThat(kept.avatarId()).isNull();
        assertThat(kept.passwordHash()).isNull();
        assertThat(kept.formerHandle()).as(where).isNull();
        assertThat(handles(database).profileOf("ada")).as(where).hasValue(HandleClaim.NOBODY);
    }

    private Handles handles(MongoDatabase database) {
        return new Handles(database, new ProfileStore(database), clock);
    }

    private Erasure erasure(MongoDatabase database) {
        return new Erasure(new ProfileStore(database), handles(database));
    }

    /** Erases and dies where it is told to, before a write is done or behind it. */
    private java.util.function.Consumer<String> crashing(MongoDatabase database, Predicate<String> diesAt) {
        ProfileStore store = new ProfileStore(database) {
            @Override
            void erase(Profile profile) {
                around("erase", () -> super.erase(profile), diesAt);
            }

            @Override
            void forgetFormerHandle(String id) {
                around("forget", () -> super.forgetFormerHandle(id), diesAt);
            }
        };
        Handles handles = new Handles(database, store, clock) {
            @Override
            void cutLoose(String handle, String profile) {
                around("cutLoose", () -> super.cutLoose(handle, profile), diesAt);
            }
        };
        return id -> {
            try {
                new Erasure(store, handles).erase(id);
            } catch (Crash crash) {
                // The process is gone; what it has written is there.
            }
        };
    }

    private static void around(String write, Runnable work, Predicate<String> diesAt) {
        if (diesAt.test(write + " is not done")) {
            throw new Crash();
        }
        work.run();
        if (diesAt.test(write + " is done")) {
            throw new Crash();
        }
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
