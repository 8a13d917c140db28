package io.earnest.article.rating;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.LedgerAnswer;
import io.earnest.article.rewards.Refusal;
import io.earnest.article.rewards.Settlement;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do for ratings. */
abstract class RatingStoreContract {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private RatingStore store;

    abstract MongoDatabase database();

    @BeforeEach
    void open() {
        store = new RatingStore(database());
    }

    private static Rating rating(String reader, Rating.Value value, Booking booking) {
        return new Rating("a:" + reader, "a", reader, "archive", value, booking, AT, null);
    }

    private static Booking refused(int attempt) {
        return Booking.pending(attempt)
                .settled(
                        new LedgerAnswer.Refused(
                                new Settlement(Settlement.Status.REFUSED, 0, "insufficient-twei", List.of(), null),
                                new Refusal(
                                        "/problems/insufficient-twei",
                                        "Not enough Twei",
                                        402,
                                        "Too little.",
                                        new Document("balance", 1).append("price", 2))),
                        AT);
    }

    private static Booking booked(Settlement.Status status) {
        return Booking.pending(1).settled(new LedgerAnswer.Booked(new Settlement(status, 0, null, List.of(), 3L)), AT);
    }

    @Test
    void aReadersRatingsComeInOrderBehindAKey() {
        for (String article : List.of("b", "a", "c")) {
            store.insert(new Rating(
                    article + ":ada", article, "ada", "archive", Rating.Value.PLUS, Booking.pending(1), AT, null));
        }
        store.insert(rating("bob", Rating.Value.PLUS, Booking.pending(1)));
        assertThat(store.by("ada", null, 2)).extracting(Rating::article).containsExactly("a", "b");
        assertThat(store.by("ada", "b:ada", 2)).extracting(Rating::article).containsExactly("c");
        assertThat(store.by("eve", null, 2)).isEmpty();
    }

    @Test
    void aReaderRatesAnArticleOnce() {
        Rating plus = rating("ada", Rating.Value.PLUS, Booking.pending(1));
        assertThat(store.insert(plus)).isTrue();
        assertThat(store.insert(rating("ada", Rating.Value.MINUS, Booking.pending(1))))
                .isFalse();
        assertThat(store.find("a:ada")).contains(plus);
    }

    @Test
    void aRefusedAttemptGivesWayToOneNextAttempt() {
        Rating first = rating("ada", Rating.Value.MINUS, refused(1));
        store.insert(first);
        assertThat(store.find("a:ada")).contains(first);
        Rating second = rating("ada", Rating.Value.MINUS, Booking.pending(2));
        assertThat(store.retry(first, second)).isTrue();
        assertThat(store.retry(first, second)).isFalse();
        assertThat(store.settle("a:ada", booked(Settlement.Status.PAID))).isFalse();
        assertThat(store.settle("a:ada", refused(2))).isTrue();
        assertThat(store.settle("a:ada", refused(2))).isFalse();
        store.told("a:ada", 2);
        assertThat(store.find("a:ada").orElseThrow().booking().leavesNothing()).isTrue();
    }

    @Test
    void plusesCountAtOnceAndMinusesWhenPaid() {
        store.insert(rating("a", Rating.Value.PLUS, Booking.pending(1)));
        store.insert(rating("b", Rating.Value.PLUS, booked(Settlement.Status.UNPAID)));
        store.insert(rating("c", Rating.Value.PLUS, refused(1)));
        store.insert(rating("d", Rating.Value.MINUS, Booking.pending(1)));
        store.insert(rating("e", Rating.Value.MINUS, booked(Settlement.Status.PAID)));
        store.insert(rating("f", Rating.Value.MINUS, refused(1)));
        assertThat(store.pluses("a")).isEqualTo(2);
        assertThat(store.minuses("a")).isEqualTo(1);
    }
}
