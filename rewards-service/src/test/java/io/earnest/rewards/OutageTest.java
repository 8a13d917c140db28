package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.earnest.chassis.Ids;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OutageTest {
    private final MongoBackend data = new MemoryBackend();
    private final Person reader = Person.named("bob");
    private final Cmd reading = Cmd.read(Ids.random(), reader, Person.named("ada"), 60);

    @Test
    void whileTheStoreIsGoneItSaysWhenToTryAgainAndLosesNothing() {
        MongoServer store = new MongoServer(data);
        InetSocketAddress address = store.bind();
        String uri = "mongodb://127.0.0.1:" + address.getPort() + "/?retryWrites=false";
        try (RewardsService service = RewardsService.start(uri, "outage")) {
            Api api = service.api();
            JsonNode signedUp = api.booked(Cmd.signedUp(reader));
            store.shutdownNow();

            Api.Answer answer = api.submitAs("article-service", reading);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isNotBlank();
            assertThat(service.manage("/actuator/health/liveness").statusCode()).isEqualTo(200);
            RewardsService.await(
                    () -> service.manage("/actuator/health/readiness").statusCode() == 503);

            store = new MongoServer(data);
            store.bind(address);
            RewardsService.await(
                    () -> service.manage("/actuator/health/readiness").statusCode() == 200);
            assertThat(api.booked(reading).get("twei").asLong()).isEqualTo(1);
            assertThat(api.booked(Cmd.signedUp(reader))).isEqualTo(signedUp);
            assertThat(api.get("/api/wallet", reader).json().get("balance").asLong())
                    .isEqualTo(21);
        } finally {
            store.shutdownNow();
        }
    }
}
