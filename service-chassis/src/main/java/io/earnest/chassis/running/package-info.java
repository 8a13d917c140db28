/** What a process really runs with. */
@NullMarked
package io.earnest.chassis.running;

import org.jspecify.annotations.NullMarked;
