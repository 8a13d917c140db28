package io.earnest.article.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.earnest.article.rewards.Settlement;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole article.
 *
 * @param editedAt when its text was last changed since it was published; null where it is as it was then
 * @param settlement of its publication, for its author
 * @param refusal the problem with which its publication was refused, for its author
 */
public record ArticleView(
        @JsonUnwrapped CardView card,
        String body,
        String html,
        Status status,
        int version,
        int words,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant editedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Settlement settlement,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> refusal) {}
