/**
 * Decides a whole chain anew, from its first block, and names the first thing that is not as it must be. What it compares is
 * the whole entry, so there are no rules here that would have to follow those of {@code decision}.
 */
@NullMarked
package io.earnest.rewards.ledger.verification;

import org.jspecify.annotations.NullMarked;
