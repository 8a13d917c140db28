/** All that is held about somebody, composed of what four services hold. */
@NullMarked
package io.earnest.gateway.export;

import org.jspecify.annotations.NullMarked;
