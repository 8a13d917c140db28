package io.earnest.article.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.RunningService;
import io.earnest.chassis.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NextWebTest extends RunningService {
    private final String tag = "t" + Ids.random();

    @Test
    void theReadingListThenWhatIsFollowedThenTheSameTagsAndNeverWhatIsRead() {
        Person author = person(14, "author");
        Person followed = person(14, "author");
        Person reader = person(1);
        String later = tagged(author, "other");
        String ofFollowed = tagged(followed, "other");
        String alike = tagged(author, tag);
        String here = tagged(author, tag);
        reader.http().put("/api/me/reading-list/" + later, null);
        PEERS.followed.put(reader.id(), Map.of("authors", List.of(followed.id()), "tags", List.of()));
        assertThat(next(reader, here))
                .containsExactly("READING_LIST " + later, "FOLLOWING " + ofFollowed, "SAME_TAG " + alike);

        read(reader, later);
        read(reader, ofFollowed);
        assertThat(next(reader, here)).startsWith("SAME_TAG " + alike).noneMatch(n -> n.contains(later));
        assertThat(next(reader, here)).hasSize(3).noneMatch(n -> n.contains(ofFollowed) || n.contains(here));

        PEERS.profileDown = true;
        assertThat(next(reader, here)).as("the other sources tell").contains("SAME_TAG " + alike);
        PEERS.profileDown = false;
        assertThat(next(followed, here)).noneMatch(n -> n.contains(ofFollowed));
        assertThat(anonymous().get("/api/articles/" + here + "/next").status()).isEqualTo(401);
    }

    @Test
    void titlesComeForManyAtOnce() {
        Person author = person(14, "author");
        String one = tagged(author, tag);
        String two = tagged(author, tag);
        String gone = tagged(author, tag);
        author.http().delete("/api/articles/" + gone);
        JsonNode titles = anonymous()
                .get("/api/articles/titles?ids=" + one + "," + gone + "," + two + "," + one + ",x")
                .body()
                .path("items");
        assertThat(titles.valueStream().map(t -> t.path("id").asString())).containsExactlyInAnyOrder(one, two);
        assertThat(titles.get(0).path("title").asString()).isEqualTo("On bees");
        assertThat(anonymous()
                        .get("/api/articles/titles?ids=" + "x,".repeat(100) + "y")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatOneFollowsIsAListOfItsOwn() {
        Person ada = person(14, "author");
        Person bob = person(14, "author");
        Person reader = person(1);
        assertThat(reader.http()
                        .get("/api/articles?sort=following")
                        .body()
                        .path("followed")
                        .asInt(-1))
                .isZero();
        String byAda = tagged(ada, "x" + tag);
        String tagged = tagged(bob, "Caf\u00e9 " + tag);
        String both = tagged(ada, "cafe " + tag);
        tagged(bob, "x" + tag);
        PEERS.followed.put(
                reader.id(), Map.of("authors", List.of(ada.id()), "tags", List.of("caf\u00e9 " + tag, "nothing")));
        var first = reader.http().get("/api/articles?sort=following&limit=2").body();
        assertThat(first.path("followed").asInt()).isEqualTo(3);
        assertThat(ids(first)).containsExactly(both, tagged);
        var second = reader.http()
                .get("/api/articles?sort=following&limit=2&cursor="
                        + first.path("next").asString())
                .body();
        assertThat(ids(second)).containsExactly(byAda);
        assertThat(second.path("next").isNull()).isTrue();

        assertThat(anonymous().get("/api/articles?sort=following").status()).isEqualTo(401);
        assertThat(reader.http().get("/api/articles?sort=following&q=bees").status())
                .isEqualTo(400);
        PEERS.profileDown = true;
        var down = reader.http().get("/api/articles?sort=following");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.text("service")).isEqualTo("profile-service");
    }

    @Test
    void fiveHundredAuthorsAndAsManyTagsAreFollowedAtOnce() {
        Person reader = person(1);
        Person last = person(14, "author");
        List<String> authors = new java.util.ArrayList<>();
        List<String> tags = new java.util.ArrayList<>();
        for (int i = 0; i < 499; i++) {
            authors.add(Ids.random());
            tags.add(tag + i);
        }
        authors.add(last.id());
        tags.add(tag + "last");
        PEERS.followed.put(reader.id(), Map.of("authors", authors, "tags", tags));
        String one = tagged(last, "x" + tag);
        String two = tagged(person(14, "author"), tag + "last");
        assertThat(ids(reader.http().get("/api/articles?sort=following").body()))
                .containsExactly(two, one);
    }

    private String tagged(Person author, String tag) {
        String id = author.http()
                .post("/api/articles", Map.of("title", "On bees", "body", "Bees dance.", "tags", List.of(tag)))
                .text("id");
        author.http().post("/api/articles/" + id + "/publication", null);
        CLOCK.forward(Duration.ofMillis(1));
        return id;
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(c -> c.path("id").asString())
                .toList();
    }

    private static List<String> next(Person reader, String article) {
        return reader.http()
                .get("/api/articles/" + article + "/next")
                .body()
                .path("items")
                .valueStream()
                .map(n -> n.path("why").asString() + " " + n.at("/article/id").asString())
                .toList();
    }
}
