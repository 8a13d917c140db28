package io.earnest.profile.profile;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.store.Writes;
import io.earnest.profile.level.Levels;
import io.earnest.profile.level.Privilege;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The levels that comments show: the lower bound of a band, so that many profiles share each. A band of fewer than
 * {@link #FEWEST} profiles falls to the one below. Which bands there are is counted once a day, by whoever asks first, and kept:
 * all processes show the same from one UTC midnight to the next.
 */
@Component
class CommentLevels {
    static final int FEWEST = 20;
    private static final int LOWEST = Privilege.COMMENT.availableFromLevel();
    private static final List<Integer> HIGHER = List.of(30, 20);

    private final MongoCollection<Bands> days;
    private final ProfileStore profiles;
    private volatile @Nullable Bands known;

    CommentLevels(MongoDatabase database, ProfileStore profiles) {
        this.days = database.getCollection("comment_levels", Bands.class);
        this.profiles = profiles;
    }

    /**
     * The bands of a day above the lowest.
     *
     * @param from the level at which each begins, the highest first
     */
    public record Bands(@BsonId String day, List<Integer> from) {
        public Bands {
            from = List.copyOf(from);
        }
    }

    /** What the comments of somebody show who began the day at this level. A role may let them comment below the lowest. */
    int shown(int level, LocalDate day) {
        return on(day.toString(), day).from.stream()
                .filter(from -> level >= from)
                .findFirst()
                .orElse(LOWEST);
    }

    private Bands on(String id, LocalDate day) {
        Bands last = known;
        if (last == null || !last.day.equals(id)) {
            last = days.find(eq("_id", id)).first();
            if (last == null) {
                last = count(id, day);
            }
            known = last;
        }
        return last;
    }

    private Bands count(String id, LocalDate day) {
        List<Integer> from = new ArrayList<>();
        long below = Long.MAX_VALUE;
        for (int level : HIGHER) {
            long xp = Levels.xpFor(level);
            if (profiles.areThere(FEWEST, xp, below, day)) {
                from.add(level);
                below = xp;
            }
        }
        Bands counted = new Bands(id, from);
        if (Writes.insertIfAbsent(days, counted)) {
            return counted;
        }
        Bands first = days.find(eq("_id", id)).first();
        return first == null ? counted : first;
    }
}
