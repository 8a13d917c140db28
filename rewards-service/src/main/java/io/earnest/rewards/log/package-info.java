/** The headers of the ledger as a transparency log: what is published of them, and the memory of it. LEDGER.md says how. */
@NullMarked
package io.earnest.rewards.log;

import org.jspecify.annotations.NullMarked;
