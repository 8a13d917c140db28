package io.earnest.comment.vote;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.comment.Comment;
import io.earnest.comment.comment.CommentProblems;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.rewards.Payment;
import io.earnest.comment.rewards.Settlement;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/comments/{id}/vote")
@Tag(name = "Votes")
class VoteController {
    private final Voting voting;
    private final Votes votes;
    private final Comments comments;

    VoteController(Voting voting, Votes votes, Comments comments) {
        this.voting = voting;
        this.votes = votes;
        this.comments = comments;
    }

    record NewVote(@NotNull Vote.Value value) {}

    /** @param value null where the viewer has not voted */
    record VoteView(
            Vote.@Nullable Value value,
            int likes,
            int dislikes,
            @Nullable Settlement settlement,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Object> problem) {}

    @Answers({200, 202, 402, 409, 410})
    @PutMapping
    @Operation(summary = "Like or dislike a comment, for good: 200, or 202 while the ledger can't be reached")
    ResponseEntity<VoteView> cast(@PathVariable String id, @Valid @RequestBody NewVote vote, Viewer viewer) {
        Vote cast = voting.cast(viewer, id, vote.value());
        Comment comment = comments.find(id).orElseThrow(CommentProblems::deleted);
        return ResponseEntity.status(cast.payment().is(Payment.State.PENDING) ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(view(comment, cast));
    }

    @GetMapping
    @Operation(summary = "The viewer's own vote and how it was settled")
    VoteView get(@PathVariable String id, Viewer viewer) {
        Comment comment = comments.find(id)
                .filter(c -> c.shown() || c.deleted() || c.isBy(viewer.id()))
                .orElseThrow(() -> Problem.notFound("comment").exception());
        return view(comment, votes.find(id, viewer.id()).filter(Vote::visible).orElse(null));
    }

    private static VoteView view(Comment comment, @Nullable Vote vote) {
        return new VoteView(
                vote == null ? null : vote.value(),
                comment.counts().likes(),
                comment.counts().dislikes(),
                vote == null ? null : vote.payment().shown(),
                vote == null ? null : vote.payment().problem());
    }
}
