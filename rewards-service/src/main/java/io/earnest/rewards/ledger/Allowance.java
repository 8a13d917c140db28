package io.earnest.rewards.ledger;

/**
 * What of a daily limit is used.
 *
 * @param activity the limit's name, as {@code GET /internal/allowances} has it
 */
public record Allowance(String activity, long used, long limit) {}
