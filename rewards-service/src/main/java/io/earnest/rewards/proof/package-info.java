/** Proofs of a person's own entries and reports, which anybody can verify ({@code check}) without asking this service. */
@NullMarked
package io.earnest.rewards.proof;

import org.jspecify.annotations.NullMarked;
