package io.earnest.article.markdown;

/**
 * A body as readers see it.
 *
 * @param html safe to stand in a page as it is; headings start at h2
 * @param words words of the text, without markup
 * @param excerpt the beginning of its paragraphs as plain text, at most about 220 characters; empty where nothing of the body
 *     can be read
 */
public record Rendered(String html, int words, String excerpt) {}
