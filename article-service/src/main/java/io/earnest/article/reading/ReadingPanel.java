package io.earnest.article.reading;

import io.earnest.article.article.Article;
import io.earnest.article.rewards.Opportunity;
import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.token.Viewer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What reading an article can bring a viewer, or brought. */
@Component
public class ReadingPanel {
    private final ReadingService service;

    ReadingPanel(ReadingService service) {
        this.service = service;
    }

    /** What a reading brought and when. */
    public record Earned(long twei, Instant at) {}

    /**
     * The viewer and an article.
     *
     * @param earned what was paid, or null where nothing was
     * @param reason why a verified reading was not paid, or null
     * @param readingId the reading that runs or was verified
     */
    public record ReadingOfArticle(
            @Nullable Opportunity opportunity,
            int timeToReadSeconds,
            int requiredSeconds,
            ReadingView.State state,
            @Nullable Earned earned,
            @Nullable String reason,
            @Nullable Settlement settlement,
            @Nullable String readingId,
            int creditedSeconds,
            double scroll) {}

    /** For an article that the viewer may read. */
    public ReadingOfArticle of(Viewer viewer, Article article) {
        int shown = service.rules().shownSeconds(article.card().words());
        Optional<Verified> verified = service.verified(viewer, article);
        if (verified.isPresent()) {
            return ofVerified(verified.get(), shown);
        }
        Optional<Slot> running = service.running(viewer, article);
        int required = running.map(Slot::requiredSeconds)
                .orElseGet(() -> service.rules().requiredSeconds(article.card().words()));
        return new ReadingOfArticle(
                service.opportunity(article, viewer.id(), service.level(viewer), required),
                shown,
                required,
                running.isPresent() ? ReadingView.State.READING : ReadingView.State.NONE,
                null,
                null,
                null,
                running.map(Slot::reading).orElse(null),
                running.map(slot -> slot.progress().creditedSeconds()).orElse(0),
                running.map(slot -> slot.progress().scroll()).orElse(0.0));
    }

    private static ReadingOfArticle ofVerified(Verified reading, int shownSeconds) {
        Settlement settlement = reading.booking().shown();
        return new ReadingOfArticle(
                ReadingView.left(reading),
                shownSeconds,
                reading.requiredSeconds(),
                ReadingView.State.VERIFIED,
                earned(settlement, reading.booking().settledAt()),
                settlement.reason(),
                settlement,
                reading.reading(),
                reading.creditedSeconds(),
                reading.scroll());
    }

    private static @Nullable Earned earned(Settlement settlement, @Nullable Instant at) {
        boolean paid = settlement.status() == Settlement.Status.PAID && settlement.twei() > 0;
        return paid && at != null ? new Earned(settlement.twei(), at) : null;
    }
}
