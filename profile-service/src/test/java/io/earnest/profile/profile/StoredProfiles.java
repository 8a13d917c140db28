package io.earnest.profile.profile;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.Intent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Profiles put straight into a store, for tests of what builds on them. */
public final class StoredProfiles {
    private StoredProfiles() {}

    /** To let single steps fail. */
    public static class Overridable extends ProfileStore {
        public Overridable(MongoDatabase database) {
            super(database);
        }
    }

    public static ProfileStore store(MongoDatabase database) {
        return new ProfileStore(database);
    }

    public static void put(MongoDatabase database, String id) {
        store(database).insert(profile(id, "h-" + id));
    }

    static Profile profile(String id, String handle) {
        return new Profile(
                id,
                handle,
                handle,
                "",
                null,
                List.of(),
                Instant.EPOCH,
                "no hash",
                Instant.ofEpochMilli(1_750_000_000_000L),
                0,
                null,
                null,
                false,
                Instant.EPOCH,
                false,
                null,
                null,
                Intent.claimed(StarterGrant.naturalKey(id), 1, "test", Clock.systemUTC()));
    }
}
