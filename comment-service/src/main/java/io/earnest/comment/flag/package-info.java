/** Flags on comments, the moderators' queue that they make, and the decisions that empty it. */
@NullMarked
package io.earnest.comment.flag;

import org.jspecify.annotations.NullMarked;
