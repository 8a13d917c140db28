/** Levels and what they open. */
@NullMarked
package io.earnest.profile.level;

import org.jspecify.annotations.NullMarked;
