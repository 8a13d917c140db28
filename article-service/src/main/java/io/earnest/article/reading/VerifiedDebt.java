package io.earnest.article.reading;

import io.earnest.article.notification.ArticleNews;
import io.earnest.article.profile.Growth;
import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.Command;
import io.earnest.article.rewards.Rewards;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentLag;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What a verified reading owes: the ledger's word and the experience. Each step may be repeated. */
@Component
class VerifiedDebt {
    private static final String QUEUE = "readings";

    private final VerifiedStore readings;
    private final Rewards rewards;
    private final Growth growth;
    private final ArticleNews news;
    private final Clock clock;
    private final MeterRegistry meters;

    VerifiedDebt(
            VerifiedStore readings,
            Rewards rewards,
            Growth growth,
            ArticleNews news,
            Clock clock,
            MeterRegistry meters) {
        this.readings = readings;
        this.rewards = rewards;
        this.growth = growth;
        this.news = news;
        this.clock = clock;
        this.meters = meters;
    }

    /** As {@link IntentQueue.Completion}. */
    void settle(String id) {
        Optional<Verified> found = readings.find(id);
        if (found.isEmpty()) {
            return;
        }
        Verified reading = found.get();
        Intent intent = reading.intent();
        if (intent == null) {
            return;
        }
        if (reading.booking().isPending()) {
            book(reading, intent);
        }
        growth.readingVerified(reading.naturalKey(), reading.reader());
        readings.clear(id, intent.command());
    }

    private void book(Verified reading, Intent intent) {
        Booking settled = reading.booking()
                .settled(
                        rewards.submit(Command.read(
                                intent.command(),
                                reading.reader(),
                                reading.article(),
                                reading.account(),
                                reading.level(),
                                reading.requiredSeconds())),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        news.settled(
                intent,
                reading.reader(),
                "reading",
                reading.article(),
                settled.isRefused() ? null : settled.shown().twei());
        if (readings.settle(reading.id(), settled)) {
            meters.counter(
                            "earnest.readings.verified",
                            "outcome",
                            settled.state().name().toLowerCase(Locale.ROOT))
                    .increment();
            IntentLag.record(meters, QUEUE, intent, settled.state(), clock);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Intents {
        @Bean
        IntentQueue readingIntents(VerifiedStore readings, VerifiedDebt debt, IntentOwner owner, Clock clock) {
            return new IntentQueue(QUEUE, readings.collection(), owner, clock, debt::settle);
        }
    }
}
