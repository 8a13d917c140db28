/** What this service asks of rewards-service: the ledger's decisions and a reading's opportunity. */
@NullMarked
package io.earnest.article.rewards;

import org.jspecify.annotations.NullMarked;
