/** Full-text search: a Lucene index, derived from the store and made anew whenever that is needed. */
@NullMarked
package io.earnest.article.search;

import org.jspecify.annotations.NullMarked;
