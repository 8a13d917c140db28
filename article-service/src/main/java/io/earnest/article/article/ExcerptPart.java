package io.earnest.article.article;

/**
 * A piece of a text in which something was found. Plain text on purpose: whoever shows it marks the hits in their own
 * way, and nothing that an author wrote can become markup.
 *
 * @param hit whether it is what was looked for
 */
public record ExcerptPart(String text, boolean hit) {}
