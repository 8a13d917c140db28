package io.earnest.article.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.earnest.article.rewards.Settlement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An article in its author's own list. */
record OwnCardView(
        @JsonUnwrapped CardView card,
        Status status,
        int version,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Settlement settlement) {}
