/** Witnesses of the log: who they are (C2SP tlog-policy) and how they are asked (C2SP tlog-witness). */
@NullMarked
package io.earnest.rewards.log.witness;

import org.jspecify.annotations.NullMarked;
