/** Profiles: signing up, one's own data, what others see of it. */
@NullMarked
package io.earnest.profile.profile;

import org.jspecify.annotations.NullMarked;
