package io.earnest.comment.flag;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Moderation")
class FlagController {
    private final Flagging flagging;

    FlagController(Flagging flagging) {
        this.flagging = flagging;
    }

    record NewFlag(
            @Schema(minLength = 1, maxLength = Flagging.MAX_CHARACTERS) @NotNull
            String reason) {}

    /** The viewer's own flag. */
    record FlagView(String commentId, Reason reason, Instant flaggedAt) {}

    @Answers({409, 410})
    @PostMapping("/api/comments/{id}/flags")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Flag a comment for the moderators, once",
            description = "The reason is SPAM, HARASSMENT, HATE, SEXUAL, ILLEGAL, or words of one's own (1 to 500"
                    + " characters). A second flag changes nothing and answers with the first.")
    FlagView flag(@PathVariable String id, @Valid @RequestBody NewFlag flag, Viewer viewer) {
        Flag kept = flagging.flag(viewer, id, flag.reason());
        return new FlagView(kept.commentId(), kept.reason(), kept.at());
    }
}
