/** {@code ./earnest bench}: what Earnest costs, measured on this machine. */
@NullMarked
package io.earnest.launcher.bench;

import org.jspecify.annotations.NullMarked;
