package io.earnest.comment.flag;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.store.Writes;
import io.earnest.comment.profile.AuditNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The cases' store. */
@Repository
class Cases {
    static final String COLLECTION = "flagCases";
    /** So many of the flaggers' own words are shown, the newest. */
    static final int WORDS = 5;
    /** The queue's length is counted so far. */
    static final int MOST_COUNTED = 10_000;

    private static final int MAX_TRIES = 500;

    private final MongoCollection<Case> cases;
    private final Flags flags;

    Cases(MongoDatabase database, Flags flags) {
        this.cases = database.getCollection(COLLECTION, Case.class);
        this.flags = flags;
        cases.createIndex(Indexes.ascending("state", "position"));
    }

    Optional<Case> find(String commentId) {
        return Optional.ofNullable(cases.find(eq("_id", commentId)).first());
    }

    /**
     * Counts a flag: opens the case, or its next round, or counts anew. A case that was decided stays so for the flags of
     * its round.
     */
    void count(Flag flag, Instant now) {
        for (int i = 0; i < MAX_TRIES; i++) {
            Case read = cases.find(eq("_id", flag.commentId())).first();
            if (read == null ? Writes.insertIfAbsent(cases, opened(flag, now)) : counted(read, flag, now)) {
                return;
            }
        }
        throw new IllegalStateException("the case of " + flag.commentId() + " changes faster than it can be written");
    }

    private boolean counted(Case read, Flag flag, Instant now) {
        if (read.round() > flag.round() || (read.round() == flag.round() && read.state() != Case.State.OPEN)) {
            return true;
        }
        Case fresh = opened(flag, now);
        Bson counts = Updates.combine(
                Updates.set("flags", fresh.flags()),
                Updates.set("reasons", fresh.reasons()),
                Updates.set("words", fresh.words()));
        if (read.round() == flag.round()) {
            return changed(read, counts);
        }
        // What the last round owes to the audit stays owed.
        return !read.kept()
                || changed(
                        read,
                        Updates.combine(
                                counts,
                                Updates.set("round", fresh.round()),
                                Updates.set("state", Case.State.OPEN.name()),
                                Updates.set("openedAt", fresh.openedAt()),
                                Updates.set("position", fresh.position()),
                                Updates.unset("decision")));
    }

    private Case opened(Flag flag, Instant now) {
        List<Case.Count> reasons = Arrays.stream(Reason.values())
                .map(reason -> new Case.Count(reason, flags.count(flag.commentId(), flag.round(), reason)))
                .filter(count -> count.flags() > 0)
                .toList();
        return new Case(
                flag.commentId(),
                flag.round(),
                Case.State.OPEN,
                now,
                String.format(Locale.ROOT, "%013d%s", now.toEpochMilli(), flag.commentId()),
                reasons.stream().mapToInt(Case.Count::flags).sum(),
                reasons,
                flags.words(flag.commentId(), flag.round(), WORDS),
                null,
                List.of(),
                0,
                null);
    }

    /** Decides an open case, with what follows from it as an intent in the same write; false where it changed since. */
    boolean decide(Case open, Case.Decision decision, AuditNote note, Intent intent) {
        List<AuditNote> owed = new ArrayList<>(open.owed());
        owed.add(note);
        return changed(
                open,
                Updates.combine(
                        Updates.set("state", Case.State.DECIDED.name()),
                        Updates.set("decision", decision),
                        Updates.set("owed", owed),
                        Updates.set("intent", intent)));
    }

    /** An appeal was granted: the case reads as if its comment had been kept. */
    void keepAfterAll(String commentId) {
        cases.updateOne(
                and(eq("_id", commentId), eq("decision.kind", Case.Decision.Kind.REMOVE.name())),
                Updates.combine(
                        Updates.set("decision.kind", Case.Decision.Kind.KEEP.name()), Updates.inc("version", 1L)));
    }

    /** Closes an open case whose comment is deleted. */
    void close(Case open) {
        changed(open, Updates.set("state", Case.State.GONE.name()));
    }

    /** Ends the intent, if nothing changed since the given version was read; else there may be more to do. */
    boolean finish(Case done) {
        return changed(done, Updates.combine(Updates.unset("intent"), Updates.set("owed", List.of())));
    }

    /** Open ones, the longest open first. */
    List<Case> open(@Nullable String afterPosition, int limit) {
        Bson open = eq("state", Case.State.OPEN.name());
        return cases.find(afterPosition == null ? open : and(open, gt("position", afterPosition)))
                .sort(Sorts.ascending("position"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** How many are open, counted to at most {@link #MOST_COUNTED}. */
    long countOpen() {
        return cases.countDocuments(eq("state", Case.State.OPEN.name()), new CountOptions().limit(MOST_COUNTED));
    }

    private boolean changed(Case read, Bson change) {
        return cases.updateOne(
                                and(eq("_id", read.commentId()), eq("version", read.version())),
                                Updates.combine(change, Updates.set("version", read.version() + 1)))
                        .getMatchedCount()
                == 1;
    }
}
