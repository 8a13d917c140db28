/** What a person can prove beside the password: recovery codes, and time-based codes as a second factor. */
@NullMarked
package io.earnest.profile.factor;

import org.jspecify.annotations.NullMarked;
