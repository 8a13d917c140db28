package io.earnest.gateway.page.comment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A comment with those of its replies that a page shows below it.
 *
 * @param replies the oldest first
 */
public record ThreadedComment(Comment comment, List<ThreadedComment> replies) {

    /** The comments with all that answers them, or answers an answer, among the replies. */
    static List<ThreadedComment> of(List<Comment> comments, List<Comment> replies) {
        Map<String, List<Comment>> byParent = new HashMap<>();
        for (Comment reply : replies) {
            byParent.computeIfAbsent(String.valueOf(reply.parentId()), parent -> new ArrayList<>())
                    .add(reply);
        }
        return with(comments, byParent);
    }

    /** A reply stands below one parent only, so each is taken once, and this ends. */
    private static List<ThreadedComment> with(List<Comment> comments, Map<String, List<Comment>> byParent) {
        return comments.stream()
                .map(comment -> {
                    List<Comment> answers = byParent.remove(comment.id());
                    return new ThreadedComment(comment, answers == null ? List.of() : with(answers, byParent));
                })
                .toList();
    }

    /** How many replies are not on the page. */
    public long unseen() {
        return Math.max(0, comment.replyCount() - replies.size());
    }
}
