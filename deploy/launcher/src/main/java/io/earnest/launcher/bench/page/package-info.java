/** The results as a page for people. */
@NullMarked
package io.earnest.launcher.bench.page;

import org.jspecify.annotations.NullMarked;
