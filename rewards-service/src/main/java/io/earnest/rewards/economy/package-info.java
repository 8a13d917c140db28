/** The economy as it is shown: its sums, and the tariff in force and earlier ones as data. */
@NullMarked
package io.earnest.rewards.economy;

import org.jspecify.annotations.NullMarked;
