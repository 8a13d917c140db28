/** Comments: posting, reading, editing, deleting. */
@NullMarked
package io.earnest.comment.comment;

import org.jspecify.annotations.NullMarked;
