/** The system that is measured. */
@NullMarked
package io.earnest.launcher.bench.subject;

import org.jspecify.annotations.NullMarked;
