package io.earnest.gateway.page.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first comments below an article.
 *
 * @param total how many comments there are, tombstones not counted
 */
public record Talk(List<Comment> items, @Nullable String next, long total) {
    /** Beside the text: one without text takes room, too. */
    private static final int CHARACTERS_OF_REST = 300;

    /** How much room it takes, in characters. */
    int characters() {
        int characters = CHARACTERS_OF_REST;
        for (Comment comment : items) {
            String html = comment.html();
            characters += CHARACTERS_OF_REST + (html == null ? 0 : html.length());
        }
        return characters;
    }
}
