/** The edge: which requests get in, where they go, and what every answer carries. */
@NullMarked
package io.earnest.gateway.edge;

import org.jspecify.annotations.NullMarked;
