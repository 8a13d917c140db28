package io.earnest.gateway.page.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as everybody sees it.
 *
 * @param speaker tells apart two people who use the same avatar below one article; 1 is not shown
 * @param html the text, rendered and sanitised by comment-service
 * @param replies how many comments answer this one
 */
public record Comment(
        String id,
        @Nullable String articleId,
        @Nullable String parentId,
        @Nullable Avatar avatar,
        @Nullable Integer speaker,
        @Nullable Integer level,
        @Nullable String html,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean deleted,
        @Nullable Long likes,
        @Nullable Long dislikes,
        @Nullable Long replies) {

    private static final int LONG_CHARACTERS = 1_500;

    /** What the page's script fills for comments that arrive later. */
    public static Comment blank() {
        return new Comment("", null, null, null, null, 1, "", Instant.EPOCH, null, false, 0L, 0L, 0L);
    }

    /** A comment's pen name: nothing ties it to a handle. */
    public record Avatar(String id, String name, String imageUrl) {}

    /** Whether it is folded where scripts run: about as much as two paragraphs are shown then. */
    public boolean isLong() {
        return html != null && html.length() > LONG_CHARACTERS;
    }

    public long likeCount() {
        return likes == null ? 0 : likes;
    }

    public long dislikeCount() {
        return dislikes == null ? 0 : dislikes;
    }

    public long replyCount() {
        return replies == null ? 0 : replies;
    }

    /** {@code Leonardo}, or {@code Leonardo 2} for the second who speaks under that name here. */
    public String speakerName() {
        String name = avatar == null ? "Anonymous" : avatar.name();
        return speaker == null || speaker < 2 ? name : name + " " + speaker;
    }
}
