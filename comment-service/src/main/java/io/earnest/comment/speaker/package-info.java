/** Under which avatar, and with which number, a person speaks within one article. */
@NullMarked
package io.earnest.comment.speaker;

import org.jspecify.annotations.NullMarked;
