/** Work that goes on beside requests for as long as a service runs. */
@NullMarked
package io.earnest.chassis.background;

import org.jspecify.annotations.NullMarked;
