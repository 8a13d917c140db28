/** What other services ask of the ledger: activities to book, allowances, entries. */
@NullMarked
package io.earnest.rewards.activity;

import org.jspecify.annotations.NullMarked;
