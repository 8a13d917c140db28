/** Passwords: slow hashes, few at a time. */
@NullMarked
package io.earnest.profile.password;

import org.jspecify.annotations.NullMarked;
