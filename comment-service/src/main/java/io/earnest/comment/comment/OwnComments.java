package io.earnest.comment.comment;

import io.earnest.chassis.export.Export;
import io.earnest.comment.rewards.Settlement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that somebody wrote, refused and deleted comments too, for their export. */
@Component
public class OwnComments {
    /** A text has up to 5,000 characters. */
    private static final int MOST = 100;

    private final Comments comments;

    OwnComments(Comments comments) {
        this.comments = comments;
    }

    /** @param body empty where the comment was deleted */
    record CommentExport(
            String id,
            String articleId,
            @Nullable String parentId,
            String avatarId,
            int speaker,
            int level,
            String body,
            Instant createdAt,
            @Nullable Instant editedAt,
            boolean deleted,
            Settlement settlement) {}

    /** The comments behind a key, oldest first. */
    public Export.Slice page(String writer, @Nullable String after) {
        return Export.Slice.of(
                comments.by(writer, after, MOST + 1),
                MOST,
                Comment::position,
                c -> new CommentExport(
                        c.id(),
                        c.articleId(),
                        c.parentId(),
                        c.voice().avatar().id(),
                        c.voice().number(),
                        c.level(),
                        c.text().body(),
                        c.createdAt(),
                        c.editedAt(),
                        c.deleted(),
                        c.payment().shown()));
    }
}
