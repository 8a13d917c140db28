/** Which names speak for the house, and which only look as if they did. */
@NullMarked
package io.earnest.profile.name;

import org.jspecify.annotations.NullMarked;
