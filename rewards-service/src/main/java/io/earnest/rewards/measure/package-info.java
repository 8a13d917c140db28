/** Measures the ledger without the service around it; a program of its own, for {@code ./earnest bench}. */
@NullMarked
package io.earnest.rewards.measure;

import org.jspecify.annotations.NullMarked;
