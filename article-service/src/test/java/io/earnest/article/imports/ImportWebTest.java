package io.earnest.article.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportWebTest extends RunningService {
    private static Map<String, Object> post(String source) {
        return new HashMap<>(Map.of(
                "title",
                "An old post",
                "body",
                "Words from elsewhere.",
                "tags",
                List.of("History", "history", "a"),
                "byline",
                List.of("ada", " grace "),
                "publishedAt",
                "2014-03-19",
                "source",
                source));
    }

    @Test
    void anImportIsPublishedAsItStandsAndOnlyOnce() {
        Person operator = person(1, "operator");
        Http.Answer created = operator.http().post("/api/admin/articles", post("blog/one.md"));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        String id = created.text("id");
        Http.Answer again = operator.http().post("/api/admin/articles", post("blog/one.md"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("id")).isEqualTo(id);
        var seen = anonymous().get("/api/articles/" + id).body();
        assertThat(seen.path("author").isNull()).isTrue();
        assertThat(seen.path("byline").toString()).isEqualTo("[\"ada\",\"grace\"]");
        assertThat(seen.path("publishedAt").asString()).isEqualTo("2014-03-19T00:00:00Z");
        assertThat(seen.path("editedAt").isNull()).as("it stands as it came").isTrue();
        assertThat(seen.path("tags").toString()).isEqualTo("[\"history\",\"a\"]");
        assertThat(PEERS.audit).contains("article-imported " + id);
        assertThat(PEERS.commands).noneMatch(c -> c.path("article").asString().equals(id));
        assertThat(service("comment-service").get("/internal/articles/" + id).text("account"))
                .isEqualTo("archive");
    }

    @Test
    void onlyWhoIsAnOperatorNowMayImport() {
        Person operator = person(1, "operator");
        PEERS.profiles.get(operator.id()).put("roles", List.of());
        assertThat(operator.http()
                        .post("/api/admin/articles", post("blog/two.md"))
                        .status())
                .as("the token still says operator")
                .isEqualTo(403);
        assertThat(anonymous().post("/api/admin/articles", post("blog/two.md")).status())
                .isEqualTo(401);
        PEERS.profileDown = true;
        Http.Answer down = operator.http().post("/api/admin/articles", post("blog/two.md"));
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.text("service")).isEqualTo("profile-service");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        Person operator = person(1, "operator");
        Map<String, Object> bad = new HashMap<>();
        bad.put("source", "");
        bad.put("title", "x");
        bad.put("publishedAt", "soon");
        bad.put("tags", IntStream.range(0, 21).mapToObj(i -> "t" + i).toList());
        bad.forEach((field, value) -> {
            Map<String, Object> request = post("blog/bad.md");
            request.put(field, value);
            Http.Answer answer = operator.http().post("/api/admin/articles", request);
            assertThat(answer.status()).as(field).isEqualTo(400);
            assertThat(answer.body().path("errors").get(0).path("field").asString())
                    .isEqualTo(field);
        });
        for (String at : List.of("2014-03-19T10:00:00-04:00", "2014-03-19 10:00:00", "2014-03-19T10:00")) {
            Map<String, Object> request = post("blog/" + at);
            request.put("publishedAt", at);
            assertThat(operator.http().post("/api/admin/articles", request).status())
                    .as(at)
                    .isEqualTo(201);
        }
    }

    @Test
    void aBylineReachesNotBeyondItself() {
        Map<String, Object> request = post("blog/byline.md");
        request.put("byline", List.of("Ann\u202E\u200B\nSmith", "\u200B"));
        String id = person(1, "operator")
                .http()
                .post("/api/admin/articles", request)
                .text("id");
        assertThat(anonymous().get("/api/articles/" + id).body().path("byline").toString())
                .isEqualTo("[\"Ann Smith\"]");
    }

    @Test
    void anImportCanBeGivenToAProfileWhichReceivesFromThenOn() {
        Person operator = person(1, "operator");
        Person author = person(1);
        String id = operator.http()
                .post("/api/admin/articles", post("blog/given.md"))
                .text("id");
        Person before = person(2);
        read(before, id);
        before.http().put("/api/articles/" + id + "/rating", Map.of("value", "PLUS"));
        String path = "/api/admin/articles/" + id + "/author";
        assertThat(operator.http().put(path, Map.of("handle", "no-such-one")).status())
                .isEqualTo(404);
        assertThat(author.http().put(path, Map.of("handle", author.handle())).status())
                .isEqualTo(403);
        assertThat(operator.http().put(path, Map.of("handle", author.handle())).status())
                .isEqualTo(200);
        assertThat(operator.http().put(path, Map.of("handle", author.handle())).status())
                .isEqualTo(200);
        assertThat(PEERS.audit).contains("article-assigned " + id);
        Person after = person(2);
        read(after, id);
        after.http().put("/api/articles/" + id + "/rating", Map.of("value", "PLUS"));
        assertThat(payee(id, before)).isEqualTo("archive");
        assertThat(payee(id, after)).isEqualTo(author.id());
        assertThat(anonymous()
                        .get("/api/articles/" + id)
                        .body()
                        .path("author")
                        .path("handle")
                        .asString())
                .isEqualTo(author.handle());
        String own = published(person(1, "author"));
        assertThat(operator.http()
                        .put("/api/admin/articles/" + own + "/author", Map.of("handle", author.handle()))
                        .type())
                .isEqualTo("not-an-import");
    }

    @Test
    void anImportWithoutNamesSaysThatTheArchiveReceives() {
        Map<String, Object> request = post("blog/nobody.md");
        request.remove("byline");
        Person operator = person(1, "operator");
        Person author = person(1);
        String id = operator.http().post("/api/admin/articles", request).text("id");
        assertThat(anonymous().get("/api/articles/" + id).text("payee")).isEqualTo("ARCHIVE");
        operator.http().put("/api/admin/articles/" + id + "/author", Map.of("handle", author.handle()));
        assertThat(anonymous().get("/api/articles/" + id).text("payee")).isEqualTo("AUTHOR");
    }

    @Test
    void anImportsOwnTagsStayEditable() {
        Map<String, Object> request = post("blog/many-tags.md");
        List<String> tags = List.of("one", "two", "three", "four", "five", "portland, oregon");
        request.put("tags", tags);
        Person operator = person(1, "operator");
        Person author = person(1, "author");
        String id = operator.http().post("/api/admin/articles", request).text("id");
        operator.http().put("/api/admin/articles/" + id + "/author", Map.of("handle", author.handle()));
        Map<String, Object> text = Map.of("title", "An old post", "body", "Other words.", "tags", tags);
        Http.Answer changed = author.http().put("/api/articles/" + id, text, "If-Match", "\"1\"");
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.body().path("tags").get(5).asString()).isEqualTo("portland, oregon");
        String own = published(author);
        assertThat(author.http()
                        .put("/api/articles/" + own, text, "If-Match", "\"1\"")
                        .status())
                .as("their own have five")
                .isEqualTo(400);
    }

    @Test
    void anOldAddressLeadsToTheImportThatClaimedItFirst() {
        Person operator = person(1, "operator");
        Map<String, Object> first = post("blog/alias-one.md");
        first.put("aliases", List.of("/2012/01/02/one/", "/Eins%C3%A9/index.html"));
        Map<String, Object> second = post("blog/alias-two.md");
        String one = operator.http().post("/api/admin/articles", first).text("id");
        String two = operator.http().post("/api/admin/articles", second).text("id");
        second.put("aliases", List.of("/2012/01/02/one", "/two"));
        assertThat(operator.http().post("/api/admin/articles", second).status())
                .as("a repeated import claims what it did not yet")
                .isEqualTo(200);
        for (String path : List.of("/2012/01/02/one", "/2012/01/02/one/index.html", "/Einse\u0301")) {
            Http.Answer alias = alias(path);
            assertThat(alias.text("articleId")).as(path).isEqualTo(one);
            assertThat(alias.text("slug")).endsWith("-" + one);
        }
        assertThat(alias("/two").text("articleId")).isEqualTo(two);
        for (String path : List.of("/2012/01/02", "/einsé", "/", "two", "/two?x", "/../two")) {
            assertThat(alias(path).status()).as(path).isEqualTo(404);
        }
        person(1, "moderator").http().delete("/api/articles/" + two);
        assertThat(alias("/two").type()).isEqualTo("deleted");
    }

    private Http.Answer alias(String path) {
        return anonymous().get("/api/aliases?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    @Test
    void anAliasThatIsNoPathIsNamedAndNothingIsImported() {
        Person operator = person(1, "operator");
        List<List<String>> bad = List.of(
                List.of("https://old.example.org/one"),
                List.of("/one?p=1"),
                List.of("/"),
                List.of("//evil.example/one"),
                List.of("/a/../b"),
                List.of("/" + "x".repeat(300)),
                IntStream.range(0, 21).mapToObj(i -> "/many/" + i).toList());
        for (List<String> aliases : bad) {
            Map<String, Object> request = post("blog/bad-alias.md");
            request.put("aliases", aliases);
            Http.Answer answer = operator.http().post("/api/admin/articles", request);
            assertThat(answer.status()).as(aliases.toString()).isEqualTo(400);
            assertThat(answer.body().path("errors").get(0).path("field").asString())
                    .isEqualTo("aliases");
        }
        assertThat(operator.http()
                        .post("/api/admin/articles", post("blog/bad-alias.md"))
                        .status())
                .isEqualTo(201);
    }

    private String payee(String article, Person reader) {
        return PEERS.commandsFor("article-rated:" + article + ":" + reader.id())
                .getFirst()
                .path("author")
                .asString();
    }

    @Test
    void theAuditIsToldLaterWhenProfileServiceWasDown() {
        Person operator = person(1, "operator");
        PEERS.auditDown = true;
        String id = operator.http()
                .post("/api/admin/articles", post("blog/late.md"))
                .text("id");
        assertThat(PEERS.audit).doesNotContain("article-imported " + id);
        PEERS.auditDown = false;
        await("it is told", () -> {
            CLOCK.forward(Duration.ofSeconds(1));
            return PEERS.audit.contains("article-imported " + id);
        });
    }
}
