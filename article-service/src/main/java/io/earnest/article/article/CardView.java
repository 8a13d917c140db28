package io.earnest.article.article;

import io.earnest.article.profile.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article in a list. */
record CardView(
        String id,
        String slug,
        String title,
        String excerpt,
        @Nullable Author author,
        List<String> byline,
        @Nullable Instant publishedAt,
        int timeToReadSeconds,
        long pluses,
        long minuses,
        long comments,
        List<String> tags) {}
