package io.earnest.article.publication;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleStore;
import io.earnest.article.article.Debt;
import io.earnest.article.article.Order;
import io.earnest.article.article.Status;
import io.earnest.article.notification.ArticleNews;
import io.earnest.article.rewards.Attempts;
import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.Command;
import io.earnest.article.rewards.LedgerAnswer;
import io.earnest.article.rewards.Rewards;
import io.earnest.article.words.Slug;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentLag;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks for the tribute; the answer makes the article public or a draft again. */
@Component
class PublicationDebt implements Debt {
    private static final String PREFIX = "article-published:";

    private final ArticleStore articles;
    private final Rewards rewards;
    private final Attempts attempts;
    private final ArticleNews news;
    private final Clock clock;
    private final MeterRegistry meters;

    PublicationDebt(
            ArticleStore articles,
            Rewards rewards,
            Attempts attempts,
            ArticleNews news,
            Clock clock,
            MeterRegistry meters) {
        this.articles = articles;
        this.rewards = rewards;
        this.attempts = attempts;
        this.news = news;
        this.clock = clock;
        this.meters = meters;
    }

    /** Made now, and once: a draft's address is its id, and one that an older version of this service named keeps its name. */
    private static String slug(Article article) {
        return article.slug().equals(article.id()) ? Slug.of(article.card().title(), article.id()) : article.slug();
    }

    static String key(String article) {
        return PREFIX + article;
    }

    @Override
    public boolean isOf(String command) {
        return command.startsWith(PREFIX);
    }

    @Override
    public void settle(Article article) {
        Intent intent = article.intent();
        Booking publication = article.publication();
        if (intent == null || publication == null || !isOf(intent.command())) {
            return;
        }
        LedgerAnswer answer = rewards.submit(Command.published(intent.command(), article.account(), article.id()));
        Instant now = attempts.now();
        Booking settled = publication.settled(answer, now);
        news.settled(
                intent,
                article.account(),
                "publication",
                article.id(),
                settled.isRefused() ? null : settled.shown().twei());
        switch (answer) {
            case LedgerAnswer.Booked booked ->
                articles.changeOwed(
                        article.id(),
                        intent.command(),
                        set("status", Status.PUBLISHED),
                        set("slug", slug(article)),
                        set("publishedAt", now),
                        set("order", Order.at(article.id(), now, article.updatedAt())),
                        set("publication", settled),
                        unset("intent"));
            case LedgerAnswer.Refused refused ->
                articles.changeOwed(
                        article.id(),
                        intent.command(),
                        set("status", Status.DRAFT),
                        set("publication", settled),
                        unset("intent"));
        }
        IntentLag.record(meters, "articles", intent, settled.state(), clock);
    }
}
