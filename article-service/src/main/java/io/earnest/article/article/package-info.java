/** Articles as they are written, read, listed and deleted. */
@NullMarked
package io.earnest.article.article;

import org.jspecify.annotations.NullMarked;
