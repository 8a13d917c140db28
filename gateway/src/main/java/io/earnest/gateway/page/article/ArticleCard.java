package io.earnest.gateway.page.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as lists show it.
 *
 * @param requiredSeconds how long one must read to be paid; null where article-service does not say it yet
 * @param found where a search found its words in the text; null where it did not, or nothing was searched
 */
public record ArticleCard(
        String id,
        String slug,
        String title,
        @Nullable String excerpt,
        @Nullable Author author,
        @Nullable List<String> byline,
        @Nullable String payee,
        @Nullable Instant publishedAt,
        long timeToReadSeconds,
        long pluses,
        long minuses,
        long comments,
        @Nullable List<String> tags,
        @Nullable List<Found> found,
        @Nullable Long requiredSeconds) {

    /** A piece of the text in which the words of a search were found; {@code hit} where it is one of them. */
    public record Found(String text, boolean hit) {}

    public String path() {
        return "/articles/" + slug;
    }

    public Signature signature() {
        return Signature.of(author, byline, payee);
    }
}
