package io.earnest.article.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.earnest.article.article.ArticleChanges;
import io.earnest.article.testing.RunningService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
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
    private final Counter skipped = new SimpleMeterRegistry().counter("skipped");
    private Follower follower;

    @BeforeEach
    void open() throws IOException {
        index = SearchIndex.open(folder, "test");
        follower = new Follower(changes, index, CLOCK, OVERLAP, skipped);
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
    void whatAStoreThatWentAwayKeptFromBeingTakenInComesUpAgain() throws IOException {
        ArticleChanges leaving = spy(changes);
        follower = new Follower(leaving, index, CLOCK, OVERLAP, skipped);
        follower.compare(() -> false);
        String article = published(person(1, "author"));
        doThrow(new MongoTimeoutException("away")).when(leaving).publishedOf(any());
        assertThatThrownBy(() -> follower.catchUp()).isInstanceOf(MongoTimeoutException.class);
        doCallRealMethod().when(leaving).publishedOf(any());
        doThrow(new MongoTimeoutException("away")).when(leaving).html(any());
        assertThatThrownBy(() -> follower.catchUp()).isInstanceOf(MongoTimeoutException.class);
        doCallRealMethod().when(leaving).html(any());
        follower.catchUp();
        assertThat(isThere(article)).isTrue();
        assertThat(skipped.count()).isZero();
    }

    @Test
    void aBrokenDocumentIsSkippedAndHoldsBackNoOther() throws IOException {
        String broken = published(person(1, "author"));
        follower.catchUp();
        Object counts = field("articles", broken, "counts");
        write(broken, Duration.ZERO, Updates.set("counts", "broken"));
        String whole = published(person(1, "author"));

        follower.catchUp();
        assertThat(isThere(whole)).isTrue();
        assertThat(isThere(broken)).as("no page shows it").isFalse();
        assertThat(skipped.count()).isEqualTo(1);

        String later = published(person(1, "author"));
        follower.compare(() -> false);
        assertThat(isThere(later)).isTrue();
        assertThat(skipped.count()).isEqualTo(2);

        database.getCollection("articles").updateOne(Filters.eq("_id", broken), Updates.set("counts", counts));
        follower.compare(() -> false);
        assertThat(isThere(broken)).isTrue();
    }

    @Test
    void soIsOneWhoseTextIsBroken() throws IOException {
        String broken = published(person(1, "author"));
        Object revision = ((Document) field("articles", broken, "card")).get("revision");
        Bson text = Filters.eq("_id", revision);
        Object tags = field("revisions", String.valueOf(revision), "tags");
        database.getCollection("revisions").updateOne(text, Updates.set("tags", "broken"));
        String whole = published(person(1, "author"));

        follower.catchUp();
        assertThat(isThere(whole)).isTrue();
        assertThat(isThere(broken)).isFalse();
        assertThat(skipped.count()).isEqualTo(1);

        database.getCollection("revisions").updateOne(text, Updates.set("tags", tags));
        follower.compare(() -> false);
        assertThat(isThere(broken)).isTrue();
    }

    @Test
    void soIsOneWhosePlaceInTheOrderOfChangesIsBroken() throws IOException {
        String broken = published(person(1, "author"));
        database.getCollection("articles")
                .updateOne(Filters.eq("_id", broken), Updates.set("changed", "sometime-" + broken));
        String whole = published(person(1, "author"));

        follower.catchUp();
        assertThat(isThere(whole)).isTrue();
        assertThat(isThere(broken)).isTrue();
        write(broken, Duration.ZERO, status("PUBLISHED"));
    }

    private Object field(String collection, String id, String name) {
        return database.getCollection(collection)
                .find(Filters.eq("_id", id))
                .first()
                .get(name);
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
