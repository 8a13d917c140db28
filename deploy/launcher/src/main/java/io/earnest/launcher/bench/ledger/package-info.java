/** How much the ledger books a second, beside a ledger of plain SQL. */
@NullMarked
package io.earnest.launcher.bench.ledger;

import org.jspecify.annotations.NullMarked;
