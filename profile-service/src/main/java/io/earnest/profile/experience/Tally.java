package io.earnest.profile.experience;

import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What a profile gained on one UTC day, or by one gift. A profile's experience is the sum of its tallies.
 *
 * <p>A day's tally is the fold of the day's events, in the order in which they came. It names each event that gained
 * something, so that none counts twice; these are few, because a day has a limit and each of them brought at least 1 of
 * it. An event that the full day had no room for is not named: a full day stays full, so it would get nothing again.
 *
 * @param id {@code {profile}:{day}} or {@code {profile}:gift:{id}}
 * @param version counts the changes, for compare-and-set; 0 is not stored yet
 */
public record Tally(@BsonId String id, long version, long xp, List<Gain> gains) {
    /** The most that a day brings, from all events. */
    static final int DAY_LIMIT = 110;

    /** What a gift's id has where a day's has the day. */
    static final String GIFT = "gift:";

    /** What the day's first verified reading brings beside its own. */
    static final int FIRST_READING = 20;

    public Tally {
        gains = List.copyOf(gains);
    }

    /** What one event brought. */
    public record Gain(String key, Kind kind, long xp) {}

    static Tally emptyDay(String profile, String day) {
        return new Tally(profile + ":" + day, 0, 0, List.of());
    }

    static Tally gift(String profile, String id, long xp) {
        return new Tally(profile + ":" + GIFT + id, 1, xp, List.of());
    }

    /** What the event brought so far: 0 where it is not counted. */
    long xpOf(String key) {
        return gains.stream()
                .filter(gain -> gain.key.equals(key))
                .mapToLong(Gain::xp)
                .findFirst()
                .orElse(0);
    }

    /** The tally with this event counted: itself, where that changes nothing. */
    Tally plus(String key, Kind kind) {
        long room = DAY_LIMIT - xp;
        if (room <= 0 || xpOf(key) > 0) {
            return this;
        }
        boolean firstReading = kind == Kind.READING && gains.stream().noneMatch(gain -> gain.kind == Kind.READING);
        long gained = Math.min(room, kind.xp() + (firstReading ? FIRST_READING : 0));
        List<Gain> more = new ArrayList<>(gains);
        more.add(new Gain(key, kind, gained));
        return new Tally(id, version + 1, xp + gained, more);
    }
}
