/** Likes and dislikes: one final vote per person and comment. */
@NullMarked
package io.earnest.comment.vote;

import org.jspecify.annotations.NullMarked;
