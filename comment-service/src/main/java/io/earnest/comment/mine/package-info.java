/** The viewer's own state below an article, in one answer. */
@NullMarked
package io.earnest.comment.mine;

import org.jspecify.annotations.NullMarked;
