package io.earnest.article.rating;

import io.earnest.article.article.Access;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Rating")
class RatingController {
    private final RatingService service;
    private final RatingPanel panel;
    private final Access access;

    RatingController(RatingService service, RatingPanel panel, Access access) {
        this.service = service;
        this.panel = panel;
        this.access = access;
    }

    @Schema(name = "NewRating")
    record Request(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Rating.@Nullable Value value) {}

    @Answers({200, 202, 402, 409, 410})
    @PutMapping("/api/articles/{id}/rating")
    @Operation(summary = "Gives a plus or a minus, once; 202 while the ledger gives no answer")
    ResponseEntity<RatingView> rate(Viewer viewer, @PathVariable String id, @RequestBody Request request) {
        if (request.value() == null) {
            throw Problem.invalid("value", "must be PLUS or MINUS").exception();
        }
        Rating rating = service.rate(viewer, id, request.value());
        return ResponseEntity.status(rating.booking().isPending() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(RatingView.of(rating));
    }

    @Answers(410)
    @GetMapping("/api/articles/{id}/rating")
    @Operation(summary = "The viewer's rating and how it ended")
    RatingView mine(Viewer viewer, @PathVariable String id) {
        return panel.of(viewer, access.readable(id, Optional.of(viewer)));
    }
}
