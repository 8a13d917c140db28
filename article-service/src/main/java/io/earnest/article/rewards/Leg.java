package io.earnest.article.rewards;

import org.jspecify.annotations.Nullable;

/**
 * One party's part of a settlement.
 *
 * @param role READER, VOTER, COMMENTER, AUTHOR or TREASURY
 * @param twei what the party got (above 0) or paid (below 0)
 * @param reason why a payout was not made, or null
 */
public record Leg(String role, long twei, @Nullable String reason) {}
