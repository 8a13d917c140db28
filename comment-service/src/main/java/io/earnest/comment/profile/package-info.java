/** What comment-service needs from profile-service. */
@NullMarked
package io.earnest.comment.profile;

import org.jspecify.annotations.NullMarked;
