package io.earnest.profile.experience;

import io.earnest.chassis.store.Writes;
import io.earnest.profile.notification.ProfileNews;
import io.earnest.profile.profile.ProfileStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Hands out experience. Three steps, each absolute or keyed: keep the event with its day, count it in the day's tally,
 * raise the profile to the sum of its tallies. Whoever repeats all of them, after a crash between any two, changes
 * nothing that was done and does what was not. The profile's figure yields only to a higher one: every sum is taken
 * after the tally that it is for, so the highest is right.
 */
@Component
public class Experience {
    private final ExperienceStore store;
    private final ProfileStore profiles;
    private final ProfileNews news;
    private final Clock clock;

    Experience(ExperienceStore store, ProfileStore profiles, ProfileNews news, Clock clock) {
        this.store = store;
        this.profiles = profiles;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Counts an event, once for each key.
     *
     * @return what it brought: the same each time; 0 where the day was full or there is no such profile
     */
    long count(String key, String profile, Kind kind) {
        if (profiles.byId(profile).isEmpty()) {
            return 0;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        ExperienceEvent event = store.keep(new ExperienceEvent(key, profile, kind, today.toString(), now));
        long gained = tally(event);
        if (gained > 0) {
            raise(event.profile(), now);
        }
        return gained;
    }

    /** Gives experience beside all limits, once for each id. */
    public void give(String profile, String id, long xp) {
        // A gift that is there already is left as it is.
        store.write(Tally.gift(profile, id, xp));
        raise(profile, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** A level that is reached stands in the profile until its owner has been told, so that a crash in between keeps it. */
    private void raise(String profile, Instant now) {
        profiles.raiseXp(profile, store.sum(profile), LocalDate.ofInstant(now, ZoneOffset.UTC))
                .ifPresent(reached -> {
                    news.levelReached(profile, reached.from(), reached.level(), now);
                    profiles.toldOf(profile, reached);
                });
    }

    private long tally(ExperienceEvent event) {
        Tally empty = Tally.emptyDay(event.profile(), event.day());
        return Writes.retried("the tally " + empty.id(), () -> {
            Tally before = store.tally(empty.id()).orElse(empty);
            Tally after = before.plus(event.key(), event.kind());
            return after.version() == before.version() || store.write(after)
                    ? Optional.of(after.xpOf(event.key()))
                    : Optional.empty();
        });
    }
}
