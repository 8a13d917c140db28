package io.earnest.article.rating;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
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

    RatingController(RatingService service) {
        this.service = service;
    }

    @Schema(name = "NewRating")
    record Request(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Rating.@Nullable Value value) {}

    /**
     * A rating.
     *
     * @param value null where the viewer has given none
     * @param refusal the problem with which it was refused after the click
     */
    record RatingView(
            Rating.@Nullable Value value,
            @Nullable Settlement settlement,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Object> refusal) {
        static RatingView of(Rating rating) {
            return new RatingView(
                    rating.value(), rating.booking().shown(), rating.booking().shownRefusal());
        }
    }

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
        return service.find(viewer, id).map(RatingView::of).orElse(new RatingView(null, null, null));
    }
}
