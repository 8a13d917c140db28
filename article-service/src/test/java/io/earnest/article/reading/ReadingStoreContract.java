package io.earnest.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.LedgerAnswer;
import io.earnest.article.rewards.Leg;
import io.earnest.article.rewards.Opportunity;
import io.earnest.article.rewards.Refusal;
import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.Ids;
import io.earnest.chassis.intent.Intent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do for readings. */
abstract class ReadingStoreContract {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private ReadingStore store;
    private VerifiedStore verified;

    abstract MongoDatabase database();

    @BeforeEach
    void open() {
        MongoDatabase database = database();
        store = new ReadingStore(database);
        verified = new VerifiedStore(database);
    }

    private static Slot slot(String article, Opportunity opportunity) {
        return new Slot("ada", Ids.random(), article, "archive", 15, opportunity, AT, 0, Progress.started(AT), null);
    }

    @Test
    void aProfileHasOneSlot() {
        Slot first = slot("a", new Opportunity(2, null));
        assertThat(store.takeFirst(first)).isTrue();
        assertThat(store.takeFirst(slot("b", null))).isFalse();
        assertThat(store.slot("ada")).contains(first);
    }

    @Test
    void whatAReaderStartedComesInOrderBehindAKey() {
        Slot first = slot("a", null);
        Slot second = slot("b", null);
        store.takeFirst(first);
        store.take(first, second);
        List<String> all = store.by("ada", null, 10).stream().map(Started::id).toList();
        assertThat(all)
                .containsExactlyInAnyOrder(first.reading(), second.reading())
                .isSorted();
        assertThat(store.by("ada", all.getFirst(), 10)).extracting(Started::id).containsExactly(all.getLast());
        assertThat(store.by("bob", null, 10)).isEmpty();
    }

    @Test
    void aSlotIsTakenOverFromTheReadingThatWasSeen() {
        Slot first = slot("a", null);
        Slot second = slot("b", new Opportunity(0, "daily-limit"));
        Slot third = slot("c", null);
        assertThat(store.takeFirst(first)).isTrue();
        assertThat(store.take(first, second)).isTrue();
        assertThat(store.take(first, third)).isFalse();
        assertThat(store.slot("ada")).contains(second);
        assertThat(store.started(first.reading())).isPresent();
    }

    @Test
    void aBeatCountsOnTheStateItSaw() {
        Slot slot = slot("a", null);
        store.takeFirst(slot);
        Progress later = slot.progress().beat(AT.plusSeconds(15), true, true, 0.5);
        assertThat(store.beat(slot, later)).isTrue();
        assertThat(store.beat(slot, later)).isFalse();
        assertThat(store.slot("ada")).contains(slot.with(later));
        store.take(slot.with(later), slot("b", null));
        assertThat(store.beat(slot.with(later), later)).isFalse();
    }

    @Test
    void aReadingThatABeatMovedOnIsNotReplacedUnseen() {
        Slot slot = slot("a", null);
        store.takeFirst(slot);
        Slot enough = slot.with(slot.progress().beat(AT.plusSeconds(15), true, true, 1));
        store.beat(slot, enough.progress());
        assertThat(store.take(slot, slot("b", null)))
                .as("it may suffice now, and be lost")
                .isFalse();
        assertThat(store.take(enough, slot("b", null))).isTrue();
        assertThat(store.started(slot.reading()).orElseThrow().creditedSeconds())
                .isEqualTo(15);
    }

    @Test
    void anArticleIsVerifiedOnceAndSettledOnce() {
        Verified reading = new Verified(
                "a:ada",
                "r",
                "a",
                "ada",
                "archive",
                3,
                15,
                16,
                0.75,
                AT,
                Booking.pending(1),
                Intent.claimed("article-read:a:ada", 1, "me", Clock.systemUTC()));
        assertThat(verified.insert(reading)).isTrue();
        assertThat(verified.insert(reading)).isFalse();
        assertThat(verified.find("a:ada")).contains(reading);
        assertThat(verified.by("ada", null, 10)).containsExactly(reading);
        assertThat(verified.by("ada", "a:ada", 10)).isEmpty();
        var paid = new Settlement(Settlement.Status.PAID, 2, null, List.of(new Leg("READER", 2, null)), 7L);
        var refused = new LedgerAnswer.Refused(
                new Settlement(Settlement.Status.REFUSED, 0, "conflict", List.of(), null),
                new Refusal("/problems/conflict", "Conflict", 409, null, new Document("balance", 1)));
        assertThat(verified.settle("a:ada", reading.booking().settled(new LedgerAnswer.Booked(paid), AT)))
                .isTrue();
        assertThat(verified.settle("a:ada", reading.booking().settled(refused, AT)))
                .isFalse();
        assertThat(verified.find("a:ada").orElseThrow().booking().settlement()).isEqualTo(paid);
        verified.clear("a:ada", "article-read:a:ada#1");
        assertThat(verified.find("a:ada").orElseThrow().intent()).isNull();
    }
}
