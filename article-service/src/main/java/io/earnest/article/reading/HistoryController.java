package io.earnest.article.reading;

import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleChanges;
import io.earnest.article.article.ArticleLists;
import io.earnest.article.article.CardView;
import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody has read, and what they have begun. */
@RestController
@Tag(name = "Reading")
class HistoryController {
    private final VerifiedStore verified;
    private final ReadingStore readings;
    private final ArticleChanges articles;
    private final ArticleLists lists;

    HistoryController(VerifiedStore verified, ReadingStore readings, ArticleChanges articles, ArticleLists lists) {
        this.verified = verified;
        this.readings = readings;
        this.articles = articles;
        this.lists = lists;
    }

    /**
     * A verified reading.
     *
     * @param article null where it is not published any more
     * @param settlement how it was paid, or that it still is to be
     */
    record Read(
            String articleId,
            Instant readAt,
            int creditedSeconds,
            Settlement settlement,
            @Nullable CardView article) {}

    /** A reading that runs, or ran last, and was not enough yet. */
    record Begun(
            String articleId,
            String slug,
            String title,
            Instant startedAt,
            int creditedSeconds,
            int requiredSeconds,
            double scroll) {}

    @GetMapping("/api/me/history")
    @Operation(summary = "What the viewer has read, the last first, with when and what it paid")
    Page<Read> history(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int atMost = Paging.limit(limit);
        List<String> before = Paging.parts(cursor, 1);
        Page<Verified> page = Page.of(
                verified.before(
                        viewer.id(),
                        before == null ? null : Instant.ofEpochMilli(Paging.number(before.getFirst())),
                        atMost + 1),
                atMost,
                last -> Paging.cursor(String.valueOf(last.verifiedAt().toEpochMilli())));
        Map<String, CardView> cards = cards(page.items());
        return page.map(reading -> new Read(
                reading.article(),
                reading.verifiedAt(),
                reading.creditedSeconds(),
                reading.booking().shown(),
                cards.get(reading.article())));
    }

    @Answers({200, 204})
    @GetMapping("/api/me/reading")
    @Operation(summary = "The viewer's unfinished reading, to go on with; 204 where there is none")
    ResponseEntity<Begun> unfinished(Viewer viewer) {
        return readings.slot(viewer.id())
                .filter(slot -> !slot.suffices())
                .filter(slot ->
                        verified.find(Verified.id(slot.article(), viewer.id())).isEmpty())
                .flatMap(this::begun)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private Optional<Begun> begun(Slot slot) {
        return articles.publishedOf(List.of(slot.article())).articles().values().stream()
                .findFirst()
                .map(article -> new Begun(
                        article.id(),
                        article.slug(),
                        article.card().title(),
                        slot.startedAt(),
                        slot.progress().creditedSeconds(),
                        slot.requiredSeconds(),
                        slot.progress().scroll()));
    }

    private Map<String, CardView> cards(List<Verified> readings) {
        List<Article> there = List.copyOf(
                articles.publishedOf(readings.stream().map(Verified::article).toList())
                        .articles()
                        .values());
        return lists.cards(there).stream().collect(Collectors.toMap(CardView::id, Function.identity()));
    }
}
