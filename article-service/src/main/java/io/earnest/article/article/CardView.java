package io.earnest.article.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.article.profile.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list.
 *
 * @param byline plain names of an import; none where nobody is known
 * @param payee who receives what it earns
 * @param requiredSeconds how long one must read to be paid
 * @param found where the words of a search stand in the text; null where none were asked for or they are not in it
 */
public record CardView(
        String id,
        String slug,
        String title,
        String excerpt,
        @Nullable Author author,
        List<String> byline,
        Payee payee,
        @Nullable Instant publishedAt,
        int timeToReadSeconds,
        long pluses,
        long minuses,
        long comments,
        List<String> tags,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ExcerptPart> found,
        int requiredSeconds) {}
