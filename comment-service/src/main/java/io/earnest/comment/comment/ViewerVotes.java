package io.earnest.comment.comment;

import java.util.Collection;
import java.util.Map;

/** What a viewer voted; the feature that holds the votes provides it. */
public interface ViewerVotes {
    /**
     * The viewer's standing votes by comment: {@code LIKE} or {@code DISLIKE}, refused ones left out.
     *
     * @param commentIds at most 100
     */
    Map<String, String> of(String viewer, Collection<String> commentIds);
}
