package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the only public door shows, and what it does not. */
@Alone
@Hostile
class EdgeTest {
    private final World world = World.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/activities",
                "/internal/profiles?ids=x",
                "/api/../internal/profiles?ids=x",
                "/api/%2e%2e/internal/profiles?ids=x",
                "/api/articles/..%2f..%2finternal/profiles",
                "/internal;x=1/profiles",
                "/actuator/prometheus",
                "/actuator/health"
            })
    void whatIsNotPublicIsNotReachedThroughTheGateway(String path) {
        assertThat(world.operator().get(path).status()).isIn(400, 404);
        assertThat(world.operator().post(path, "{}").status()).isIn(400, 404, 405);
    }

    @Test
    void theDocumentsOfAllServicesAreShown() {
        for (String service :
                new String[] {"article-service", "comment-service", "profile-service", "rewards-service"}) {
            Answer document = world.anonymous().get("/api/docs/" + service).is(200);
            assertThat(document.json().path("openapi").asString()).startsWith("3.");
            assertThat(document.json().path("paths").size()).as(service).isPositive();
        }
    }

    @Test
    void thePersonalNeedsATokenAndTheTariffDoesNot() {
        world.anonymous().get("/api/wallet").is(401);
        world.anonymous().get("/api/me").is(401);
        assertThat(world.anonymous().get("/api/tariff").is(200).number("/version"))
                .isEqualTo(1);
    }

    @Test
    void oneViewComposesAllThatIsTheViewersOwn() {
        String article = world.imported("Composed");
        Person rita = world.newcomer("rita");
        Answer[] seen = new Answer[1];
        await("all parts answer in time").atMost(Duration.ofSeconds(30)).until(() -> {
            seen[0] = rita.get("/api/articles/" + article + "/viewer").is(200);
            return seen[0].json().path("unavailable").isEmpty();
        });
        Answer view = seen[0];
        assertThat(view.number("/me/level")).isEqualTo(1);
        assertThat(view.at("/reading/state")).isEqualTo("NONE");
        assertThat(view.number("/reading/opportunity/twei")).isEqualTo(1);
        assertThat(view.number("/wallet/balance")).isEqualTo(20);
        assertThat(view.json().at("/commentBox/allowed").asBoolean()).isFalse();
        assertThat(view.number("/commentBox/requiredLevel")).isEqualTo(13);
    }
}
