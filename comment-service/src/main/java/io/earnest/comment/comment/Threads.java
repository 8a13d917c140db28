package io.earnest.comment.comment;

import io.earnest.comment.comment.Slice.Sort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What stands around comments in their thread: the first replies below a page of them, and what one of them answers. */
@Component
class Threads {
    /** Levels of replies below a page, and of each reply how many at most: the first says more than the others. */
    private static final int[] REPLIES_BY_LEVEL = {5, 3};

    /** Of all replies below one page: a page of a hundred comments with a hundred answers each is no answer of megabytes. */
    private static final int MOST_REPLIES = 100;

    /** Nearest ancestors that are shown; each is a read by its id. */
    static final int MOST_PARENTS = 20;

    private final Comments comments;

    Threads(Comments comments) {
        this.comments = comments;
    }

    /** The first replies below these, level by level, the oldest first below each. Whether there are more, counts tell. */
    List<Comment> below(List<Comment> page) {
        List<Comment> all = new ArrayList<>();
        List<Comment> level = page;
        for (int most : REPLIES_BY_LEVEL) {
            List<Comment> next = new ArrayList<>();
            for (Comment parent : level) {
                int room = Math.min(most, MOST_REPLIES - all.size() - next.size());
                if (parent.counts().replies() > 0 && room > 0) {
                    next.addAll(comments.shown(new Slice(parent.articleId(), parent.id(), Sort.OLDEST, null), room));
                }
            }
            all.addAll(next);
            level = next;
        }
        return all;
    }

    /**
     * What this one answers, the outermost first; {@link #MOST_PARENTS} at most, those nearest to it.
     *
     * @param visible whether the viewer may see a comment: above one that they may not, nothing is shown
     */
    List<Comment> above(Comment comment, Predicate<Comment> visible) {
        Deque<Comment> parents = new ArrayDeque<>();
        String parentId = comment.parentId();
        while (parentId != null && parents.size() < MOST_PARENTS) {
            Comment parent = comments.find(parentId).filter(visible).orElse(null);
            if (parent == null) {
                break;
            }
            parents.addFirst(parent);
            parentId = parent.parentId();
        }
        return List.copyOf(parents);
    }
}
