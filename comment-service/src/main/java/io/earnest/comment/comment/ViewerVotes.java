package io.earnest.comment.comment;

import java.util.Collection;
import java.util.Map;

/** What a viewer voted; the feature that holds the votes provides it. */
public interface ViewerVotes {
    /** Comments that can be asked about at once. */
    int MOST = 100;

    /**
     * The viewer's standing votes by comment: {@code LIKE} or {@code DISLIKE}, refused ones left out.
     *
     * @param commentIds at most {@link #MOST}
     */
    Map<String, String> of(String viewer, Collection<String> commentIds);
}
