package io.earnest.profile.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.profile.RunningService;
import io.earnest.profile.follow.store.FollowStore;
import io.earnest.profile.follow.store.Follows;
import io.earnest.profile.follow.store.Follows.Kind;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class FollowingWebTest extends RunningService {
    @Autowired
    private MongoDatabase database;

    @Autowired
    private FollowStore store;

    @Test
    void authorsAndTagsAreFollowedOnceAndLeftAgain() {
        String ada = signUp();
        String rita = token(signUp());
        for (int i = 0; i < 2; i++) {
            put("/api/me/following/authors/" + ada, rita, null).is(204);
            put("/api/me/following/tags/Bees", rita, null).is(204);
            put("/api/me/following/tags?tag=tcp%2Fip", rita, null).is(204);
        }
        assertThat(handles(rita)).containsExactly(ada);
        assertThat(tags(rita)).containsExactly("tcp/ip", "bees");
        assertThat(get("/api/me?author=" + ada, rita).at("/follows")).isEqualTo("true");
        assertThat(get("/api/me?author=nobody", rita).at("/follows")).isEqualTo("false");
        assertThat(get("/api/me", rita).json().has("follows")).isFalse();
        for (int i = 0; i < 2; i++) {
            delete("/api/me/following/authors/" + ada, rita).is(204);
            delete("/api/me/following/tags/bees", rita).is(204);
            delete("/api/me/following/tags?tag=tcp%2Fip", rita).is(204);
            delete("/api/me/following/authors/nobody-at-all", rita).is(204);
        }
        assertThat(handles(rita)).isEmpty();
        assertThat(tags(rita)).isEmpty();
        assertThat(get("/api/me?author=" + ada, rita).at("/follows")).isEqualTo("false");
    }

    @Test
    void whatNobodyCanFollowIsRefused() {
        String handle = signUp();
        String rita = token(handle);
        put("/api/me/following/authors/nobody-at-all", rita, null).isProblem(404, "not-found");
        put("/api/me/following/authors/" + handle, rita, null).isProblem(400, "invalid-request");
        put("/api/me/following/tags?tag=%20", rita, null).isProblem(400, "invalid-request");
        put("/api/me/following/tags?tag=" + "x".repeat(61), rita, null).isProblem(400, "invalid-request");
        put("/api/me/following/authors/" + handle, null, null).isProblem(401, "unauthenticated");
        get("/api/me/following", null).isProblem(401, "unauthenticated");
    }

    @Test
    void aFullListSaysWhatToDoAndMakesRoomOfWhoIsGone() {
        String rita = token(signUp());
        String me = get("/api/me", rita).at("/id");
        String ada = signUp();
        for (int i = 0; i < Follows.MOST; i++) {
            store.add(me, Kind.TAG, "t" + i);
        }
        Answer full = put("/api/me/following/tags/bees", rita, null).isProblem(409, "too-many-followed");
        assertThat(full.at("/detail")).contains("500", "Leave one first");
        for (int i = 0; i < Follows.MOST; i++) {
            store.add(me, Kind.AUTHOR, "gone" + i);
        }
        put("/api/me/following/authors/" + ada, rita, null).is(204);
        assertThat(handles(rita)).containsExactly(ada);
    }

    @Test
    void whatOneFollowsIsInTheExportGoesWithTheAccountAndIsToldNobody() {
        String ada = signUp();
        String adaId = get("/api/me", token(ada)).at("/id");
        String rita = token(signUp());
        String ritaId = get("/api/me", rita).at("/id");
        put("/api/me/following/authors/" + ada, rita, null).is(204);
        put("/api/me/following/tags/bees", rita, null).is(204);

        assertThat(section(rita, "followedAuthors").get(0).at("/name").asString())
                .isEqualTo(adaId);
        assertThat(section(rita, "followedTags").get(0).at("/name").asString()).isEqualTo("bees");
        assertThat(get("/api/profiles/" + ada, null).text()).doesNotContain("follow", ritaId);
        assertThat(get("/api/me/following", token(ada)).text()).doesNotContain(ritaId);
        assertThat(section(token(ada), "followedAuthors")).isEmpty();

        Answer told = get("/internal/following?profile=" + ritaId, service("article-service"))
                .is(200);
        assertThat(told.at("/authors/0")).isEqualTo(adaId);
        assertThat(told.at("/tags/0")).isEqualTo("bees");
        get("/internal/following?profile=" + ritaId, service("comment-service")).isProblem(403, "forbidden");
        get("/internal/following?profile=" + ritaId, rita).is(401);

        delete("/api/me", rita, "{'password': '%s'}".formatted(PASSWORD)).is(204);
        assertThat(database.getCollection("follows").find(new Document("_id", ritaId)))
                .isEmpty();
        delete("/api/me", token(ada), "{'password': '%s'}".formatted(PASSWORD)).is(204);
        String sam = token(signUp());
        put("/api/me/following/authors/" + ada, sam, null).isProblem(404, "not-found");
    }

    @Test
    void whoDeletedTheirAccountIsFollowedByNobody() {
        String ada = signUp();
        String rita = token(signUp());
        put("/api/me/following/authors/" + ada, rita, null).is(204);
        delete("/api/me", token(ada), "{'password': '%s'}".formatted(PASSWORD)).is(204);
        assertThat(handles(rita)).isEmpty();
    }

    private Answer delete(String path, String token, String body) {
        return send("DELETE", path, token, body, java.util.Map.of());
    }

    private JsonNode section(String token, String name) {
        String cursor = "";
        do {
            Answer page = get("/api/export?cursor=" + cursor, token).is(200);
            if (page.at("/section").equals(name)) {
                return page.json().at("/items");
            }
            cursor = page.at("/next");
        } while (!cursor.isEmpty());
        throw new AssertionError("no section " + name);
    }

    private List<String> handles(String token) {
        return get("/api/me/following", token)
                .is(200)
                .json()
                .at("/authors")
                .valueStream()
                .map(author -> author.at("/handle").asString())
                .toList();
    }

    private List<String> tags(String token) {
        return get("/api/me/following", token)
                .is(200)
                .json()
                .at("/tags")
                .valueStream()
                .map(tag -> tag.at("/tag").asString())
                .toList();
    }
}
