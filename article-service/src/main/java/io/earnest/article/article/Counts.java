package io.earnest.article.article;

/**
 * What happened below an article: absolute values, each with the version that a later value must be counted against.
 *
 * @param minuses only those that were paid
 */
public record Counts(long pluses, long minuses, long ratingsVersion, long comments, long commentsVersion) {
    static final Counts NONE = new Counts(0, 0, 0, 0, -1);
}
