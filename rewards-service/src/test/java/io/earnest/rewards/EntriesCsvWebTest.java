package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EntriesCsvWebTest {
    private final Api api = RewardsService.shared().api();
    private final Person author = Person.named("ada", 15);
    private final Person reader = Person.named("bob", 5);
    private final String article = Ids.random();

    @Test
    void allEntriesComeWithTheirSignsAndAHeaderRow() {
        api.submit(Cmd.signedUp(reader));
        api.submit(Cmd.read(article, reader, author, 120), Cmd.minused(article, reader, author));
        Api.Answer answer = csv("", reader);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"earnest-wallet.csv\"");
        List<String> lines = List.of(answer.text().split("\r\n"));
        assertThat(lines.getFirst()).isEqualTo("id,at,activity,line,title,twei,balanceAfter,articleId,reportId,tariff");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).contains(",article-minused,MINUSES,Spent for Minuses,-2,20," + article + ",,1");
        assertThat(lines.get(2)).contains(",article-read,READING,Earned for Reading,2,22," + article + ",,1");
        assertThat(lines.get(3)).contains(",profile-signed-up,,Starter Grant,20,20,,,1");
    }

    @Test
    void itHasMoreThanOnePageHoldsAndTheSameAsTheList() {
        api.submit(Cmd.signedUp(author));
        for (int batch = 0; batch < 3; batch++) {
            List<Cmd> grants = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                grants.add(Cmd.granted(Ids.random(), 1, author.id()));
            }
            api.submit(grants.toArray(Cmd[]::new));
        }
        List<String> lines = List.of(csv("", author).text().split("\r\n"));
        assertThat(lines).hasSize(1 + 1 + 750).doesNotHaveDuplicates();
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/wallet/entries?limit=100&cursor=" + cursor, author)
                    .json();
            page.get("items").forEach(entry -> listed.add(entry.get("id").asString()));
            cursor = page.get("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(lines.stream().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .isEqualTo(listed);
    }

    @Test
    void theFiltersApplyToItToo() {
        api.submit(Cmd.signedUp(reader));
        api.submit(Cmd.read(article, reader, author, 120), Cmd.minused(article, reader, author));
        assertThat(csv("?articleId=" + article, reader).text().lines()).hasSize(3);
        assertThat(csv("?articleId=some-words-" + article + "&line=MINUSES", reader)
                        .text()
                        .lines())
                .hasSize(2);
        assertThat(csv("?articleId=" + Ids.random(), reader).text().lines()).hasSize(1);
    }

    @Test
    void itTakesAPersonAndIsJsonUnlessAskedForAsCsv() {
        assertThat(api.call("GET", "/api/wallet/entries", null, null, "Accept", "text/csv")
                        .status())
                .isEqualTo(401);
        for (String accept : List.of(
                "*/*",
                "application/json",
                "text/html,application/xml;q=0.9,*/*;q=0.8",
                "text/csv;q=0.5, application/json",
                "text/csv;q=0.5, application/*;q=0.6",
                "text/csv;q=0, */*")) {
            Api.Answer answer = api.call("GET", "/api/wallet/entries", api.bearer(reader), null, "Accept", accept);
            assertThat(answer.header("Content-Type")).as(accept).startsWith("application/json");
        }
        for (String accept : List.of("application/json;q=0.5, text/csv", "text/*", "text/csv, */*;q=0.1")) {
            Api.Answer answer = api.call("GET", "/api/wallet/entries", api.bearer(reader), null, "Accept", accept);
            assertThat(answer.header("Content-Type")).as(accept).startsWith("text/csv");
        }
    }

    @Test
    void whoTakesNeitherIsToldOfBoth() {
        Api.Answer answer = api.call("GET", "/api/wallet/entries", api.bearer(reader), null, "Accept", "image/png");
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
        assertThat(answer.json().get("detail").asString()).contains("application/json or text/csv");
    }

    private Api.Answer csv(String query, Person person) {
        return api.call("GET", "/api/wallet/entries" + query, api.bearer(person), null, "Accept", "text/csv");
    }
}
