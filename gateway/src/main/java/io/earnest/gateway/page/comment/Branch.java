package io.earnest.gateway.page.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comment where it stands in its thread.
 *
 * @param parents what it answers, the outermost first
 * @param items a page of its replies, the oldest first
 * @param replies the first replies below those
 * @param total its replies, tombstones not counted
 */
public record Branch(
        Comment comment,
        List<Comment> parents,
        List<Comment> items,
        List<Comment> replies,
        @Nullable String next,
        long total) {

    /** The comment with its replies. */
    public ThreadedComment thread() {
        return new ThreadedComment(comment, ThreadedComment.of(items, replies));
    }

    /** Whether there is more above the first parent. */
    public boolean goesFurtherUp() {
        return !parents.isEmpty() && parents.getFirst().parentId() != null;
    }

    int characters() {
        return Talk.characters(List.of(comment))
                + Talk.characters(parents)
                + Talk.characters(items)
                + Talk.characters(replies);
    }
}
