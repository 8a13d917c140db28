/** Sessions: signing in, access tokens and the keys to verify them, rotated refresh tokens. */
@NullMarked
package io.earnest.profile.session;

import org.jspecify.annotations.NullMarked;
