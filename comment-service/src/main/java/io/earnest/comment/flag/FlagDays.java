package io.earnest.comment.flag;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.store.Writes;
import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * How many flags each person has left today: one document a person, with the comments that they flagged on the last day
 * on which they flagged any. A full one takes no more, so the limit holds for requests that come at once, too.
 */
@Repository
class FlagDays {
    static final int PER_DAY = 30;
    private static final int MAX_TRIES = 100;

    private final MongoCollection<FlagDay> days;

    FlagDays(MongoDatabase database) {
        days = database.getCollection("flagDays", FlagDay.class);
    }

    /** One person's; public because the driver reads records by reflection. */
    public record FlagDay(@BsonId String flagger, String day, List<String> comments) {}

    /** Takes one of the day's flags for the comment, or finds it taken for the same; false where none is left. */
    boolean take(String flagger, String commentId, LocalDate today) {
        String day = today.toString();
        for (int i = 0; i < MAX_TRIES; i++) {
            FlagDay read = days.find(eq("_id", flagger)).first();
            if (read != null && read.day().equals(day)) {
                if (read.comments().contains(commentId)) {
                    return true;
                }
                if (read.comments().size() >= PER_DAY) {
                    return false;
                }
            }
            if (written(read, new FlagDay(flagger, day, List.of(commentId)))) {
                return true;
            }
        }
        throw new IllegalStateException("the flags of a day change faster than they can be written");
    }

    private boolean written(@Nullable FlagDay read, FlagDay first) {
        String commentId = first.comments().getFirst();
        if (read == null) {
            return Writes.insertIfAbsent(days, first);
        }
        if (!read.day().equals(first.day())) {
            return days.replaceOne(and(eq("_id", first.flagger()), eq("day", read.day())), first)
                            .getMatchedCount()
                    == 1;
        }
        return days.updateOne(
                                and(
                                        eq("_id", first.flagger()),
                                        eq("day", first.day()),
                                        exists("comments." + (PER_DAY - 1), false)),
                                Updates.addToSet("comments", commentId))
                        .getMatchedCount()
                == 1;
    }
}
