/** What the article's panels ask of a viewer, in one answer. */
@NullMarked
package io.earnest.article.mine;

import org.jspecify.annotations.NullMarked;
