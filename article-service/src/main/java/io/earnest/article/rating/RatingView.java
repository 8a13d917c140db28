package io.earnest.article.rating;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.article.rewards.Settlement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rating.
 *
 * @param value null where the viewer has given none
 * @param refusal the problem with which it was refused after the click
 */
public record RatingView(
        Rating.@Nullable Value value,
        @Nullable Settlement settlement,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> refusal) {
    public static final RatingView NONE = new RatingView(null, null, null);

    static RatingView of(Rating rating) {
        return new RatingView(
                rating.value(), rating.booking().shown(), rating.booking().shownRefusal());
    }
}
