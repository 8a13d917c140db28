/** RFC 9457 problem answers: one shape for every error that leaves a service. */
@NullMarked
package io.earnest.chassis.problem;

import org.jspecify.annotations.NullMarked;
