package io.earnest.article.rating;

import io.earnest.article.article.Article;
import io.earnest.article.notification.ArticleNews;
import io.earnest.article.profile.Growth;
import io.earnest.article.profile.Profiles;
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

/** What a rating owes: the ledger's word, the counts, the experience. Each step may be repeated. */
@Component
class RatingDebt {
    private static final String QUEUE = "ratings";

    private final RatingStore ratings;
    private final Recount recount;
    private final Rewards rewards;
    private final Profiles profiles;
    private final Growth growth;
    private final ArticleNews news;
    private final Clock clock;
    private final MeterRegistry meters;

    RatingDebt(
            RatingStore ratings,
            Recount recount,
            Rewards rewards,
            Profiles profiles,
            Growth growth,
            ArticleNews news,
            Clock clock,
            MeterRegistry meters) {
        this.ratings = ratings;
        this.recount = recount;
        this.rewards = rewards;
        this.profiles = profiles;
        this.growth = growth;
        this.news = news;
        this.clock = clock;
        this.meters = meters;
    }

    /** As {@link IntentQueue.Completion}. */
    void settle(String id) {
        Optional<Rating> found = ratings.find(id);
        if (found.isEmpty() || found.get().intent() == null) {
            return;
        }
        Rating rating = found.get().booking().isPending() ? booked(found.get()) : found.get();
        if (rating.booking().attempt() != found.get().booking().attempt()) {
            // This one came late: a newer attempt stands here, and whoever made it owes it.
            return;
        }
        int pluses = recount.of(rating.article());
        if (!rating.booking().isRefused()) {
            tell(rating, pluses);
            growth.ratingGiven(rating.naturalKey(), rating.reader());
        }
        Intent intent = rating.intent();
        if (intent != null) {
            ratings.clear(id, intent.command());
        }
    }

    /** The author is told of pluses, as of their number; of a minus nobody is. */
    private void tell(Rating rating, int pluses) {
        if (rating.value() == Rating.Value.PLUS
                && !rating.account().equals(Article.ARCHIVE)
                && !rating.account().equals(rating.reader())) {
            news.plussed(rating.article(), rating.account(), Math.max(1, pluses), rating.ratedAt());
        }
    }

    private Rating booked(Rating rating) {
        if (rating.value() == Rating.Value.PLUS) {
            recount.of(rating.article());
        }
        String command = rating.naturalKey() + "#" + rating.booking().attempt();
        Booking settled = rating.booking()
                .settled(
                        rewards.submit(
                                rating.value() == Rating.Value.PLUS
                                        ? Command.plussed(
                                                command,
                                                rating.reader(),
                                                rating.article(),
                                                rating.account(),
                                                profiles.isClosed(rating.account()))
                                        : Command.minused(
                                                command, rating.reader(), rating.article(), rating.account())),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        news.settled(
                rating.intent(),
                rating.reader(),
                "rating",
                rating.article(),
                settled.isRefused() ? null : settled.shown().twei());
        if (ratings.settle(rating.id(), settled)) {
            meters.counter("earnest.ratings", "value", lower(rating.value()), "outcome", lower(settled.state()))
                    .increment();
            IntentLag.record(meters, QUEUE, rating.intent(), settled.state(), clock);
        }
        return ratings.find(rating.id()).orElse(rating);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Configuration(proxyBeanMethods = false)
    static class Intents {
        @Bean
        IntentQueue ratingIntents(RatingStore ratings, RatingDebt debt, IntentOwner owner, Clock clock) {
            return new IntentQueue(QUEUE, ratings.collection(), owner, clock, debt::settle);
        }
    }
}
