package io.earnest.comment.comment;

import io.earnest.chassis.Ids;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Comments")
class CommentController {
    private final Reading reading;
    private final Posting posting;
    private final Changing changing;
    private final CommentIds ids;

    CommentController(Reading reading, Posting posting, Changing changing, CommentIds ids) {
        this.reading = reading;
        this.posting = posting;
        this.changing = changing;
        this.ids = ids;
    }

    record NewComment(
            @Schema(minLength = 1, maxLength = Posting.MAX_CHARACTERS) @NotNull
            String body,

            @Nullable String avatarId,
            @Nullable String parentId) {}

    record NewBody(
            @Schema(minLength = 1, maxLength = Posting.MAX_CHARACTERS) @NotNull
            String body) {}

    record Preview(String html) {}

    @Answers(410)
    @GetMapping("/api/articles/{id}/comments")
    @Operation(summary = "The comments of an article, or the replies of one; the viewer's own unpaid ones among them")
    Reading.Listing list(
            @PathVariable String id,
            @Parameter(schema = @Schema(allowableValues = {"oldest", "newest", "top"}))
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable String parentId,
            @Parameter(description = "Whether the first replies below each come along, two levels deep")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean threads,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(hidden = true) Optional<Viewer> viewer) {
        String parent = parentId == null || parentId.isEmpty() ? null : parentId;
        return reading.list(
                Slice.of(Ids.ofSlug(id), parent, sort, cursor),
                Paging.limit(limit),
                Boolean.TRUE.equals(threads),
                viewer.map(Viewer::id).orElse(null));
    }

    @Answers(
            value = {200, 201, 202, 402, 410},
            idempotencyKey = true)
    @PostMapping("/api/articles/{id}/comments")
    @Operation(summary = "Post a comment: 201 where it is paid, 202 while the ledger can't be reached")
    ResponseEntity<CommentView> post(
            @PathVariable String id, @Valid @RequestBody NewComment comment, Viewer viewer, HttpServletRequest http) {
        String parentId = comment.parentId();
        boolean keyed = IdempotencyKey.of(http) != null;
        String article = Ids.ofSlug(id);
        String request = IdempotencyKey.newId(http, viewer.id(), "/api/articles/" + article + "/comments");
        Posting.Posted posted = posting.post(
                viewer,
                new Posting.Request(
                        keyed ? ids.of(request) : request,
                        keyed,
                        article,
                        comment.body(),
                        comment.avatarId(),
                        parentId == null || parentId.isEmpty() ? null : parentId));
        HttpStatus status = switch (posted.comment().payment().state()) {
            case ACCEPTED -> HttpStatus.CREATED;
            case PENDING -> HttpStatus.ACCEPTED;
            // Accepted once, refused later: nothing was created, and the comment says why.
            case REFUSED -> HttpStatus.OK;
        };
        return ResponseEntity.status(status)
                .location(URI.create("/api/comments/" + posted.comment().id()))
                .body(reading.view(posted.comment(), Optional.of(viewer)));
    }

    @Answers(410)
    @GetMapping("/api/comments/{id}")
    @Operation(summary = "One comment; to its writer alone while it is not paid")
    CommentView get(@PathVariable String id, @Parameter(hidden = true) Optional<Viewer> viewer) {
        return reading.view(reading.get(id, viewer.map(Viewer::id).orElse(null)), viewer);
    }

    @Answers(410)
    @GetMapping("/api/comments/{id}/thread")
    @Operation(summary = "A comment with what it answers, and a page of what answers it")
    Reading.Branch thread(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(hidden = true) Optional<Viewer> viewer) {
        return reading.branch(
                id, cursor, Paging.limit(limit), viewer.map(Viewer::id).orElse(null));
    }

    @PostMapping("/api/comments/previews")
    @Operation(summary = "A comment's text as it would be shown; nothing is kept")
    Preview preview(@Valid @RequestBody NewBody body, @Parameter(hidden = true) Viewer viewer) {
        return new Preview(Posting.text(body.body()).html());
    }

    @Answers({409, 410})
    @PutMapping("/api/comments/{id}")
    @Operation(summary = "Edit a comment within five minutes and before its first vote or reply")
    CommentView edit(@PathVariable String id, @Valid @RequestBody NewBody body, Viewer viewer) {
        return reading.view(changing.edit(viewer, id, body.body()), Optional.of(viewer));
    }

    @Answers({409, 410})
    @DeleteMapping("/api/comments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a comment; a tombstone stays where it has replies")
    void delete(
            @PathVariable String id,
            @Parameter(description = "why a moderator removes it; its writer is told")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 500)
                    String reason,
            Viewer viewer) {
        changing.delete(viewer, id, reason == null ? "" : reason.strip());
    }
}
