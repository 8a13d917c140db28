package io.earnest.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.ManualClock;
import io.earnest.profile.level.Levels;
import io.earnest.profile.network.TestNetworks;
import io.earnest.profile.rewards.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stores of handles, profiles, operators and sign-up counts promise. */
abstract class ProfileStoresContract {
    private static final Instant T1 = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant T2 = T1.plusSeconds(1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-05-04");

    private final ManualClock clock = new ManualClock();
    private MongoDatabase database;
    private ProfileStore profiles;
    private Handles handles;
    private Operators operators;

    abstract MongoDatabase database();

    @BeforeEach
    void start() {
        clock.advanceToNoon();
        database = database();
        profiles = new ProfileStore(database);
        handles = new Handles(database, profiles, clock);
        operators = new Operators(database);
    }

    @Test
    void aHandleIsClaimedOnceHoweverManyTry() throws Exception {
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String profile = "p" + i;
            claims.add(() -> handles.claim("ada", profile));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            long won = 0;
            for (var claim : threads.invokeAll(claims)) {
                won += claim.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void aClaimThatACrashLeftBehindCanBeTakenOverAfterAMinute() {
        assertThat(handles.claim("ada", "crashed")).isTrue();
        assertThat(handles.claim("ada", "next")).isFalse();
        clock.advance(Duration.ofSeconds(61));
        assertThat(handles.claim("ada", "next")).isTrue();
        assertThat(handles.profileOf("ada")).hasValue("next");
        assertThat(handles.settle("ada", "crashed"))
                .as("the one before comes back too late")
                .isFalse();
        assertThat(handles.settle("ada", "next")).isTrue();
    }

    @Test
    void aClaimWithAProfileIsNeverTakenOver() {
        handles.claim("ada", "p1");
        profiles.insert(StoredProfiles.profile("p1", "ada"));
        clock.advance(Duration.ofDays(1));
        assertThat(handles.claim("ada", "p2")).isFalse();
    }

    @Test
    void aSettledHandleStaysEvenWithoutItsProfile() {
        handles.claim("ada", "p1");
        handles.settle("ada", "p1");
        clock.advance(Duration.ofDays(1));
        assertThat(handles.claim("ada", "p2")).isFalse();
    }

    @Test
    void aProfileComesBackAsItWasWritten() {
        Profile written = StoredProfiles.profile("p1", "ada");
        profiles.insert(written);
        assertThat(profiles.byId("p1"))
                .hasValueSatisfying(
                        read -> assertThat(read).usingRecursiveComparison().isEqualTo(written));
        assertThat(profiles.byId("p2")).isEmpty();
    }

    @Test
    void theStarterGrantIsSettledOnce() {
        profiles.insert(StoredProfiles.profile("p1", "ada"));
        Settlement paid = new Settlement("PAID", 20, null, List.of(new Settlement.Leg("READER", 20, null)), 3L);
        profiles.settleStarter("p1", paid);
        profiles.settleStarter("p1", Settlement.refused("too late"));
        Profile profile = profiles.byId("p1").orElseThrow();
        assertThat(profile.settlement()).isEqualTo(paid);
        assertThat(profile.intent()).isNull();
        profiles.remove("p1");
        assertThat(profiles.byId("p1"))
                .as("only what nobody has seen is removed")
                .isPresent();
    }

    @Test
    void moreIdsThanOneQueryTakesAreFoundAll() {
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> "p" + i).toList();
        ids.forEach(id -> StoredProfiles.put(database, id));
        assertThat(profiles.byIds(ids)).extracting(Profile::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(profiles.byIds(List.of("p1", "p1", "unknown"))).hasSize(1);
    }

    @Test
    void experienceOnlyGrows() {
        StoredProfiles.put(database, "p1");
        profiles.raiseXp("p1", 50, MONDAY);
        profiles.raiseXp("p1", 30, MONDAY);
        assertThat(profiles.byId("p1").orElseThrow().xp()).isEqualTo(50);
        profiles.raiseXp("nobody", 50, MONDAY);
    }

    @Test
    void whatADayBeganWithIsKeptThroughIt() {
        StoredProfiles.put(database, "p1");
        profiles.raiseXp("p1", 50, MONDAY);
        profiles.raiseXp("p1", 80, MONDAY);
        assertThat(atMidnight(MONDAY)).isZero();
        assertThat(atMidnight(MONDAY.plusDays(1))).isEqualTo(80);
        profiles.raiseXp("p1", 100, MONDAY.plusDays(1));
        assertThat(atMidnight(MONDAY.plusDays(1))).isEqualTo(80);
        profiles.raiseXp("p1", 120, MONDAY);
        assertThat(atMidnight(MONDAY.plusDays(1)))
                .as("a process whose clock is behind takes nothing back")
                .isEqualTo(80);
        assertThat(atMidnight(MONDAY)).as("nor does one that asks").isEqualTo(80);
        assertThat(atMidnight(MONDAY.plusDays(9))).isEqualTo(120);
    }

    @Test
    void manyRaisesAtOnceKeepTheHighestAndTheMidnightBeforeAll() throws Exception {
        StoredProfiles.put(database, "p1");
        profiles.raiseXp("p1", 7, MONDAY);
        List<Callable<Boolean>> raises = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            int xp = 10 * i;
            raises.add(() -> {
                profiles.raiseXp("p1", xp, MONDAY.plusDays(1));
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var raise : threads.invokeAll(raises)) {
                assertThat(raise.get()).isTrue();
            }
        }
        assertThat(profiles.byId("p1").orElseThrow().xp()).isEqualTo(400);
        assertThat(atMidnight(MONDAY.plusDays(1))).isEqualTo(7);
    }

    @Test
    void aBandOfFewerThanTwentyFallsToTheOneBelow() {
        people("a", 19, 30);
        assertThat(shown(35, MONDAY)).as("19 beyond LVL 20").isEqualTo(13);
        assertThat(shown(13, MONDAY)).isEqualTo(13);
        assertThat(shown(3, MONDAY)).as("a guest by role").isEqualTo(13);
        people("b", 1, 20);
        assertThat(shown(35, MONDAY)).as("it stays for the day").isEqualTo(13);
        assertThat(shown(35, MONDAY.plusDays(1))).as("20 together").isEqualTo(20);
        assertThat(shown(20, MONDAY.plusDays(1))).isEqualTo(20);
        assertThat(shown(19, MONDAY.plusDays(1))).isEqualTo(13);
        people("c", 1, 31);
        assertThat(shown(30, MONDAY.plusDays(2))).isEqualTo(30);
        assertThat(shown(29, MONDAY.plusDays(2))).as("alone in its band").isEqualTo(13);
        people("d", 19, 22);
        assertThat(shown(29, MONDAY.plusDays(3))).isEqualTo(20);
    }

    @Test
    void neitherTheDeletedNorThoseWhoCameTodayFillABand() {
        people("a", 20, 30);
        profiles.erase(profiles.byId("a0").orElseThrow());
        assertThat(shown(30, MONDAY)).isEqualTo(13);
        StoredProfiles.put(database, "late");
        profiles.raiseXp("late", Levels.xpFor(30), MONDAY.plusDays(1));
        assertThat(shown(30, MONDAY.plusDays(1))).isEqualTo(13);
        assertThat(shown(30, MONDAY.plusDays(2))).isEqualTo(30);
    }

    /** People who reached a level on the Sunday before. */
    private void people(String name, int count, int level) {
        for (int i = 0; i < count; i++) {
            StoredProfiles.put(database, name + i);
            profiles.raiseXp(name + i, Levels.xpFor(level), MONDAY.minusDays(1));
        }
    }

    /** As a process says that has not been asked before. */
    private int shown(int level, LocalDate day) {
        return new CommentLevels(database, profiles).shown(level, day);
    }

    private long atMidnight(LocalDate day) {
        return profiles.byId("p1").orElseThrow().xpAtMidnight(day);
    }

    @Test
    void anOlderOrderYieldsToALaterOne() {
        StoredProfiles.put(database, "p1");
        profiles.orderRoles("p1", List.of("author"), T2);
        profiles.orderRoles("p1", List.of(), T1);
        profiles.orderSuspension("p1", true, T2);
        profiles.orderSuspension("p1", false, T1);
        Profile profile = profiles.byId("p1").orElseThrow();
        assertThat(profile.roles()).containsExactly("author");
        assertThat(profile.suspended()).isTrue();
    }

    @Test
    void aPasswordIsReplacedOnlyOverTheOneThatWasChecked() {
        StoredProfiles.put(database, "p1");
        assertThat(profiles.changePassword("p1", "other", "new")).isFalse();
        assertThat(profiles.changePassword("p1", "no hash", "new")).isTrue();
    }

    @Test
    void theLastOperatorStays() {
        assertThat(operators.order("p1", true, T1)).isEqualTo(Operators.Change.DONE);
        assertThat(operators.order("p1", false, T2)).isEqualTo(Operators.Change.LAST_OPERATOR);
        operators.order("p2", true, T1);
        assertThat(operators.order("p1", false, T2)).isEqualTo(Operators.Change.DONE);
        assertThat(operators.all()).containsExactly("p2");
    }

    @Test
    void anOrderForOperatorsThatComesLateChangesNothing() {
        operators.order("p0", true, T1);
        operators.order("p1", true, T1);
        operators.order("p1", false, T2);
        assertThat(operators.order("p1", true, T1)).isEqualTo(Operators.Change.OVERTAKEN);
        assertThat(operators.order("p1", false, T2)).isEqualTo(Operators.Change.DONE);
        assertThat(operators.contains("p1")).isFalse();
    }

    @Test
    void twoOperatorsWhoDemoteEachOtherCantBothSucceed() throws Exception {
        for (int round = 0; round < 10; round++) {
            Operators pair = new Operators(database());
            pair.order("a", true, T1);
            pair.order("b", true, T1);
            try (var threads = Executors.newFixedThreadPool(2)) {
                threads.invokeAll(List.of(() -> pair.order("a", false, T2), () -> pair.order("b", false, T2)));
            }
            assertThat(pair.all()).hasSize(1);
        }
    }

    @Test
    void aNetworkHasTwentySignUpsADayAndThisMachineAsManyAsItLikes() {
        SignUpLimit limit = new SignUpLimit(database, new SignUpProperties(20), TestNetworks.ofFour(), clock);
        ClientNetwork network = ClientNetwork.of("203.0.113.7");
        for (int i = 0; i < 20; i++) {
            assertThat(limit.take(network)).isTrue();
        }
        assertThat(limit.take(network)).isFalse();
        assertThat(limit.take(ClientNetwork.of("203.0.113.8"))).isTrue();
        for (int i = 0; i < 30; i++) {
            assertThat(limit.take(ClientNetwork.of("127.0.0.1"))).isTrue();
        }
        clock.advance(Duration.ofDays(1));
        assertThat(limit.take(network)).isTrue();
    }

    @Test
    void theNetworksOfOneSiteHaveEightyTogether() {
        SignUpLimit limit = new SignUpLimit(database, new SignUpProperties(20), TestNetworks.ofFour(), clock);
        int of56 = 0;
        int of48 = 0;
        for (int subnet = 0; subnet < 50; subnet++) {
            of56 += limit.take(ClientNetwork.of("2001:db8:1:%x::1".formatted(subnet))) ? 1 : 0;
        }
        for (int subnet = 1; subnet < 100; subnet++) {
            of48 += limit.take(ClientNetwork.of("2001:db8:1:%x::1".formatted(subnet * 0x100))) ? 1 : 0;
        }
        assertThat(of56).isEqualTo(40);
        assertThat(of56 + of48).isEqualTo(80);
        assertThat(limit.take(ClientNetwork.of("2001:db8:2::1"))).isTrue();
    }
}
