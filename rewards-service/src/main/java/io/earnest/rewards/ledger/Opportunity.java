package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.tariff.Twei;
import org.jspecify.annotations.Nullable;

/**
 * What a reading would pay if it were verified now.
 *
 * @param reason why it would pay nothing; null if it would pay
 */
public record Opportunity(Twei twei, @Nullable Reason reason) {}
