/** Plus and minus. */
@NullMarked
package io.earnest.article.rating;

import org.jspecify.annotations.NullMarked;
