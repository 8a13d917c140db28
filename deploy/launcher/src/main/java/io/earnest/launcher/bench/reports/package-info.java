/** Reports of much activity, and a ledger that grows. */
@NullMarked
package io.earnest.launcher.bench.reports;

import org.jspecify.annotations.NullMarked;
