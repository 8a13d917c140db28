/** Keeps what costs processor time on a few threads of its own, so that it starves only itself. */
@NullMarked
package io.earnest.chassis.bulkhead;

import org.jspecify.annotations.NullMarked;
