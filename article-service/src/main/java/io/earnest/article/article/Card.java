package io.earnest.article.article;

import java.util.List;

/**
 * What lists show of the current revision.
 *
 * @param revision id of the revision's document
 */
public record Card(String title, List<String> tags, String excerpt, int words, String revision) {}
