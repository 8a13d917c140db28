package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExportWebTest {
    private final Api api = RewardsService.shared().api();

    @Test
    void walletEntriesAndReportsComePageByPageAndNameNoOtherParty() {
        Person author = Person.named("ada", 15);
        Person reader = Person.named("bob", 5);
        String article = Ids.random();
        api.submit(Cmd.signedUp(author), Cmd.signedUp(reader));
        List<Cmd> grants = new ArrayList<>();
        for (int i = 0; i < 210; i++) {
            grants.add(Cmd.granted(Ids.random(), 1, author.id()));
        }
        api.submit(grants.toArray(Cmd[]::new));
        api.booked(Cmd.published(article, author));
        api.booked(Cmd.plussed(article, reader, author));
        for (int i = 0; i < 2; i++) {
            assertThat(api.buy(article, author).status()).isEqualTo(201);
        }

        Map<String, List<JsonNode>> parts = export(author);

        assertThat(parts.keySet()).containsExactly("wallet", "entries", "reports");
        assertThat(parts.get("wallet").getFirst().get("balance").asLong()).isEqualTo(20 + 210 - 20 + 1 - 2);
        assertThat(parts.get("entries")).hasSize(1 + 210 + 1 + 1 + 2).doesNotHaveDuplicates();
        assertThat(parts.get("reports")).hasSize(2);
        assertThat(parts.get("reports").getFirst().get("signature").asString()).isNotEmpty();
        assertThat(parts.toString()).doesNotContain(reader.id(), "a gift");
    }

    @Test
    void itTakesAPerson() {
        assertThat(api.get("/api/export").status()).isEqualTo(401);
        assertThat(api.get("/api/export?cursor=x", Person.named("ada")).status())
                .isEqualTo(400);
    }

    private Map<String, List<JsonNode>> export(Person person) {
        Map<String, List<JsonNode>> parts = new LinkedHashMap<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/export?cursor=" + cursor, person).json();
            assertThat(page.get("items").size()).isLessThanOrEqualTo(200);
            page.get("items")
                    .forEach(item -> parts.computeIfAbsent(page.get("section").asString(), s -> new ArrayList<>())
                            .add(item));
            cursor = page.get("next").asString("");
        } while (!cursor.isEmpty());
        return parts;
    }
}
