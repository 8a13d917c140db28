/** Requests and those who send them. */
@NullMarked
package io.earnest.launcher.bench.load;

import org.jspecify.annotations.NullMarked;
