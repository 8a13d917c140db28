/** Markdown to safe HTML. */
@NullMarked
package io.earnest.article.markdown;

import org.jspecify.annotations.NullMarked;
