/** Experience: a fold of events, each counted once. */
@NullMarked
package io.earnest.profile.experience;

import org.jspecify.annotations.NullMarked;
