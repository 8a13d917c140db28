/** Whom and what somebody follows: private, for nobody but them. */
@NullMarked
package io.earnest.profile.follow;

import org.jspecify.annotations.NullMarked;
