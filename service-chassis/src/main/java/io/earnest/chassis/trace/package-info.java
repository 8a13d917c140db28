/** Where traces are sent, if anywhere. */
@NullMarked
package io.earnest.chassis.trace;

import org.jspecify.annotations.NullMarked;
