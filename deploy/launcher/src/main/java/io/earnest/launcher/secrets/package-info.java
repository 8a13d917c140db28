/** ./earnest secrets: what a deployment must not share with another. */
@NullMarked
package io.earnest.launcher.secrets;

import org.jspecify.annotations.NullMarked;
