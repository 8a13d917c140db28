/** What to read next. */
@NullMarked
package io.earnest.article.suggestion;

import org.jspecify.annotations.NullMarked;
