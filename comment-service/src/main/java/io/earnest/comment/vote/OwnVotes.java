package io.earnest.comment.vote;

import io.earnest.chassis.export.Export;
import io.earnest.comment.rewards.Settlement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A viewer's own votes with their settlements. */
@Component
public class OwnVotes {
    private static final int MOST_EXPORTED = 200;

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

    /** A vote as its voter's export has it: the comment by its id, never whose it is. */
    record VoteExport(String commentId, String articleId, Vote.Value value, Instant at, Settlement settlement) {}

    /** All votes of the viewer behind a key. */
    public Export.Slice page(String viewer, @Nullable String after) {
        return Export.Slice.of(
                votes.all(viewer, after, MOST_EXPORTED + 1),
                MOST_EXPORTED,
                Vote::id,
                v -> new VoteExport(
                        v.commentId(),
                        v.articleId(),
                        v.value(),
                        v.at(),
                        v.payment().shown()));
    }

    private static List<OwnVote> shown(List<Vote> found) {
        return found.stream()
                .map(v ->
                        new OwnVote(v.commentId(), v.value().name(), v.payment().shown()))
                .toList();
    }
}
