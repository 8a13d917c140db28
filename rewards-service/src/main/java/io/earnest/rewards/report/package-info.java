/** Profit-and-loss reports: bought, signed, kept, opened. */
@NullMarked
package io.earnest.rewards.report;

import org.jspecify.annotations.NullMarked;
