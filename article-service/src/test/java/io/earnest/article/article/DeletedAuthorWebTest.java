package io.earnest.article.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Hostile
class DeletedAuthorWebTest extends RunningService {
    @Test
    void withinSecondsAnArticleOfADeletedAccountShowsNoAuthor() {
        Person author = person(1, "author");
        String id = published(author);
        Http.Answer before = anonymous().get("/api/articles/" + id);
        assertThat(before.body().at("/author/handle").asString()).isEqualTo(author.handle());
        assertThat(anonymous()
                        .get("/api/articles?author=" + author.handle())
                        .body()
                        .path("items"))
                .hasSize(1);

        PEERS.deleteAccount(author.id());
        CLOCK.forward(Duration.ofSeconds(6));

        Http.Answer after = anonymous().get("/api/articles/" + id);
        assertThat(after.body().path("author").isNull()).isTrue();
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(after.body().toString()).doesNotContain(author.handle());
        assertThat(anonymous().get("/api/articles?limit=100").body().toString()).doesNotContain(author.handle());
        for (String handle : new String[] {author.handle(), "deleted-" + author.id()}) {
            assertThat(anonymous().get("/api/articles?author=" + handle).body().path("items"))
                    .as(handle)
                    .isEmpty();
        }
    }

    @Test
    void whatWasAcceptedForADeletedAuthorIsBookedAllTheSame() {
        Person author = person(1, "author");
        Person reader = person(2);
        String id = published(author);
        read(reader, id);
        PEERS.deleteAccount(author.id());
        CLOCK.forward(Duration.ofSeconds(6));
        Http.Answer plus = reader.http().put("/api/articles/" + id + "/rating", Map.of("value", "PLUS"));
        assertThat(plus.status()).as(plus.body().toString()).isEqualTo(200);
        assertThat(PEERS.commandsFor("article-rated:" + id + ":" + reader.id())
                        .getFirst()
                        .path("author")
                        .asString())
                .isEqualTo(author.id());
    }
}
