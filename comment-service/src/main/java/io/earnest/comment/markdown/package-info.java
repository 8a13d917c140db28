/** The inline subset of Markdown in which comments are written. */
@NullMarked
package io.earnest.comment.markdown;

import org.jspecify.annotations.NullMarked;
