/** Which measurements all services take alike, and that none of them grows without bound. */
@NullMarked
package io.earnest.chassis.metrics;

import org.jspecify.annotations.NullMarked;
