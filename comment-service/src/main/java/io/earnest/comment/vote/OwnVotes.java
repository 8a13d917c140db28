package io.earnest.comment.vote;

import io.earnest.comment.rewards.Settlement;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** A viewer's own votes with their settlements. */
@Component
public class OwnVotes {
    private final Votes votes;

    OwnVotes(Votes votes) {
        this.votes = votes;
    }

    /** One vote of the viewer's. */
    public record OwnVote(String commentId, String value, Settlement settlement) {}

    /**
     * The viewer's votes on these comments, refused ones that were not told at once among them.
     *
     * @param commentIds at most 100
     */
    public List<OwnVote> of(String viewer, Collection<String> commentIds) {
        return shown(votes.by(viewer, commentIds));
    }

    /** As {@link #of}, of the viewer's newest votes on comments below one article. */
    public List<OwnVote> newest(String viewer, String articleId, int limit) {
        return shown(votes.newestBy(viewer, articleId, limit));
    }

    private static List<OwnVote> shown(List<Vote> found) {
        return found.stream()
                .map(v ->
                        new OwnVote(v.commentId(), v.value().name(), v.payment().shown()))
                .toList();
    }
}
