package io.earnest.profile.experience;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.notification.Notifications;
import io.earnest.profile.ManualClock;
import io.earnest.profile.level.Levels;
import io.earnest.profile.notification.ProfileNews;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.StoredProfiles;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What handing out experience promises, on any store. */
abstract class ExperienceContract {
    private MongoDatabase database;
    private ProfileStore profiles;
    private final ManualClock clock = new ManualClock();
    private Experience experience;

    abstract MongoDatabase database();

    @BeforeEach
    void start() {
        clock.advanceToNoon();
        database = database();
        profiles = StoredProfiles.store(database);
        StoredProfiles.put(database, "ada");
        experience = new Experience(new ExperienceStore(database), profiles, news(), clock);
    }

    @Test
    void anEventCountsOnceAndAlwaysAnswersTheSame() {
        for (int i = 0; i < 3; i++) {
            assertThat(experience.count("article-read:a:ada", "ada", Kind.READING))
                    .isEqualTo(30);
        }
        assertThat(xp()).isEqualTo(30);
    }

    @Test
    void aRepetitionOnALaterDayCountsForTheFirstDay() {
        experience.count("article-read:a:ada", "ada", Kind.READING);
        clock.advance(Duration.ofDays(1));
        assertThat(experience.count("article-read:a:ada", "ada", Kind.READING)).isEqualTo(30);
        assertThat(experience.count("article-read:b:ada", "ada", Kind.READING)).isEqualTo(30);
        assertThat(xp()).isEqualTo(60);
    }

    @Test
    void whatAFullDayHadNoRoomForGetsNothingLaterEither() {
        for (int i = 0; i < 12; i++) {
            experience.count("article-read:" + i + ":ada", "ada", Kind.READING);
        }
        assertThat(xp()).isEqualTo(110);
        clock.advance(Duration.ofDays(1));
        assertThat(experience.count("article-read:11:ada", "ada", Kind.READING)).isZero();
        assertThat(xp()).isEqualTo(110);
    }

    @Test
    void whatADayBringsIsNotWhatItBeganWithHoweverLateItIsCounted() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        experience.count("article-read:a:ada", "ada", Kind.READING);
        experience.give("ada", "gift", 1_000);
        assertThat(profiles.byId("ada").orElseThrow().midnight().xp()).isZero();
        clock.advance(Duration.ofDays(1));
        experience.count("article-read:b:ada", "ada", Kind.READING);
        experience.count("article-rated:b:ada", "ada", Kind.RATING);
        Profile.Midnight midnight = profiles.byId("ada").orElseThrow().midnight();
        assertThat(midnight).isEqualTo(new Profile.Midnight(today.plusDays(1).toString(), 1_030));
    }

    @Test
    void aGiftIsBesideTheLimitAndCountsOnce() {
        for (int i = 0; i < 12; i++) {
            experience.count("article-read:" + i + ":ada", "ada", Kind.READING);
        }
        experience.give("ada", "gift1", 1_000);
        experience.give("ada", "gift1", 1_000);
        experience.give("ada", "gift2", 1_000);
        assertThat(xp()).isEqualTo(2_110);
    }

    @Test
    void oneProfilesExperienceIsNotAnothers() {
        StoredProfiles.put(database, "adam");
        experience.count("article-read:a:ada", "ada", Kind.READING);
        experience.count("article-read:a:adam", "adam", Kind.READING);
        experience.count("article-rated:a:adam", "adam", Kind.RATING);
        assertThat(xp()).isEqualTo(30);
        assertThat(profiles.byId("adam").orElseThrow().xp()).isEqualTo(32);
    }

    @Test
    void nobodyGetsNothing() {
        assertThat(experience.count("article-read:a:nobody", "nobody", Kind.READING))
                .isZero();
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        List<Callable<Long>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String key = "comment-voted:c" + i + ":v";
            calls.add(() -> experience.count(key, "ada", Kind.LIKE_RECEIVED));
            calls.add(() -> experience.count(key, "ada", Kind.LIKE_RECEIVED));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(5);
            }
        }
        assertThat(xp()).isEqualTo(100);
    }

    @Test
    void aCrashBetweenAnyTwoStepsNeitherLosesNorDoubles() {
        for (int seed = 0; seed < 20; seed++) {
            crashAndRepeat(seed);
        }
    }

    private void crashAndRepeat(int seed) {
        Random random = new Random(seed);
        String profile = "p" + seed;
        StoredProfiles.put(database, profile);
        Experience faulty = new Experience(
                new CrashingStore(database, random), new CrashingProfiles(database, random), news(), clock);
        Map<String, Kind> events = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            events.put(kind.activity() + ":" + i + ":" + profile, kind);
        }
        long expected = Math.min(
                110,
                events.values().stream().mapToLong(Kind::xp).sum() + (events.containsValue(Kind.READING) ? 20 : 0));
        List<String> waiting = new ArrayList<>(events.keySet());
        while (!waiting.isEmpty()) {
            String key = waiting.get(random.nextInt(waiting.size()));
            try {
                faulty.count(key, profile, events.get(key));
                waiting.remove(key);
            } catch (Crash e) {
                // Comes again, as from an intent.
            }
        }
        assertThat(profiles.byId(profile).orElseThrow().xp())
                .as("seed %d", seed)
                .isEqualTo(expected);
        List<String> told = database.getCollection("notifications")
                .find(new Document("profile", profile))
                .map(notification -> notification.get("details", Document.class).getString("level"))
                .into(new ArrayList<>());
        assertThat(told)
                .as("seed %d: each level that it stopped at is told once, the last one too", seed)
                .doesNotHaveDuplicates()
                .contains(Integer.toString(Levels.of(expected)));
        assertThat(profiles.byId(profile).orElseThrow().reached()).isNull();
    }

    private ProfileNews news() {
        return new ProfileNews(new Notifications(database, "profile", clock));
    }

    private long xp() {
        return profiles.byId("ada").orElseThrow().xp();
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        static void perhaps(Random random) {
            if (random.nextInt(5) == 0) {
                throw new Crash();
            }
        }
    }

    private static final class CrashingStore extends ExperienceStore {
        private final Random random;

        CrashingStore(MongoDatabase database, Random random) {
            super(database);
            this.random = random;
        }

        @Override
        ExperienceEvent keep(ExperienceEvent event) {
            Crash.perhaps(random);
            ExperienceEvent kept = super.keep(event);
            Crash.perhaps(random);
            return kept;
        }

        @Override
        boolean write(Tally tally) {
            Crash.perhaps(random);
            boolean written = super.write(tally);
            Crash.perhaps(random);
            return written;
        }
    }

    private static final class CrashingProfiles extends StoredProfiles.Overridable {
        private final Random random;

        CrashingProfiles(MongoDatabase database, Random random) {
            super(database);
            this.random = random;
        }

        @Override
        public Optional<Profile.Reached> raiseXp(String id, long xp, LocalDate today) {
            Crash.perhaps(random);
            Optional<Profile.Reached> reached = super.raiseXp(id, xp, today);
            Crash.perhaps(random);
            return reached;
        }
    }
}
