/** Lists with opaque cursors and bounded pages. */
@NullMarked
package io.earnest.chassis.page;

import org.jspecify.annotations.NullMarked;
