/** Calls to other services: signed, timed out, retried at one layer, broken when the peer is down. */
@NullMarked
package io.earnest.chassis.call;

import org.jspecify.annotations.NullMarked;
