package io.earnest.gateway.page.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first comments below an article.
 *
 * @param total how many comments there are, tombstones not counted
 */
public record Talk(List<Comment> items, @Nullable String next, long total) {}
