/** {@code ./earnest bench}: what a running system serves at best, and what is left of that under twice as much. */
@NullMarked
package io.earnest.launcher.bench;

import org.jspecify.annotations.NullMarked;
