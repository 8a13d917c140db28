/** The tariff in force and earlier ones, as data. */
@NullMarked
package io.earnest.rewards.tariffs;

import org.jspecify.annotations.NullMarked;
