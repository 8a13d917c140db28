/**
 * The ledger as the rest of the service sees it: what is asked of it, and what it answers. Its rooms stand below each other,
 * and none knows one above: {@code entry}, {@code chain}, {@code state}, this one, {@code decision}, {@code store},
 * {@code projection}, {@code recovery}, {@code engine}; {@code verification} and {@code mongo} stand aside. All but
 * {@code mongo} is plain Java: no Spring, no store, and no clock but the one that is handed in.
 */
@NullMarked
package io.earnest.rewards.ledger;

import org.jspecify.annotations.NullMarked;
