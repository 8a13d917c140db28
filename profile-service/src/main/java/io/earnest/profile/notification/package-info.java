/** What people are told of their account. */
@NullMarked
package io.earnest.profile.notification;

import org.jspecify.annotations.NullMarked;
