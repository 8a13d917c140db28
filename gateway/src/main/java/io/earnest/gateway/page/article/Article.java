package io.earnest.gateway.page.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole article.
 *
 * @param editedAt when the text was last changed since it was published, if it was
 * @param html the body, rendered and sanitised by article-service: the one text that templates print unescaped
 * @param requiredSeconds how long one must read to be paid
 */
public record Article(
        String id,
        String slug,
        String title,
        @Nullable String excerpt,
        @Nullable Author author,
        @Nullable List<String> byline,
        @Nullable Instant publishedAt,
        @Nullable Instant editedAt,
        long timeToReadSeconds,
        long pluses,
        long minuses,
        long comments,
        @Nullable List<String> tags,
        String html,
        String status,
        long words,
        long requiredSeconds) {

    public String path() {
        return "/articles/" + slug;
    }

    public Signature signature() {
        return Signature.of(author, byline);
    }

    /** One sentence for previews and search engines. */
    public String description() {
        return excerpt == null || excerpt.isBlank()
                ? "By "
                        + (signature().name().isEmpty()
                                ? "a former author"
                                : signature().name()) + ", on Earnest."
                : excerpt;
    }

    public List<String> tagList() {
        return tags == null ? List.of() : tags;
    }
}
