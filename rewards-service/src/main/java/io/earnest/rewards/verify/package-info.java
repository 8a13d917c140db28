/** Holds a store's chain and projections against what must be true of them; a program of its own, for operators. */
@NullMarked
package io.earnest.rewards.verify;

import org.jspecify.annotations.NullMarked;
