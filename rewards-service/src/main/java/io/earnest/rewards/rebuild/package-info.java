/** Folds a ledger's projections from its blocks anew, and puts right what is not as they make it; a program for operators. */
@NullMarked
package io.earnest.rewards.rebuild;

import org.jspecify.annotations.NullMarked;
