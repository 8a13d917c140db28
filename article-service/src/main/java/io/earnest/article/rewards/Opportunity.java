package io.earnest.article.rewards;

import org.jspecify.annotations.Nullable;

/**
 * What reading an article would bring now.
 *
 * @param twei what would be paid, 0 where nothing
 * @param reason why nothing would be paid, or null
 */
public record Opportunity(long twei, @Nullable String reason) {}
