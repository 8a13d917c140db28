package io.earnest.article.profile;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.article.testing.RemoteTest;
import io.earnest.chassis.Ids;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.token.Viewer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ProfileClientTest extends RemoteTest {
    @Autowired
    private Profiles profiles;

    @Autowired
    private Growth growth;

    @Autowired
    private CircuitBreakerRegistry breakers;

    private final String id = Ids.random();

    private void answer(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        PEER.stubFor(get(urlPathEqualTo("/internal/profiles")).willReturn(answer));
    }

    private void known(int level, boolean deleted) {
        answer(okJson("""
            {"items": [{"id": "%s", "handle": "ada", "displayName": "Ada", "level": %d, "roles": ["author"],
                        "suspended": false, "deleted": %s, "avatarId": null}]}""".formatted(id, level, deleted)));
    }

    @Test
    void aProfileIsKeptForSecondsAndAskedForAgain() {
        known(3, false);
        assertThat(profiles.find(id).orElseThrow().level()).isEqualTo(3);
        known(4, false);
        assertThat(profiles.find(id).orElseThrow().level()).isEqualTo(3);
        assertThat(profiles.live(id).orElseThrow().level()).isEqualTo(4);
        known(5, false);
        CLOCK.forward(Duration.ofSeconds(6));
        assertThat(profiles.find(id).orElseThrow().level()).isEqualTo(5);
        assertThat(profiles.find(id).orElseThrow().has("author")).isTrue();
    }

    @Test
    void absentAndUnreachableAreNotTheSame() {
        answer(okJson("{\"items\": []}"));
        assertThat(profiles.find(id)).isEmpty();
        assertThat(profiles.liveByHandle("nobody")).isEmpty();
        answer(aResponse().withStatus(503));
        String other = Ids.random();
        assertThatThrownBy(() -> profiles.find(other)).isInstanceOf(RemoteUnavailable.class);
        assertThat(profiles.authors(List.of(other))).isEmpty();
    }

    @Test
    void whatIsOnlyShownIsNotWaitedFor() {
        Members members = new Members(profiles);
        Viewer viewer = new Viewer(id, "ada", Set.of(), 2, "s");
        answer(aResponse().withFixedDelay(6_000));
        assertThat(millis(() ->
                        assertThat(members.level(viewer)).as("the token's").isEqualTo(2)))
                .isLessThan(4_000);
        assertThat(millis(() -> assertThat(members.level(viewer)).isEqualTo(2)))
                .as("once is enough")
                .isLessThan(300);
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        known(7, false);
        assertThat(members.level(viewer)).isEqualTo(7);
        CLOCK.forward(Duration.ofMinutes(1));
        answer(aResponse().withFixedDelay(6_000));
        assertThat(members.level(viewer)).as("as last seen").isEqualTo(7);
    }

    private static long millis(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    @Test
    void whatWasLastSeenServesDuringAnOutage() {
        known(7, false);
        profiles.find(id);
        CLOCK.forward(Duration.ofHours(1));
        answer(aResponse().withStatus(503));
        assertThat(profiles.find(id).orElseThrow().level()).isEqualTo(7);
        assertThat(profiles.authors(List.of(id)).get(id)).isEqualTo(new Author("ada", "Ada", 7));
        assertThatThrownBy(() -> profiles.live(id)).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void aDeletedProfileIsNoAuthor() {
        known(7, true);
        assertThat(profiles.authors(List.of(id))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"items\":", "<html>", "{\"items\": [{\"level\": 3}]}"})
    void anAnswerThatSaysNothingIsNoAnswer(String body) {
        answer(okJson(body));
        assertThatThrownBy(() -> profiles.live(id)).isInstanceOf(RemoteUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void anErrorIsNoAnswer(int status) {
        answer(aResponse().withStatus(status));
        assertThatThrownBy(() -> profiles.live(id)).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void silenceIsNoAnswer() {
        answer(okJson("{\"items\": []}").withFixedDelay(6_000));
        assertThatThrownBy(() -> profiles.live(id)).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void anEventThatWasNotTakenIsToldAgain() {
        PEER.stubFor(post("/internal/experience").willReturn(aResponse().withStatus(503)));
        assertThatThrownBy(() -> growth.ratingGiven("article-rated:a:r", "r")).isInstanceOf(RemoteUnavailable.class);
    }
}
