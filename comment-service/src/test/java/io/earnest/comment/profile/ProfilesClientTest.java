package io.earnest.comment.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.Ids;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.Clients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfilesClientTest {
    private final Profiles profiles = Clients.bean(Profiles.class);
    private final Viewer viewer = new Viewer(Ids.random(), "ada", Set.of("author"), 4, "s");

    @AfterEach
    void peersBehaveAgain() {
        Clients.behaveAgain();
    }

    @Test
    void itReadsWhatCommentsCareAbout() {
        Clients.answers(200, profile(14, false));
        Person person = profiles.now(viewer);
        assertThat(person).isEqualTo(new Person(viewer.id(), 14, 20, Set.of("moderator"), false, "leonardo"));
    }

    @Test
    void aYesIsKeptForSecondsAndANoIsAskedAgain() {
        Clients.answers(200, profile(13, false));
        profiles.now(viewer);
        Clients.answers(200, profile(14, false));
        assertThat(profiles.who(viewer, Person::mayComment).level()).isEqualTo(13);
        assertThat(profiles.who(viewer, p -> p.reached(14)).level()).isEqualTo(14);
    }

    @ParameterizedTest
    @EnumSource(Clients.Outage.class)
    void inAnOutagePeopleGoOnWithWhatWasLastSeen(Clients.Outage outage) {
        outage.happens();
        assertThat(profiles.now(viewer)).isEqualTo(new Person(viewer.id(), 4, 13, Set.of("author"), false, null));
        Clients.answers(200, profile(14, true));
        profiles.now(viewer);
        outage.happens();
        assertThat(profiles.now(viewer).suspended()).isTrue();
    }

    @Test
    void whatIsOnlyShownIsNotWaitedFor() {
        Clients.Outage.TIMES_OUT.happens();
        assertThat(millis(() -> assertThat(profiles.glance(viewer).level())
                        .as("the token's")
                        .isEqualTo(4)))
                .isLessThan(4_000);
        Clients.answers(200, profile(14, false));
        assertThat(profiles.glance(viewer).level()).isEqualTo(14);
    }

    private static long millis(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    @Test
    void whoIsUnknownOrDeletedMustSignInAgain() {
        Clients.answers(200, "{\"items\":[]}");
        assertThatThrownBy(() -> profiles.now(viewer))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(401));
    }

    @Test
    void experienceThatCannotBeReadIsDroppedAndAllOtherIsNot() {
        var events = List.of(new Experience("k", "ada", Experience.Kind.COMMENT_VALUED));
        Clients.answers(400, "{}");
        assertThatCode(() -> profiles.experience(events)).doesNotThrowAnyException();
        Clients.answers(403, "{}");
        assertThatThrownBy(() -> profiles.experience(events)).isInstanceOf(RemoteUnavailable.class);
        Clients.Outage.TIMES_OUT.happens();
        assertThatThrownBy(() -> profiles.experience(events)).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void theCatalogueOutlivesAnOutage() {
        Instant[] now = {Instant.EPOCH};
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        Avatars avatars = new Avatars(Clients.bean(GlanceClient.class), Clients.bean(Remote.class), clock);
        Clients.Outage.SAYS_503.happens();
        assertThatThrownBy(avatars::all).isInstanceOf(RemoteUnavailable.class);
        assertThat(avatars.find("neutral")).isPresent();
        Clients.answers(200, catalogue("leonardo"));
        assertThat(avatars.find("leonardo").orElseThrow().availableFromLevel()).isEqualTo(13);
        Clients.answers(200, catalogue("donatello"));
        assertThat(avatars.find("leonardo")).as("kept for a minute").isPresent();
        now[0] = now[0].plusSeconds(61);
        assertThat(avatars.find("leonardo")).isEmpty();
        Clients.Outage.SAYS_503.happens();
        now[0] = now[0].plusSeconds(61);
        assertThat(avatars.all()).hasSize(1);
    }

    private static String catalogue(String id) {
        return "{\"items\":[{\"id\":\"%s\",\"name\":\"N\",\"imageUrl\":\"/i\",\"availableFromLevel\":13}]}"
                .formatted(id);
    }

    private String profile(int level, boolean suspended) {
        return """
                {"items":[{"id":"%s","handle":"ada","displayName":"Ada","level":%d,"commentLevel":20,"roles":["moderator"],
                 "suspended":%s,"deleted":false,"avatarId":"leonardo"}]}""".formatted(viewer.id(), level, suspended);
    }
}
