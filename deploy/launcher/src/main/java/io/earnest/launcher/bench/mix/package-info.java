/** A mix of requests at the best load and under twice as much. */
@NullMarked
package io.earnest.launcher.bench.mix;

import org.jspecify.annotations.NullMarked;
