/** Whether somebody whose token still verifies may still write. */
@NullMarked
package io.earnest.gateway.standing;

import org.jspecify.annotations.NullMarked;
