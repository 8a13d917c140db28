/** The catalogue of avatars, under which comments speak. */
@NullMarked
package io.earnest.profile.avatar;

import org.jspecify.annotations.NullMarked;
