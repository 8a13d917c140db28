/**
 * Decides: checks a command's form, applies the tariff and the limits on a state, and makes entries and a block of it. Pure:
 * the same state, context and commands give the same block, bit for bit.
 */
@NullMarked
package io.earnest.rewards.ledger.decision;

import org.jspecify.annotations.NullMarked;
