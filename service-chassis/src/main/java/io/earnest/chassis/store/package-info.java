/** The MongoDB client, set so that an acknowledged write is durable. */
@NullMarked
package io.earnest.chassis.store;

import org.jspecify.annotations.NullMarked;
