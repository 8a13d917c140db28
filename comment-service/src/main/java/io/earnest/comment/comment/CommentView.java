package io.earnest.comment.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.comment.profile.Avatar;
import io.earnest.comment.rewards.Payment;
import io.earnest.comment.rewards.Settlement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comment as one viewer sees it. Nothing in it leads to the account behind the avatar.
 *
 * @param speaker 1 for the first to use the avatar in the article, 2 for the second, and so on
 * @param vote the viewer's own
 * @param body the Markdown, for the writer only
 * @param editableUntil for the writer, while it can be edited
 * @param settlement for the writer only
 * @param problem for the writer of a refused comment: why
 */
record CommentView(
        String id,
        String articleId,
        @Nullable String parentId,
        Avatar avatar,
        int speaker,

        @Schema(description = "The writer's band when it was posted: 13, 20 or 30, never the exact level")
        int level,

        String html,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean deleted,
        int likes,
        int dislikes,
        int replies,
        boolean mine,
        @Nullable String vote,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant editableUntil,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Settlement settlement,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> problem) {

    static CommentView of(Comment comment, @Nullable String viewer, @Nullable String vote, Instant now) {
        boolean mine = viewer != null && comment.isBy(viewer);
        Payment payment = comment.payment();
        return new CommentView(
                comment.id(),
                comment.articleId(),
                comment.parentId(),
                comment.voice().avatar(),
                comment.voice().number(),
                comment.shownLevel(),
                comment.deleted() ? "" : comment.text().current(),
                comment.createdAt(),
                comment.editedAt(),
                comment.deleted(),
                comment.counts().likes(),
                comment.counts().dislikes(),
                comment.counts().replies(),
                mine,
                vote,
                mine && !comment.deleted() ? comment.text().body() : null,
                mine && comment.editableAt(now) ? comment.createdAt().plus(Comment.EDITABLE) : null,
                mine ? payment.shown() : null,
                mine ? payment.problem() : null);
    }
}
