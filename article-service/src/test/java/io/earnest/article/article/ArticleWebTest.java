package io.earnest.article.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Hostile
class ArticleWebTest extends RunningService {
    @Autowired
    private MongoDatabase database;

    private static Map<String, Object> text(String title, String body, String... tags) {
        return Map.of("title", title, "body", body, "tags", tags);
    }

    private String draft(Person author) {
        return author.http().post("/api/articles", text("A title", "A body")).text("id");
    }

    @Test
    void writingNeedsSomebody() {
        assertThat(anonymous().post("/api/articles", text("A title", "b")).status())
                .isEqualTo(401);
        assertThat(anonymous().post("/api/previews", Map.of("body", "b")).status())
                .isEqualTo(401);
        assertThat(anonymous().get("/api/me/articles").status()).isEqualTo(401);
        Person suspended = person(1);
        PEERS.profiles.get(suspended.id()).put("suspended", true);
        Http.Answer answer = suspended.http().post("/api/articles", text("A title", "b"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo("suspended");
    }

    @Test
    void whatIsWrongWithATextIsNamed() {
        Http http = person(1).http();
        Map<String, Object> bad = new HashMap<>();
        bad.put("title", text("ab", "b"));
        bad.put("title ", text("x".repeat(201), "b"));
        bad.put("body", text("A title", "  "));
        bad.put("body ", text("A title", "x".repeat(200_001)));
        bad.put("tags", text("A title", "b", "1", "2", "3", "4", "5", "6"));
        bad.put("tags ", text("A title", "b", "x".repeat(61)));
        bad.forEach((field, body) -> {
            Http.Answer answer = http.post("/api/articles", body);
            assertThat(answer.status()).as(field).isEqualTo(400);
            assertThat(answer.type()).isEqualTo("invalid-request");
            assertThat(answer.body().path("errors").get(0).path("field").asString())
                    .isEqualTo(field.strip());
        });
        assertThat(http.post("/api/articles", "{\"title\":").status()).isEqualTo(400);
        assertThat(http.post("/api/articles", "{\"title\":{\"$gt\":1},\"body\":\"b\"}")
                        .status())
                .isEqualTo(400);
        assertThat(http.post("/api/articles", text("x".repeat(200), "ü".repeat(100_000), "A", "a", " a "))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void titlesAndTagsReachNotBeyondThemselves() {
        Http http = person(1).http();
        Http.Answer turned = http.post(
                "/api/articles",
                text("\u202EA\u200B title\uFFFF\u2066 of\u0007 one\u2028line", "b", "Ta\u200Bg", "tag", "\u202E"));
        assertThat(turned.status()).isEqualTo(201);
        assertThat(turned.text("title")).isEqualTo("A title of one line");
        assertThat(turned.body().path("tags").toString()).isEqualTo("[\"tag\"]");
        for (String title : List.of("עברית ועוד", "👩‍👩‍👧‍👦 and 🎉", "Ünïcödé")) {
            assertThat(http.post("/api/articles", text(title, "b")).text("title"))
                    .isEqualTo(title);
        }
        Http.Answer unseen = http.post("/api/articles", text("\u200B\u3164\u2800\u200B", "b"));
        assertThat(unseen.status()).isEqualTo(400);
        assertThat(http.post("/api/articles", "{\"title\":\"half \\ud83c\",\"body\":\"b\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMisspeltFieldIsNamedBeforeItLosesAnything() {
        Person author = person(1);
        String draft = author.http()
                .post("/api/articles", text("A title", "b", "kept"))
                .text("id");
        Http.Answer answer = author.http()
                .put(
                        "/api/articles/" + draft,
                        Map.of("title", "A title", "body", "b", "tag", List.of("lost")),
                        "If-Match",
                        "\"1\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("\"tag\"", "it knows body, tags, title");
        assertThat(author.http()
                        .get("/api/articles/" + draft)
                        .body()
                        .path("tags")
                        .toString())
                .isEqualTo("[\"kept\"]");
    }

    @Test
    void aRepeatedKeyIsTheSameDraftAndAnotherBodyIsRefused() {
        Http http = person(1).http();
        Http.Answer first = http.post("/api/articles", text("A title", "b"), "Idempotency-Key", "k1");
        Http.Answer again = http.post("/api/articles", text("A title", "b"), "Idempotency-Key", "k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        Http.Answer other = http.post("/api/articles", text("A title", "c"), "Idempotency-Key", "k1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("idempotency-key-reused");
        assertThat(person(1)
                        .http()
                        .post("/api/articles", text("A title", "b"), "Idempotency-Key", "k1")
                        .text("id"))
                .isNotEqualTo(first.text("id"));
    }

    @Test
    void anEditNeedsTheVersionThatItWasMadeOn() {
        Person author = person(1);
        String path = "/api/articles/" + draft(author);
        String etag = author.http().get(path).header("ETag");
        assertThat(author.http().put(path, text("New title", "b")).status()).isEqualTo(428);
        Http.Answer edited = author.http().put(path, text("New title", "b"), "If-Match", etag);
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.body().path("version").asInt()).isEqualTo(2);
        assertThat(edited.text("slug")).isEqualTo(edited.text("id"));
        Http.Answer stale = author.http().put(path, text("Other title", "c"), "If-Match", etag);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.type()).isEqualTo("stale-version");
        Http.Answer repeated = author.http().put(path, text("New title", "b"), "If-Match", etag);
        assertThat(repeated.status()).as("the same edit again").isEqualTo(200);
        assertThat(repeated.body().path("version").asInt()).isEqualTo(2);
        assertThat(author.http()
                        .put(path, text("Newer title", "b"), "If-Match", "W/" + edited.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(person(1)
                        .http()
                        .put(path, text("New title", "b"), "If-Match", "*")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPublishedArticleKeepsItsRevisionsAndItsSlug() {
        Person author = person(1, "author");
        String id = draft(author);
        String path = "/api/articles/" + id;
        author.http().put(path, text("Second title", "two"), "If-Match", "\"1\"");
        author.http().post(path + "/publication", null);
        author.http().put(path, text("Third title", "three"), "If-Match", "\"2\"");
        Http.Answer last = author.http().put(path, text("Fourth title", "four"), "If-Match", "\"3\"");
        assertThat(last.status()).isEqualTo(200);
        Http.Answer revisions = author.http().get(path + "/revisions?limit=2");
        assertThat(revisions.body().path("items").get(0).path("version").asInt())
                .isEqualTo(4);
        assertThat(revisions.body().path("items").get(1).path("version").asInt())
                .isEqualTo(3);
        Http.Answer older = author.http().get(path + "/revisions?limit=2&cursor=" + revisions.text("next"));
        assertThat(older.body().path("items").size()).isEqualTo(1);
        assertThat(older.body().path("items").get(0).path("title").asString()).isEqualTo("Second title");
        assertThat(author.http().get(path + "/revisions/2").text("html")).isEqualTo("<p>two</p>\n");
        assertThat(author.http().get(path + "/revisions/1").status()).isEqualTo(404);
        Http.Answer bySlug = anonymous().get("/api/articles/other-words-" + id);
        assertThat(bySlug.text("title")).isEqualTo("Fourth title");
        assertThat(bySlug.text("slug")).as("fixed when it was published").isEqualTo("second-title-" + id);
        assertThat(person(1)
                        .http()
                        .put(path, text("Not mine", "x"), "If-Match", "*")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theAuthorsLevelIsThePublicOneAndWhatTheyGainTodayChangesNothing() {
        Person author = person(15);
        String path = "/api/articles/" + published(author);
        Http.Answer before = anonymous().get(path);
        PEERS.profiles.get(author.id()).put("level", 16);
        CLOCK.forward(Duration.ofSeconds(6));
        Http.Answer after = anonymous().get(path);
        assertThat(after.body().at("/author/level").asInt()).isEqualTo(15);
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(anonymous()
                        .get("/api/articles?author=" + author.handle())
                        .body()
                        .at("/items/0/author/level")
                        .asInt())
                .isEqualTo(15);
        PEERS.profiles.get(author.id()).put("publicLevel", 16);
        CLOCK.forward(Duration.ofSeconds(6));
        assertThat(anonymous().get(path).body().at("/author/level").asInt()).isEqualTo(16);
    }

    @Test
    void formerTextsAreForTheAuthorAndModerators() {
        Person author = person(1, "author");
        String id = published(author);
        String path = "/api/articles/" + id;
        author.http().put(path, text("A title", "Without the slip."), "If-Match", "*");
        for (String revisions : List.of("/revisions", "/revisions/1", "/revisions/2", "/revisions/2/changes")) {
            assertThat(anonymous().get(path + revisions).status()).as(revisions).isEqualTo(401);
            for (Person other : List.of(person(50), person(1, "author"))) {
                Http.Answer refused = other.http().get(path + revisions);
                assertThat(refused.status()).as(revisions).isEqualTo(403);
                assertThat(refused.type()).isEqualTo("forbidden");
            }
            for (Person reader : List.of(author, person(1, "moderator"), person(1, "operator"))) {
                assertThat(reader.http().get(path + revisions).status())
                        .as(revisions)
                        .isEqualTo(200);
            }
        }
        Person former = person(1, "moderator");
        PEERS.profiles.get(former.id()).put("roles", List.of());
        assertThat(former.http().get(path + "/revisions").status())
                .as("a token that is older than the role's end")
                .isEqualTo(403);
    }

    @Test
    void whatAnEditChangedIsToldLineByLine() {
        Person author = person(1, "author");
        String path = "/api/articles/" + published(author);
        author.http().put(path, text("Another title", "It was a slip.\n\nKept.", "new"), "If-Match", "*");
        author.http().put(path, text("Another title", "It was a joke.\n\nKept.", "new"), "If-Match", "*");
        Http.Answer last = author.http().get(path + "/revisions/3/changes");
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.body().path("since").asInt()).isEqualTo(2);
        assertThat(last.body().path("lines").get(0).path("pieces").toString())
                .isEqualTo("[{\"text\":\"It was a \",\"kind\":\"SAME\"},{\"text\":\"slip\",\"kind\":\"REMOVED\"},"
                        + "{\"text\":\"joke\",\"kind\":\"ADDED\"},{\"text\":\".\",\"kind\":\"SAME\"}]");
        Http.Answer both = author.http().get(path + "/revisions/3/changes?since=1");
        assertThat(both.body().path("tagsAdded").toString()).isEqualTo("[\"new\"]");
        assertThat(author.http()
                        .get(path + "/revisions/1/changes")
                        .body()
                        .path("since")
                        .isNull())
                .isTrue();
        assertThat(author.http().get(path + "/revisions/2/changes?since=2").status())
                .isEqualTo(400);
        assertThat(author.http().get(path + "/revisions/2/changes?since=0").status())
                .isEqualTo(404);
        assertThat(author.http().get(path + "/revisions/9/changes").status()).isEqualTo(404);
    }

    @Test
    void anArticleSaysSinceWhenItIsAsItIs() {
        Person author = person(1, "author");
        String id = draft(author);
        String path = "/api/articles/" + id;
        author.http().put(path, text("A title", "Still a draft."), "If-Match", "\"1\"");
        author.http().post(path + "/publication", null);
        assertThat(anonymous().get(path).body().path("editedAt").isNull())
                .as("edits of a draft")
                .isTrue();
        CLOCK.forward(Duration.ofHours(1));
        author.http().put(path, text("A title", "Edited since."), "If-Match", "\"2\"");
        var edited = anonymous().get(path).body();
        assertThat(edited.path("editedAt").asString())
                .isEqualTo(edited.path("updatedAt").asString());
        assertThat(Instant.parse(edited.path("editedAt").asString()))
                .isAfter(Instant.parse(edited.path("publishedAt").asString()));
    }

    @Test
    void anUnchangedArticleIs304AndAPlusChangesItsTag() {
        Person author = person(1, "author");
        String id = published(author);
        Http.Answer first = anonymous().get("/api/articles/" + id);
        String etag = first.header("ETag");
        assertThat(anonymous().get("/api/articles/" + id, "If-None-Match", etag).status())
                .isEqualTo(304);
        Person reader = person(2);
        read(reader, id);
        reader.http().put("/api/articles/" + id + "/rating", Map.of("value", "PLUS"));
        Http.Answer changed = anonymous().get("/api/articles/" + id, "If-None-Match", etag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(author.http()
                        .put("/api/articles/" + id, text("An edit", "all the same"), "If-Match", etag)
                        .status())
                .as("a plus does not stand against an edit")
                .isEqualTo(200);
        assertThat(first.header("Vary")).contains("Authorization");
        assertThat(first.header("Cache-Control")).contains("no-cache").contains("public");
    }

    @Test
    void aDraftIsItsAuthorsAloneAndADeletedArticleIsGone() {
        Person author = person(1, "author");
        Person other = person(1);
        String draft = draft(author);
        for (String path : List.of("", "/revisions", "/revisions/1")) {
            assertThat(other.http().get("/api/articles/" + draft + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(other.http().delete("/api/articles/" + draft).status()).isEqualTo(404);
        assertThat(author.http().delete("/api/articles/" + draft).status()).isEqualTo(204);
        assertThat(other.http().get("/api/articles/" + draft).status()).isEqualTo(404);
        assertThat(author.http().get("/api/articles/" + draft).status()).isEqualTo(410);

        String article = published(author);
        assertThat(other.http().delete("/api/articles/" + article).status()).isEqualTo(403);
        assertThat(author.http().delete("/api/articles/" + article).status()).isEqualTo(204);
        assertThat(author.http().delete("/api/articles/" + article).status()).isEqualTo(204);
        Http.Answer gone = anonymous().get("/api/articles/" + article);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.type()).isEqualTo("deleted");
        assertThat(other.http()
                        .put("/api/articles/" + article + "/rating", Map.of("value", "PLUS"))
                        .status())
                .isEqualTo(410);
        assertThat(author.http()
                        .put("/api/articles/" + article, text("A title", "b"), "If-Match", "*")
                        .status())
                .isEqualTo(410);
        assertThat(anonymous().get("/api/articles/nonsense").status()).isEqualTo(404);
    }

    @Test
    void aModeratorsDeletionIsAudited() {
        String article = published(person(1, "author"));
        Person moderator = person(1, "moderator");
        assertThat(moderator.http().delete("/api/articles/" + article).status()).isEqualTo(204);
        assertThat(anonymous().get("/api/articles/" + article).status()).isEqualTo(410);
        assertThat(PEERS.audit).contains("article-removed " + article);
    }

    @Test
    void listsShowCardsOfWhatIsPublished() {
        Person author = person(1, "author");
        String draft = draft(author);
        String article = published(author);
        Http.Answer list = anonymous().get("/api/articles?author=" + author.handle());
        assertThat(list.body().path("items").size()).isEqualTo(1);
        var card = list.body().path("items").get(0);
        assertThat(card.path("id").asString()).isEqualTo(article);
        assertThat(card.path("author").path("displayName").asString()).isEqualTo("Name of " + author.handle());
        assertThat(card.has("body")).isFalse();
        assertThat(card.has("html")).isFalse();
        assertThat(card.path("excerpt").asString()).isEqualTo("Some words to read.");
        Http.Answer own = author.http().get("/api/me/articles");
        assertThat(own.body().path("items").size()).isEqualTo(2);
        assertThat(own.body()
                        .path("items")
                        .get(0)
                        .path("settlement")
                        .path("status")
                        .asString())
                .isEqualTo("PAID");
        Http.Answer drafts = author.http().get("/api/me/articles?status=DRAFT");
        assertThat(drafts.body().path("items").get(0).path("id").asString()).isEqualTo(draft);
        assertThat(anonymous()
                        .get("/api/articles?author=nobody-here")
                        .body()
                        .path("items")
                        .size())
                .isZero();
        for (String bad : List.of(
                "sort=best", "sort=", "limit=0", "limit=", "limit=101", "limit=x", "cursor=!!", "cursor=abcd")) {
            assertThat(anonymous().get("/api/articles?" + bad).status()).as(bad).isEqualTo(400);
        }
        for (String bad : List.of("status=odd", "status=")) {
            assertThat(author.http().get("/api/me/articles?" + bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void whatCanBeNobodysHandleIsNobodys() {
        for (String author : List.of("a,".repeat(120), "%20", "a%2Cb", "x".repeat(3_000), "%F0%9F%90%8B")) {
            Http.Answer answer = anonymous().get("/api/articles?author=" + author);
            assertThat(answer.status()).as(author).isEqualTo(200);
        }
    }

    @Test
    void aProfileHasSoManyDrafts() {
        Person author = person(1, "author");
        Map<String, Object> text = Map.of("title", "One of many", "body", "Words.");
        for (int i = 1; i < WritingLimits.MOST_DRAFTS; i++) {
            author.http().post("/api/articles", text);
        }
        Http.Answer last = author.http().post("/api/articles", text, "Idempotency-Key", "last");
        assertThat(last.status()).isEqualTo(201);
        Http.Answer refused = author.http().post("/api/articles", text);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("too-many-drafts");
        assertThat(author.http()
                        .post("/api/articles", text, "Idempotency-Key", "last")
                        .text("id"))
                .as("what is there already is no further one")
                .isEqualTo(last.text("id"));
        assertThat(author.http()
                        .post("/api/articles/" + last.text("id") + "/publication", null)
                        .status())
                .isEqualTo(200);
        assertThat(author.http().post("/api/articles", text).status()).isEqualTo(201);
    }

    @Test
    void aCursorServesTheOrderThatGaveIt() {
        Person author = person(1, "author");
        for (int i = 0; i < 3; i++) {
            published(author);
        }
        String list = "/api/articles?author=" + author.handle() + "&limit=2";
        Http.Answer first = anonymous().get(list + "&sort=top");
        String next = first.text("next");
        Http.Answer second = anonymous().get(list + "&sort=top&cursor=" + next);
        assertThat(second.body().path("items").size()).isEqualTo(1);
        assertThat(second.body().path("next").isNull()).isTrue();
        assertThat(anonymous().get(list + "&sort=newest&cursor=" + next).status())
                .isEqualTo(400);
    }

    @Test
    void aPreviewRendersAsTheArticleWould() {
        Http.Answer preview = person(1).http().post("/api/previews", Map.of("body", "# Hi\n\n<script>x</script>there"));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("html")).contains("<h2").doesNotContain("script");
        assertThat(preview.body().path("words").asInt()).isEqualTo(2);
        assertThat(preview.body().path("timeToReadSeconds").asInt()).isEqualTo(1);
    }

    @Test
    void aPublishedArticleIsGivenSoManyTextsADay() {
        Person author = person(1, "author");
        String path = "/api/articles/" + published(author);
        for (int version = 1; version < WritingLimits.MOST_TEXTS_A_DAY; version++) {
            assertThat(author.http()
                            .put(path, text("A title", "text " + version), "If-Match", "\"" + version + "\"")
                            .status())
                    .isEqualTo(200);
        }
        Http.Answer refused = author.http().put(path, text("A title", "one more"), "If-Match", "*");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.type()).isEqualTo("daily-limit");
        assertThat(refused.text("detail")).contains("50 texts in 24 hours", "minutes");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(80_000L, 86_401L);
        assertThat(anonymous().get(path).text("body")).isEqualTo("text 49");
    }

    @Test
    void draftsThatAreDeletedLeaveNoTextAndAreCountedForADay() {
        Person author = person(1, "author");
        Http.Answer first = author.http().post("/api/articles", text("A title", "b"), "Idempotency-Key", "gone");
        for (int i = 1; i < WritingLimits.MOST_BEGUN_A_DAY; i++) {
            String id = draft(author);
            assertThat(author.http().delete("/api/articles/" + id).status()).isEqualTo(204);
        }
        Http.Answer refused = author.http().post("/api/articles", text("A title", "b"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.type()).isEqualTo("daily-limit");
        assertThat(refused.text("detail")).contains("300 articles in 24 hours");
        assertThat(author.http().delete("/api/articles/" + first.text("id")).status())
                .isEqualTo(204);
        assertThat(database.getCollection("revisions").countDocuments(Filters.eq("article", first.text("id"))))
                .isZero();
        Http.Answer again = author.http().post("/api/articles", text("A title", "b"), "Idempotency-Key", "gone");
        assertThat(again.status()).as("the key stands for what was deleted").isEqualTo(410);
        assertThat(person(1).http().post("/api/articles", text("A title", "b")).status())
                .isEqualTo(201);
    }
}
