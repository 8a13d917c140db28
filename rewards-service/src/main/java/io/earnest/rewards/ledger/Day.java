package io.earnest.rewards.ledger;

import io.earnest.rewards.tariff.Twei;
import java.time.LocalDate;

/**
 * An opened day of the ledger.
 *
 * @param budget the reward budget that it was opened with
 * @param paid what was paid from it
 * @param readers the profiles with a verified reading
 */
public record Day(LocalDate date, Twei budget, Twei paid, int readers) {}
