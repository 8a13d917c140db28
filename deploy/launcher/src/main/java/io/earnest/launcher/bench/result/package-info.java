/** Figures with their spread, and how they are written down. */
@NullMarked
package io.earnest.launcher.bench.result;

import org.jspecify.annotations.NullMarked;
