package io.earnest.comment.account;

import io.earnest.chassis.export.Export;
import io.earnest.chassis.export.ExportPage;
import io.earnest.chassis.notification.OwnNotifications;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.comment.OwnComments;
import io.earnest.comment.flag.OwnFlags;
import io.earnest.comment.speaker.OwnSpeakers;
import io.earnest.comment.vote.OwnVotes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * This service's part of {@code GET /api/me/export}, which the gateway composes. Another's comment is named by its id only;
 * the viewer's own comments and avatars stand together here, and nowhere else.
 */
@RestController
@Tag(name = "Export")
class ExportController {
    private final OwnComments comments;
    private final OwnVotes votes;
    private final OwnSpeakers speakers;
    private final OwnFlags flags;
    private final OwnNotifications notifications;

    ExportController(
            OwnComments comments,
            OwnVotes votes,
            OwnSpeakers speakers,
            OwnFlags flags,
            OwnNotifications notifications) {
        this.comments = comments;
        this.votes = votes;
        this.speakers = speakers;
        this.flags = flags;
        this.notifications = notifications;
    }

    @GetMapping("/api/export")
    @Operation(summary = "What is held about the viewer here, a page at a time")
    ExportPage export(Viewer viewer, @RequestParam(required = false) @Nullable String cursor) {
        String me = viewer.id();
        return Export.of(
                        Export.Section.list("comments", after -> comments.page(me, after)),
                        Export.Section.list("votes", after -> votes.page(me, after)),
                        Export.Section.list("speakers", after -> speakers.page(me, after)),
                        Export.Section.list("flags", after -> flags.page(me, after)))
                .and(notifications.sections(me))
                .page(cursor);
    }
}
