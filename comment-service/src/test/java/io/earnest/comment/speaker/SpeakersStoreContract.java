package io.earnest.comment.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.earnest.comment.RunningService;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What every store must keep of the promise that nobody can talk to themselves as somebody else. */
abstract class SpeakersStoreContract {
    private final MongoDatabase database = database();
    private final Speakers speakers = new Speakers(database);

    abstract MongoDatabase database();

    @Test
    void theFirstIs1AndTheNext2AndEachKeepsTheirs() {
        assertThat(speakers.take("a", "ada", "leonardo")).isEqualTo(new Speaker("leonardo", 1));
        assertThat(speakers.take("a", "bob", "leonardo")).isEqualTo(new Speaker("leonardo", 2));
        assertThat(speakers.take("a", "eve", "donatello")).isEqualTo(new Speaker("donatello", 1));
        assertThat(speakers.take("a", "ada", "leonardo")).isEqualTo(new Speaker("leonardo", 1));
        assertThat(speakers.take("b", "bob", "leonardo")).isEqualTo(new Speaker("leonardo", 1));
        assertThat(speakers.avatarOf("a", "ada")).hasValue("leonardo");
        assertThat(speakers.avatarOf("a", "zoe")).isEmpty();
    }

    @Test
    void whereSomebodySpeaksComesInOrderBehindAKey() {
        speakers.take("b", "ada", "leonardo");
        speakers.take("a", "ada", "donatello");
        speakers.take("a", "bob", "leonardo");
        assertThat(speakers.of("ada", null, 10))
                .extracting(Speakers.Binding::articleId)
                .containsExactly("a", "b");
        assertThat(speakers.of("ada", "a:ada", 10))
                .extracting(Speakers.Binding::articleId)
                .containsExactly("b");
    }

    @Test
    void anotherAvatarInTheSameArticleIsRefused() {
        speakers.take("a", "ada", "leonardo");
        assertThatThrownBy(() -> speakers.take("a", "ada", "donatello"))
                .isInstanceOfSatisfying(
                        AvatarFixed.class, e -> assertThat(e.avatarId()).isEqualTo("leonardo"));
    }

    @Test
    void aUseGivenBackLeavesNothingUnlessThereIsAnother() {
        speakers.take("a", "ada", "leonardo");
        speakers.giveBack("a", "ada");
        assertThat(speakers.avatarOf("a", "ada")).isEmpty();
        assertThat(speakers.take("a", "bob", "leonardo").number()).isEqualTo(1);
        speakers.take("a", "bob", "leonardo");
        speakers.giveBack("a", "bob");
        assertThat(speakers.avatarOf("a", "bob")).hasValue("leonardo");
        speakers.giveBack("a", "nobody");
    }

    @Test
    void manyPeopleAtOnceGetANumberEach() throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Integer> numbers = RunningService.atOnce(
                32,
                () -> speakers.take("a", "p" + next.getAndIncrement(), "leonardo")
                        .number());
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 32).boxed().toList());
    }

    @Test
    void oneWhoComesManyTimesAtOnceIsOne() throws Exception {
        speakers.take("a", "bob", "leonardo");
        List<Speaker> all = RunningService.atOnce(16, () -> speakers.take("a", "ada", "leonardo"));
        assertThat(all).allMatch(s -> s.number() == all.getFirst().number());
        assertThat(database.getCollection("speakerNumbers")
                        .countDocuments(new Document("articleId", "a").append("profile", "ada")))
                .isEqualTo(1);
        AtomicInteger next = new AtomicInteger();
        List<String> avatars = RunningService.atOnce(16, () -> {
            try {
                return speakers.take("b", "ada", next.getAndIncrement() % 2 == 0 ? "leonardo" : "donatello")
                        .avatarId();
            } catch (AvatarFixed e) {
                return e.avatarId();
            }
        });
        assertThat(avatars).allMatch(avatars.getFirst()::equals);
    }

    @Test
    void takingAndGivingBackAtOnceNeverGivesTwoPeopleOneNumber() throws Exception {
        for (int round = 0; round < 5; round++) {
            String article = "r" + round;
            AtomicInteger next = new AtomicInteger();
            RunningService.atOnce(24, () -> {
                String person = "p" + next.getAndIncrement() % 6;
                Speaker taken = speakers.take(article, person, "leonardo");
                if (next.get() % 2 == 0) {
                    speakers.giveBack(article, person);
                }
                return taken;
            });
            List<Integer> numbers = IntStream.range(0, 6)
                    .mapToObj(p -> speakers.take(article, "p" + p, "leonardo").number())
                    .toList();
            assertThat(numbers).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCrashBetweenTheTwoWritesIsMended() {
        speakers.take("a", "ada", "leonardo");
        database.getCollection("speakers")
                .updateOne(new Document("_id", "a:ada"), new Document("$set", new Document("number", 0)));
        assertThat(speakers.take("a", "ada", "leonardo").number()).isEqualTo(1);
        database.getCollection("speakers").deleteOne(new Document("_id", "a:ada"));
        assertThat(speakers.take("a", "ada", "leonardo").number()).isEqualTo(1);
    }
}
