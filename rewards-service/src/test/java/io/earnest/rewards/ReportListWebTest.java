package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.earnest.chassis.Ids;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReportListWebTest {
    private static final int MANY = 20;
    private static final int IDS_A_QUERY = 16;

    private final RewardsService service = RewardsService.shared();
    private final Api api = service.api();
    private final Person reader = Person.named("dan");

    @Test
    void aPageOfReportsIsReadTogetherAndWhatACrashKeptFromBeingWrittenIsMadeAgain() {
        String article = Ids.random();
        api.submit(Cmd.signedUp(reader), Cmd.granted(Ids.random(), MANY, reader.id()));
        api.submit(Cmd.read(article, reader, Person.named("ada", 15), 60));
        List<JsonNode> bought = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            bought.addFirst(api.buy(article, reader).json());
        }
        service.bean(MongoDatabase.class)
                .getCollection("reportDocuments")
                .deleteOne(Filters.eq("_id", bought.get(1).get("id").asString()));

        for (String page : List.of("/api/pnl-reports?limit=5", "/api/pnl-reports?limit=" + MANY)) {
            long before = queries();
            List<JsonNode> listed =
                    api.get(page, reader).json().get("items").valueStream().toList();
            assertThat(listed).containsExactlyElementsOf(bought.subList(0, listed.size()));
            assertThat(queries() - before).isEqualTo(1 + (listed.size() - 1) / IDS_A_QUERY);
        }
    }

    private long queries() {
        return service
                .bean(MeterRegistry.class)
                .find("mongodb.driver.commands")
                .tags("command", "find", "collection", "reportDocuments")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
