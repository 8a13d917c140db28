package io.earnest.article.article;

import io.earnest.chassis.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of the current revision.
 *
 * @param tags the keys of its tags, by which they are found; see {@link Tags}
 * @param labels the tags as their author wrote them; null where an older version of this service wrote the card, to which
 *     the tags were both
 * @param excerpt empty where nothing of the text can be read
 * @param revision id of the revision's document
 */
public record Card(
        String title, List<String> tags, @Nullable List<String> labels, String excerpt, int words, String revision) {

    /** The tags as they are shown. */
    public List<String> shownTags() {
        return labels == null ? tags : labels;
    }

    /**
     * The same card, if readers can see something of the text.
     *
     * @throws io.earnest.chassis.problem.ProblemException 400 where it is made of what shows nothing
     */
    public Card readable() {
        if (excerpt.isBlank()) {
            throw Problem.invalid("body", "shows nothing that could be read; write some words, then publish it")
                    .exception();
        }
        return this;
    }
}
