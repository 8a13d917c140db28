package io.earnest.chassis.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store must do for notifications. */
abstract class NotificationsContract {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    private final MongoDatabase database = database();
    private final Notifications notifications = new Notifications(database, "sample", Clock.fixed(NOW, ZoneOffset.UTC));

    abstract MongoDatabase database();

    @Test
    void whatIsToldTwiceIsThereOnceAndStaysRead() {
        notifications.tell(news("ada", "answered:c1", NOW));
        Notification told = notifications.page("ada", null, 10).getFirst();
        assertThat(told.details()).containsEntry("reason", "so");
        assertThat(told.at()).isEqualTo(NOW);
        assertThat(told.unread()).isTrue();
        notifications.readUntil("ada", NOW);
        notifications.tell(news("ada", "answered:c1", NOW.plusSeconds(5)));
        assertThat(notifications.page("ada", null, 10)).singleElement().matches(n -> !n.unread() && n.at().equals(NOW));
        assertThat(notifications.unread("ada")).isZero();
    }

    @Test
    void whatHappensAgainIsOneWithItsCountAndNewAgain() {
        notifications.tell(news("ada", "liked:c1", NOW).times(1));
        notifications.readUntil("ada", NOW);
        notifications.tell(news("ada", "liked:c1", NOW.plusSeconds(9)).times(3));
        notifications.tell(news("ada", "liked:c1", NOW.plusSeconds(5)).times(2));
        assertThat(notifications.page("ada", null, 10))
                .singleElement()
                .matches(n -> n.count() == 3 && n.unread() && n.at().equals(NOW.plusSeconds(9)));
    }

    @Test
    void whatManyTellAtOnceHasTheHighestCount() throws Exception {
        List<Future<?>> telling = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 32; i++) {
                int count = i;
                telling.add(threads.submit(() -> notifications.tell(
                        news("ada", "liked:c1", NOW.plusSeconds(count)).times(count))));
            }
        }
        for (Future<?> one : telling) {
            one.get();
        }
        assertThat(notifications.page("ada", null, 10)).singleElement().matches(n -> n.count() == 32);
    }

    @Test
    void nobodySeesOrMarksWhatIsAnothers() {
        notifications.tell(news("ada", "answered:c1", NOW));
        String id = notifications.page("ada", null, 1).getFirst().id();
        assertThat(notifications.page("bob", null, 10)).isEmpty();
        assertThat(notifications.find("bob", id)).isEmpty();
        notifications.read("bob", List.of(id));
        notifications.readUntil("bob", NOW);
        notifications.forget("bob");
        assertThat(notifications.unread("ada")).isOne();
        assertThat(notifications.unread("bob")).isZero();
        notifications.read("ada", List.of(id));
        assertThat(notifications.unread("ada")).isZero();
    }

    @Test
    void theSameEventHasAnotherIdForEachPerson() {
        assertThat(notifications.id("ada", "reversed:e"))
                .startsWith("sample-")
                .isNotEqualTo(notifications.id("bob", "reversed:e"));
    }

    @Test
    void pagesGoFromTheNewestAndMissNothing() {
        for (int i = 0; i < 7; i++) {
            notifications.tell(news("ada", "e" + i, NOW.plusSeconds(i / 2)));
        }
        List<String> seen = new ArrayList<>();
        String before = null;
        List<Notification> page = notifications.page("ada", before, 3);
        while (!page.isEmpty()) {
            page.forEach(n -> seen.add(n.position()));
            before = page.getLast().position();
            page = notifications.page("ada", before, 3);
        }
        assertThat(seen).hasSize(7).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(notifications.all("ada", null, 100)).hasSize(7);
        assertThat(notifications.all("ada", seen.getFirst(), 100)).isEmpty();
    }

    @Test
    void theNewestFiveHundredOfHalfAYearStay() {
        notifications.tell(news("bob", "old", NOW.minus(Notifications.KEPT).minusSeconds(1)));
        assertThat(notifications.page("bob", null, 10)).isEmpty();
        for (int i = 0; i < Notifications.MOST + 40; i++) {
            notifications.tell(news("ada", "e" + i, NOW.minusSeconds(1000 - i)));
        }
        notifications.sweep("ada");
        List<Notification> left = notifications.all("ada", null, 1000);
        assertThat(left).hasSize(Notifications.MOST);
        assertThat(left.getLast().at()).isEqualTo(NOW.minusSeconds(1000 - Notifications.MOST - 39));
        assertThat(notifications.all("bob", null, 10)).isEmpty();
        assertThat(notifications.unread("ada")).isEqualTo(Notifications.MOST_COUNTED);
    }

    @Test
    void whatIsMarkedUntilAMomentLeavesWhatCameAfter() {
        notifications.tell(news("ada", "e1", NOW));
        notifications.tell(news("ada", "e2", NOW.plus(Duration.ofMillis(1))));
        notifications.readUntil("ada", NOW);
        assertThat(notifications.unread("ada")).isOne();
        notifications.forget("ada");
        assertThat(notifications.page("ada", null, 10)).isEmpty();
    }

    private static News news(String profile, String key, Instant at) {
        return News.of(profile, key, "answered", at, "/articles/a", Map.of("reason", "so"));
    }
}
