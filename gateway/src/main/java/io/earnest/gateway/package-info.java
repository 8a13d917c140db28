/** The gateway: the one module that is open to the world. */
@NullMarked
package io.earnest.gateway;

import org.jspecify.annotations.NullMarked;
