package io.earnest.article.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.LedgerAnswer;
import io.earnest.article.rewards.Refusal;
import io.earnest.article.rewards.Settlement;
import io.earnest.article.testing.RunningService;
import io.earnest.chassis.intent.Intent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a crash between two steps left behind is taken up by whoever runs, and comes out the same. */
class CrashWebTest extends RunningService {
    @Autowired
    private RatingStore ratings;

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private Rating leftBehind(String article, Person reader, Rating.Value value, Booking booking) {
        String id = Rating.id(article, reader.id());
        Intent intent = new Intent(
                "article-rated:" + id + "#1",
                1,
                "article-service/that-died",
                CLOCK.instant().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofSeconds(10)));
        return new Rating(id, article, reader.id(), "archive", value, booking, AT, intent);
    }

    private void settled(Rating rating) {
        await("nothing is owed any more", () -> {
            CLOCK.forward(Duration.ofSeconds(1));
            return ratings.find(rating.id()).orElseThrow().intent() == null;
        });
        assertThat(PEERS.experience).contains("RATING " + rating.naturalKey());
    }

    @Test
    void afterTheInsertTheLedgerIsAskedOnce() {
        String article = published(person(1, "author"));
        Rating rating = leftBehind(article, person(5), Rating.Value.MINUS, Booking.pending(1));
        ratings.insert(rating);
        settled(rating);
        assertThat(PEERS.booked).containsEntry(rating.naturalKey(), rating.naturalKey() + "#1");
        assertThat(anonymous()
                        .get("/api/articles/" + article)
                        .body()
                        .path("minuses")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void afterTheOutcomeTheRestIsDoneWithoutTheLedger() {
        String article = published(person(1, "author"));
        var paid = new LedgerAnswer.Booked(new Settlement(Settlement.Status.PAID, 0, null, List.of(), 3L));
        Rating rating = leftBehind(
                article, person(5), Rating.Value.PLUS, Booking.pending(1).settled(paid, AT));
        ratings.insert(rating);
        settled(rating);
        assertThat(PEERS.commandsFor(rating.naturalKey())).isEmpty();
        assertThat(anonymous()
                        .get("/api/articles/" + article)
                        .body()
                        .path("pluses")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aClaimThatStillRunsIsLeftAlone() {
        String article = published(person(1, "author"));
        Rating rating = leftBehind(article, person(5), Rating.Value.PLUS, Booking.pending(1));
        ratings.insert(rating);
        Rating due = leftBehind(article, person(5), Rating.Value.PLUS, Booking.pending(1));
        ratings.insert(new Rating(
                due.id(),
                due.article(),
                due.reader(),
                due.account(),
                due.value(),
                due.booking(),
                due.ratedAt(),
                new Intent(due.naturalKey() + "#1", 1, "article-service/that-died", AT)));
        await(
                "a later one that is due is taken up",
                () -> ratings.find(due.id()).orElseThrow().intent() == null);
        assertThat(PEERS.commandsFor(rating.naturalKey())).isEmpty();
        settled(rating);
        assertThat(PEERS.commandsFor(rating.naturalKey())).hasSize(1);
    }

    @Test
    void whoComesLateWithARefusalLeavesTheNextAttemptAlone() {
        String article = published(person(1, "author"));
        Rating first = leftBehind(article, person(5), Rating.Value.MINUS, Booking.pending(1));
        PEERS.ledger = command -> {
            if (!command.path("command").asString().equals(first.naturalKey() + "#1")) {
                return null;
            }
            refuseAndTryAgain(first);
            return """
                {"outcome": "REFUSED", "settlement": {"status": "REFUSED", "twei": 0, "legs": []},
                 "problem": {"type": "/problems/insufficient-twei", "title": "Not enough Twei", "status": 402}}""";
        };
        ratings.insert(first);
        await("the second attempt is paid", () -> {
            CLOCK.forward(Duration.ofSeconds(1));
            Booking booking = ratings.find(first.id()).orElseThrow().booking();
            return booking.attempt() == 2 && booking.state() == Settlement.Status.PAID;
        });
        settled(first);
        assertThat(PEERS.booked).containsEntry(first.naturalKey(), first.naturalKey() + "#2");
    }

    @Test
    void aRefusalThatStillOwesItsCountsDoesNotAnswerTheNextClick() {
        String article = published(person(1, "author"));
        Person reader = person(5);
        read(reader, article);
        Rating refused = leftBehind(
                article, reader, Rating.Value.MINUS, Booking.pending(1).settled(refusal(), AT));
        ratings.insert(refused);
        assertThat(reader.http()
                        .put("/api/articles/" + article + "/rating", Map.of("value", "MINUS"))
                        .status())
                .isEqualTo(200);
        assertThat(PEERS.booked).containsEntry(refused.naturalKey(), refused.naturalKey() + "#2");
    }

    private static LedgerAnswer refusal() {
        return new LedgerAnswer.Refused(
                new Settlement(Settlement.Status.REFUSED, 0, "insufficient-twei", List.of(), null),
                new Refusal("/problems/insufficient-twei", "Not enough Twei", 402, null, new Document()));
    }

    /** What others did meanwhile: one told the refusal, another began the next attempt and died. */
    private void refuseAndTryAgain(Rating first) {
        ratings.settle(first.id(), first.booking().settled(refusal(), AT));
        ratings.clear(first.id(), first.naturalKey() + "#1");
        Intent intent = new Intent(
                first.naturalKey() + "#2",
                2,
                "article-service/that-died",
                CLOCK.instant().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofSeconds(10)));
        ratings.retry(
                ratings.find(first.id()).orElseThrow(),
                new Rating(
                        first.id(),
                        first.article(),
                        first.reader(),
                        first.account(),
                        first.value(),
                        Booking.pending(2),
                        AT,
                        intent));
    }
}
