/** Pictures for articles: taken in, made anew without what came with them, kept, shown, and given up when nothing needs them. */
@NullMarked
package io.earnest.article.picture;

import org.jspecify.annotations.NullMarked;
