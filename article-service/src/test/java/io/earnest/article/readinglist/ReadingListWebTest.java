package io.earnest.article.readinglist;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReadingListWebTest extends RunningService {
    @Autowired
    private ForgottenLists forgotten;

    @Autowired
    private ReadingListStore store;

    @Test
    void anArticleIsOnTheListOnceAndGoesAgain() {
        Person author = person(14, "author");
        Person reader = person(1);
        String first = published(author);
        String second = published(author);
        assertThat(put(reader, first)).isEqualTo(204);
        CLOCK.forward(Duration.ofSeconds(1));
        assertThat(put(reader, second)).isEqualTo(204);
        assertThat(put(reader, first)).isEqualTo(204);
        assertThat(ids(reader, "?limit=10")).containsExactly(second, first);
        assertThat(reader.http()
                        .get("/api/me/reading-list/among?articleIds=" + first + ",nothing0000000000000")
                        .body()
                        .at("/articleIds")
                        .toString())
                .isEqualTo("[\"" + first + "\"]");
        assertThat(listed(reader, first)).isTrue();
        assertThat(ids(author, "")).as("another's is another").isEmpty();

        for (int i = 0; i < 2; i++) {
            assertThat(reader.http().delete("/api/me/reading-list/" + first).status())
                    .isEqualTo(204);
        }
        assertThat(ids(reader, "")).containsExactly(second);
        assertThat(listed(reader, first)).isFalse();
    }

    @Test
    void itComesPageByPage() {
        Person author = person(14, "author");
        Person reader = person(1);
        List<String> put = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            put.addFirst(published(author));
            put(reader, put.getFirst());
            CLOCK.forward(Duration.ofMillis(1));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Http.Answer page = reader.http().get("/api/me/reading-list?limit=2&cursor=" + cursor);
            page.body()
                    .path("items")
                    .forEach(item -> seen.add(item.path("articleId").asString()));
            cursor = page.body().path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(put);
    }

    @Test
    void whatIsDeletedStaysOnTheListWithoutItsCardUntilItIsTakenOff() {
        Person author = person(14, "author");
        Person reader = person(1);
        String id = published(author);
        put(reader, id);
        author.http().delete("/api/articles/" + id);
        Http.Answer list = reader.http().get("/api/me/reading-list");
        assertThat(list.body().at("/items/0/articleId").asString()).isEqualTo(id);
        assertThat(list.body().at("/items/0/article").isNull()).isTrue();
        assertThat(reader.http().delete("/api/me/reading-list/" + id).status()).isEqualTo(204);
        assertThat(ids(reader, "")).isEmpty();
        assertThat(put(reader, id)).isEqualTo(410);
    }

    @Test
    void whatNobodyCanReadLaterIsRefused() {
        Person author = person(14, "author");
        Person reader = person(1);
        assertThat(put(reader, "nothing0000000000000")).isEqualTo(404);
        assertThat(anonymous()
                        .put("/api/me/reading-list/" + published(author), null)
                        .status())
                .isEqualTo(401);
        assertThat(reader.http().delete("/api/me/reading-list/among").status()).isEqualTo(404);
        assertThat(reader.http().get("/api/me/reading-list?cursor=x").status()).isEqualTo(400);
        assertThat(reader.http().get("/api/me/reading-list/among?articleIds=").status())
                .isEqualTo(400);
    }

    @Test
    void aThousandAndNoMore() {
        Person reader = person(1);
        for (int i = 0; i < ReadingList.MOST; i++) {
            store.add(new Entry(
                    "a" + i + ":" + reader.id(), reader.id(), "a" + i, "%014d-a".formatted(i), CLOCK.instant()));
        }
        Http.Answer full = reader.http().put("/api/me/reading-list/" + published(person(14, "author")), null);
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.type()).isEqualTo("reading-list-full");
        assertThat(full.text("detail")).contains("Take some off");
        store.forget(reader.id());
    }

    @Test
    void theListOfADeletedAccountGoes() {
        Person author = person(14, "author");
        Person reader = person(1);
        Person other = person(1);
        String id = published(author);
        put(reader, id);
        put(other, id);
        PEERS.deleteAccount(reader.id());
        PEERS.profileDown = true;
        org.assertj.core.api.Assertions.assertThatThrownBy(forgotten::sweep)
                .isInstanceOf(io.earnest.chassis.call.RemoteUnavailable.class);
        assertThat(store.of(reader.id(), null, 10)).hasSize(1);
        PEERS.profileDown = false;
        forgotten.sweep();
        assertThat(store.of(reader.id(), null, 10)).isEmpty();
        assertThat(store.of(other.id(), null, 10)).hasSize(1);
    }

    private static int put(Person reader, String article) {
        return reader.http().put("/api/me/reading-list/" + article, null).status();
    }

    private static boolean listed(Person reader, String article) {
        return reader.http()
                .get("/api/articles/" + article + "/mine")
                .body()
                .path("listed")
                .asBoolean();
    }

    private static List<String> ids(Person reader, String query) {
        return reader.http()
                .get("/api/me/reading-list" + query)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("articleId").asString())
                .toList();
    }
}
