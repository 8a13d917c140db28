/** What comment-service needs from the ledger. */
@NullMarked
package io.earnest.comment.rewards;

import org.jspecify.annotations.NullMarked;
