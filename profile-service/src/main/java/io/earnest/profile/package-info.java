/** The service that knows who somebody is: profiles, sign-in, levels, avatars, the admin audit. */
@NullMarked
package io.earnest.profile;

import org.jspecify.annotations.NullMarked;
