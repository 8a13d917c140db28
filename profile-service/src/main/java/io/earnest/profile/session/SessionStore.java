package io.earnest.profile.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sessions by id. */
@Component
class SessionStore {
    private final MongoCollection<Session> sessions;

    SessionStore(MongoDatabase database) {
        this.sessions = database.getCollection("sessions", Session.class);
        this.sessions.createIndex(Indexes.ascending("profile"));
    }

    void insert(Session session) {
        sessions.insertOne(session);
    }

    Optional<Session> byId(String id) {
        return Optional.ofNullable(sessions.find(eq("_id", id)).first());
    }

    /** Last used first, of those at once the one with the larger id. */
    List<Session> of(String profile) {
        List<Session> found = sessions.find(eq("profile", profile)).into(new ArrayList<>());
        found.sort(Comparator.comparing(Session::rotatedAt)
                .thenComparing(Session::id)
                .reversed());
        return found;
    }

    /** Makes the next generation good; false where another request was faster. */
    boolean rotate(Session session, Instant at) {
        return sessions.updateOne(
                                and(eq("_id", session.id()), eq("generation", session.generation())),
                                combine(set("generation", session.generation() + 1), set("rotatedAt", at)))
                        .getModifiedCount()
                == 1;
    }

    /** Ends one session of a profile; false where it has no such session. */
    boolean end(String id, String profile) {
        return sessions.deleteOne(and(eq("_id", id), eq("profile", profile))).getDeletedCount() == 1;
    }
}
