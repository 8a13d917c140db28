package io.earnest.comment.flag;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.store.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The flags' store; {@code _id} is the natural key, so nobody flags a comment twice. */
@Repository
class Flags {
    static final String COLLECTION = "flags";

    private final MongoCollection<Flag> flags;

    Flags(MongoDatabase database) {
        flags = database.getCollection(COLLECTION, Flag.class);
        flags.createIndex(
                Indexes.compoundIndex(Indexes.ascending("commentId", "round", "reason"), Indexes.descending("at")));
        flags.createIndex(Indexes.ascending("flagger", "_id"));
    }

    /** Writes the flag, in the place of the same person's of an earlier round; false where theirs counts already. */
    boolean write(Flag flag) {
        return Writes.insertIfAbsent(flags, flag)
                || flags.replaceOne(and(eq("_id", flag.id()), lt("round", flag.round())), flag)
                                .getMatchedCount()
                        == 1;
    }

    Optional<Flag> find(String id) {
        return Optional.ofNullable(flags.find(eq("_id", id)).first());
    }

    /** All flags of somebody behind an id, in the order of their ids. */
    List<Flag> by(String flagger, @Nullable String after, int limit) {
        return flags.find(and(eq("flagger", flagger), gt("_id", after == null ? "" : after)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Ends the intent of a flag that its case has counted. */
    void finish(Flag counted) {
        flags.updateOne(and(eq("_id", counted.id()), eq("round", counted.round())), Updates.unset("intent"));
    }

    int count(String commentId, int round, Reason reason) {
        return Math.toIntExact(
                flags.countDocuments(and(eq("commentId", commentId), eq("round", round), eq("reason", reason.name()))));
    }

    /** What people wrote themselves, newest first. */
    List<String> words(String commentId, int round, int limit) {
        return flags
                .find(and(eq("commentId", commentId), eq("round", round), eq("reason", Reason.OTHER.name())))
                .sort(Sorts.descending("at"))
                .limit(limit)
                .map(Flag::words)
                .into(new ArrayList<>())
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }
}
