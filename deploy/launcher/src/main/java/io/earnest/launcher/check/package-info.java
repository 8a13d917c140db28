/** ./earnest test: Maven with a real store beside it. */
@NullMarked
package io.earnest.launcher.check;

import org.jspecify.annotations.NullMarked;
