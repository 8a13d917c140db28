/** Prices, rewards and limits, as data with a version. */
@NullMarked
package io.earnest.rewards.tariff;

import org.jspecify.annotations.NullMarked;
