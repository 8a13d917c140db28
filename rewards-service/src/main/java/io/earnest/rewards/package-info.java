/** The ledger, the tariff, wallets and profit-and-loss reports. */
@NullMarked
package io.earnest.rewards;

import org.jspecify.annotations.NullMarked;
