package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.embedded.EmbeddedStore;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OutageTest {
    @TempDir
    Path folder;

    private final Person reader = Person.named("bob");
    private final Cmd reading = Cmd.read(Ids.random(), reader, Person.named("ada"), 60);

    @Test
    void whileTheStoreIsGoneItSaysWhenToTryAgainAndLosesNothing() {
        EmbeddedStore store = start(0);
        String uri = store.uri();
        try (RewardsService service = RewardsService.start(uri, "outage")) {
            Api api = service.api();
            JsonNode signedUp = api.booked(Cmd.signedUp(reader));
            store.close();

            Api.Answer answer = api.submitAs("article-service", reading);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isNotBlank();
            assertThat(service.manage("/actuator/health/liveness").statusCode()).isEqualTo(200);
            RewardsService.await(
                    () -> service.manage("/actuator/health/readiness").statusCode() == 503);

            store = start(URI.create(uri).getPort());
            RewardsService.await(
                    () -> service.manage("/actuator/health/readiness").statusCode() == 200);
            assertThat(api.booked(reading).get("twei").asLong()).isEqualTo(1);
            assertThat(api.booked(Cmd.signedUp(reader))).isEqualTo(signedUp);
            assertThat(api.get("/api/wallet", reader).json().get("balance").asLong())
                    .isEqualTo(21);
        } finally {
            store.close();
        }
    }

    private EmbeddedStore start(int port) {
        return EmbeddedStore.start(folder.resolve("store.mv"), port, Throwable::printStackTrace);
    }
}
