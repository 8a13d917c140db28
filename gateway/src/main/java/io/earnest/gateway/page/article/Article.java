package io.earnest.gateway.page.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole article.
 *
 * @param byline plain names of an import
 * @param payee who receives what it earns for its author: {@code AUTHOR} or {@code ARCHIVE}
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
        @Nullable String payee,
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
        return Signature.of(author, byline, payee);
    }

    /** One sentence for previews and search engines. */
    public String description() {
        if (excerpt != null && !excerpt.isBlank()) {
            return excerpt;
        }
        Signature signature = signature();
        return signature.named() ? "By " + signature.name() + ", on Earnest." : "An article on Earnest.";
    }

    public List<String> tagList() {
        return tags == null ? List.of() : tags;
    }
}
