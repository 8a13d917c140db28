package io.earnest.article.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.earnest.article.article.ArticleChanges;
import io.earnest.article.testing.RunningService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The index of another replica, which learns of everything by the store alone. */
class FollowerWebTest extends RunningService {
    private static final Duration OVERLAP = Duration.ofSeconds(15);

    @Autowired
    private ArticleChanges changes;

    @Autowired
    private MongoDatabase database;

    @TempDir
    Path folder;

    private SearchIndex index;
    private Follower follower;

    @BeforeEach
    void open() throws IOException {
        index = SearchIndex.open(folder, "test");
        follower = new Follower(changes, index, CLOCK, OVERLAP);
        follower.compare(() -> false);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private boolean isThere(String article) throws IOException {
        return index.mark(article).isPresent();
    }

    /** As a writer leaves it whose clock is that far from this one's. */
    private void write(String article, Duration skew, Bson update) {
        String place = ArticleChanges.Change.from(CLOCK.instant().plus(skew)) + article;
        database.getCollection("articles")
                .updateOne(Filters.eq("_id", article), Updates.combine(update, Updates.set("changed", place)));
    }

    private static Bson status(String status) {
        return Updates.set("status", status);
    }

    @Test
    void itIsBuiltFromTheStoreAndFollowsIt() throws IOException {
        String before = published(person(1, "author"));
        assertThat(follower.compare(() -> false)).isPositive();
        assertThat(isThere(before)).isTrue();
        assertThat(follower.compare(() -> false)).as("nothing left to do").isZero();

        Person author = person(1, "author");
        String after = published(author);
        assertThat(isThere(after)).isFalse();
        follower.catchUp();
        assertThat(isThere(after)).isTrue();
        assertThat(author.http().delete("/api/articles/" + after).status()).isEqualTo(204);
        follower.catchUp();
        assertThat(isThere(after)).isFalse();
        assertThat(isThere(before)).isTrue();
        assertThat(follower.catchUp())
                .as("what was seen is not looked at again")
                .isFalse();
    }

    @Test
    void aChangeThatComesUpLateIsFoundInTheOverlap() throws IOException {
        String article = published(person(1, "author"));
        follower.catchUp();
        write(article, Duration.ofSeconds(-10), status("DELETED"));
        follower.catchUp();
        assertThat(isThere(article)).isFalse();
    }

    @Test
    void aChangeThatComesUpLaterIsFoundByComparing() throws IOException {
        String article = published(person(1, "author"));
        follower.catchUp();
        write(article, Duration.ofMinutes(-30), status("DELETED"));
        follower.catchUp();
        assertThat(isThere(article)).isTrue();
        assertThat(follower.compare(() -> false)).isEqualTo(1);
        assertThat(isThere(article)).isFalse();
        write(article, Duration.ofMinutes(-30), status("PUBLISHED"));
        assertThat(follower.compare(() -> false)).isEqualTo(1);
        assertThat(isThere(article)).isTrue();
    }

    @Test
    void whatAFailureKeptFromBeingTakenInComesUpAgain() throws IOException {
        String article = published(person(1, "author"));
        Object counts = database.getCollection("articles")
                .find(Filters.eq("_id", article))
                .first()
                .get("counts");
        write(article, Duration.ZERO, Updates.set("counts", "unreadable"));
        assertThatThrownBy(() -> follower.catchUp()).isInstanceOf(RuntimeException.class);
        database.getCollection("articles").updateOne(Filters.eq("_id", article), Updates.set("counts", counts));
        follower.catchUp();
        assertThat(isThere(article)).isTrue();
    }

    @Test
    void aWriterWhoseClockIsAheadHidesNothing() throws IOException {
        String ahead = published(person(1, "author"));
        String other = published(person(1, "author"));
        follower.catchUp();
        write(ahead, Duration.ofHours(1), status("DELETED"));
        follower.catchUp();
        assertThat(isThere(ahead)).isFalse();
        write(other, Duration.ZERO, status("DELETED"));
        follower.catchUp();
        assertThat(isThere(other)).isFalse();
        // Put right for the tests that share the store.
        write(ahead, Duration.ZERO, status("DELETED"));
    }

    @Test
    void whoReceivesAnImportIsFoundAsItsAuthor() throws IOException {
        String article = published(person(1, "author"));
        follower.catchUp();
        String mark = index.mark(article).orElseThrow();
        write(article, Duration.ZERO, Updates.set("authorId", "somebody"));
        follower.catchUp();
        assertThat(index.mark(article).orElseThrow()).isNotEqualTo(mark).endsWith(" somebody");
    }

    @Test
    void aWalkThatIsStoppedTakesNothingOut() throws IOException {
        String article = published(person(1, "author"));
        follower.catchUp();
        assertThat(follower.compare(() -> true)).isZero();
        assertThat(isThere(article)).isTrue();
    }
}
