package io.earnest.gateway.page.article;

/** The profile that wrote an article. An import has none, and shows its byline. */
public record Author(String handle, String displayName, int level) {}
