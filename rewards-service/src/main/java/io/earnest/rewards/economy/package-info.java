/** The whole of the economy in a few sums. */
@NullMarked
package io.earnest.rewards.economy;

import org.jspecify.annotations.NullMarked;
