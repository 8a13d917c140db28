/** Comments below articles, the votes on them and the avatars under which they speak. */
@NullMarked
package io.earnest.comment;

import org.jspecify.annotations.NullMarked;
