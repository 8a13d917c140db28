package io.earnest.gateway.page.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article as lists show it. */
public record ArticleCard(
        String id,
        String slug,
        String title,
        @Nullable String excerpt,
        @Nullable Author author,
        @Nullable List<String> byline,
        @Nullable Instant publishedAt,
        long timeToReadSeconds,
        long pluses,
        long minuses,
        long comments,
        @Nullable List<String> tags) {

    public String path() {
        return "/articles/" + slug;
    }

    public Signature signature() {
        return Signature.of(author, byline);
    }
}
