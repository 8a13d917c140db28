package io.earnest.article.account;

import io.earnest.article.article.OwnArticles;
import io.earnest.article.rating.OwnRatings;
import io.earnest.article.reading.OwnReadings;
import io.earnest.article.readinglist.ReadingList;
import io.earnest.chassis.export.Export;
import io.earnest.chassis.export.ExportPage;
import io.earnest.chassis.notification.OwnNotifications;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of {@code GET /api/me/export}, which the gateway composes. Names nobody but the viewer. */
@RestController
@Tag(name = "Export")
class ExportController {
    private final OwnArticles articles;
    private final OwnRatings ratings;
    private final OwnReadings readings;
    private final OwnNotifications notifications;
    private final ReadingList list;

    ExportController(
            OwnArticles articles,
            OwnRatings ratings,
            OwnReadings readings,
            OwnNotifications notifications,
            ReadingList list) {
        this.articles = articles;
        this.ratings = ratings;
        this.readings = readings;
        this.notifications = notifications;
        this.list = list;
    }

    @GetMapping("/api/export")
    @Operation(summary = "What is held about the viewer here, a page at a time")
    ExportPage export(Viewer viewer, @RequestParam(required = false) @Nullable String cursor) {
        String me = viewer.id();
        return Export.of(
                        Export.Section.list("articles", after -> articles.page(me, after)),
                        Export.Section.list("revisions", after -> articles.revisions(me, after)),
                        Export.Section.list("ratings", after -> ratings.page(me, after)),
                        Export.Section.list("verifiedReadings", after -> readings.verified(me, after)),
                        Export.Section.list("readings", after -> readings.started(me, after)),
                        Export.Section.list("runningReading", after -> readings.running(me)),
                        Export.Section.list("readingList", after -> list.exported(me, after)))
                .and(notifications.sections(me))
                .page(cursor);
    }
}
