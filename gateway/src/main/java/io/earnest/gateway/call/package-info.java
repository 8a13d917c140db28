/** Asking several services at the same time. */
@NullMarked
package io.earnest.gateway.call;

import org.jspecify.annotations.NullMarked;
