package io.earnest.gateway.page.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first comments below an article.
 *
 * @param replies the first replies below them, level by level
 * @param total how many comments there are, tombstones not counted
 */
public record Talk(
        List<Comment> items,
        @Nullable List<Comment> replies,
        @Nullable String next,
        long total) {
    /** Beside the text: one without text takes room, too. */
    private static final int CHARACTERS_OF_REST = 300;

    /** The comments, each with its replies below it. */
    public List<ThreadedComment> threads() {
        return ThreadedComment.of(items, replies == null ? List.of() : replies);
    }

    /** How much room it takes, in characters. */
    int characters() {
        return characters(items) + (replies == null ? 0 : characters(replies));
    }

    static int characters(List<Comment> comments) {
        int characters = CHARACTERS_OF_REST;
        for (Comment comment : comments) {
            String html = comment.html();
            characters += CHARACTERS_OF_REST + (html == null ? 0 : html.length());
        }
        return characters;
    }
}
