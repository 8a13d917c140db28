package io.earnest.profile.follow.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.profile.ManualClock;
import io.earnest.profile.follow.store.Follows.Followed;
import io.earnest.profile.follow.store.Follows.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class FollowStoreContract {
    private final ManualClock clock = new ManualClock();
    private MongoDatabase database;
    private FollowStore store;

    abstract MongoDatabase database();

    @BeforeEach
    void start() {
        database = database();
        store = new FollowStore(database, clock);
    }

    @Test
    void whatIsFollowedIsThereOnceNewestFirstAndGoesAgain() {
        assertThat(store.add("rita", Kind.AUTHOR, "ada")).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(store.add("rita", Kind.AUTHOR, "bob")).isTrue();
        assertThat(store.add("rita", Kind.AUTHOR, "ada")).isTrue();
        assertThat(store.add("rita", Kind.TAG, "bees")).isTrue();
        assertThat(names(Kind.AUTHOR)).containsExactly("bob", "ada");
        assertThat(names(Kind.TAG)).containsExactly("bees");
        assertThat(store.isFollowing("rita", "ada")).isTrue();
        assertThat(store.isFollowing("rita", "bees")).as("a tag is no author").isFalse();
        assertThat(store.isFollowing("ada", "rita")).isFalse();
        store.remove("rita", Kind.AUTHOR, Set.of("ada", "nobody"));
        assertThat(names(Kind.AUTHOR)).containsExactly("bob");
        assertThat(store.isFollowing("rita", "ada")).isFalse();
    }

    @Test
    void fiveHundredOfEachAndNoMore() {
        for (int i = 0; i < Follows.MOST; i++) {
            assertThat(store.add("rita", Kind.TAG, "tag" + i)).isTrue();
        }
        assertThat(store.add("rita", Kind.TAG, "one more")).isFalse();
        assertThat(store.add("rita", Kind.TAG, "tag7")).as("it is there").isTrue();
        assertThat(store.add("rita", Kind.AUTHOR, "ada")).isTrue();
        assertThat(names(Kind.TAG)).hasSize(Follows.MOST).startsWith("tag499");
    }

    @Test
    void whatSeveralDoAtOnceIsAllThere() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(IntStream.range(0, 40)
                    .mapToObj(i -> (java.util.concurrent.Callable<Boolean>) () -> store.add("rita", Kind.TAG, "t" + i))
                    .toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(names(Kind.TAG)).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsLeftOfWhoIsForgotten() {
        store.add("rita", Kind.AUTHOR, "ada");
        store.add("sam", Kind.AUTHOR, "ada");
        store.forget("rita");
        store.forget("rita");
        assertThat(names(Kind.AUTHOR)).isEmpty();
        assertThat(store.isFollowing("sam", "ada")).isTrue();
        assertThat(database.getCollection("follows").countDocuments()).isEqualTo(1);
    }

    private List<String> names(Kind kind) {
        return store.of("rita").of(kind).stream().map(Followed::name).toList();
    }
}
