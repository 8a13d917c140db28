package io.earnest.comment.flag;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.markdown.CommentMarkdown;
import io.earnest.comment.profile.Person;
import io.earnest.comment.profile.Profiles;
import io.earnest.comment.profile.Suspensions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Roles are asked of profile-service at each call: nobody moderates on what a token once said. */
@RestController
@RequestMapping("/api/moderation")
@Tag(name = "Moderation")
class ModerationController {
    private final Profiles profiles;
    private final ModerationQueue queue;
    private final Deciding deciding;
    private final Comments comments;
    private final Suspensions suspensions;

    ModerationController(
            Profiles profiles, ModerationQueue queue, Deciding deciding, Comments comments, Suspensions suspensions) {
        this.profiles = profiles;
        this.queue = queue;
        this.deciding = deciding;
        this.comments = comments;
        this.suspensions = suspensions;
    }

    record NewDecision(
            @NotBlank @Size(max = 40) String commentId,
            Case.Decision.@NotNull Kind decision,
            @NotBlank @Size(max = 500) String note,
            @Nullable @Size(max = 40) String textVersion) {}

    record DecisionView(String commentId, Case.Decision.Kind decision, String note, Instant decidedAt) {}

    record WriterSuspension(
            @NotNull Boolean suspended,
            @NotBlank @Size(max = 500) String note) {}

    record WriterSuspensionView(String commentId, boolean suspended) {}

    @GetMapping("/queue")
    @Operation(summary = "Flagged comments that nobody has decided about, the longest waiting first")
    ModerationQueue.Listing queue(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Viewer viewer) {
        return queue.list(cursor, Paging.limit(limit), moderator(viewer).id());
    }

    @Answers({404, 409, 410})
    @PostMapping("/decisions")
    @Operation(
            summary = "Keep a flagged comment, or remove it",
            description =
                    "Final, and in the audit with its note. KEEP closes the flags; the same text is not asked about"
                            + " again. 409 already-decided, 409 comment-changed where textVersion is not the text's any more.")
    DecisionView decide(@Valid @RequestBody NewDecision decision, Viewer viewer) {
        Case.Decision made = deciding.decide(
                moderator(viewer),
                decision.commentId(),
                decision.decision(),
                note(decision.note()),
                decision.textVersion());
        return new DecisionView(decision.commentId(), made.kind(), made.note(), made.at());
    }

    @Answers({409, 410})
    @PutMapping("/comments/{id}/writer/suspension")
    @Operation(
            summary = "Suspend whoever wrote a comment, or end that; for operators",
            description = "The handle stays unknown: the answer, and the audit, name the comment.")
    WriterSuspensionView suspendWriter(
            @PathVariable String id, @Valid @RequestBody WriterSuspension suspension, Viewer viewer) {
        Person operator = profiles.live(viewer);
        if (!operator.isOperator()) {
            throw Problem.forbidden("This is for operators.").exception();
        }
        String writer = comments.find(id)
                .filter(c -> c.shown() || c.deleted())
                .orElseThrow(() -> Problem.notFound("comment").exception())
                .writer();
        suspensions.order(operator.id(), writer, suspension.suspended(), id, note(suspension.note()));
        return new WriterSuspensionView(id, suspension.suspended());
    }

    private Person moderator(Viewer viewer) {
        Person person = profiles.live(viewer);
        if (!person.mayModerate()) {
            throw Problem.forbidden("This is for moderators and operators.").exception();
        }
        return person;
    }

    private static String note(String note) {
        String clean = CommentMarkdown.normalized(note).strip();
        if (clean.isEmpty()) {
            throw Problem.invalid("note", "must say why").exception();
        }
        return clean;
    }
}
