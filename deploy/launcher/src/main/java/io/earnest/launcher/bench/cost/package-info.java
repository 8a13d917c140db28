/** Processor time of a request, by process. */
@NullMarked
package io.earnest.launcher.bench.cost;

import org.jspecify.annotations.NullMarked;
